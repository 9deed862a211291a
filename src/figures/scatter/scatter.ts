import type { TopLevelSpec } from "vega-lite";
import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import { misuse } from "../../text/failure.js";
import type { AxisTitle } from "../chart/differences.js";
import { linesBeside } from "../chart/heading.js";
import { SEX_NAMES, sexesOf } from "../figure-input.js";
import { bySex, nationalFrame } from "../national/chart.js";
import { dotsLayout, dotsSpec } from "../national/dots.js";
import { type NationalRows, nationalDomain, nationalRows } from "../national/rows.js";
import type { RatioFigure, SpecMaker } from "../plan/planned-figure.js";
import { measureName } from "../reading.js";
import { regionWords } from "../region-words.js";
import { TYPE } from "../theme.js";
import { ofAreasAlone } from "../without-areas.js";
import { scatterPanel } from "./panel.js";
import { correlationOf, namedRows, pairRows, pairsOf, type ScatterInput } from "./rows.js";
import { correlationText, keyOf, methodOfPairs, readingOfPairs } from "./texts.js";

/** Both items of one sex. */
function panelOf(input: ScatterInput, sex: SexOrBoth) {
  const [x, y] = input.items.map((item) => nationalRows({ ...input, item }, sex)) as [
    NationalRows,
    NationalRows,
  ];
  const pairs = pairsOf(x, y);
  const domains = [nationalDomain(x), nationalDomain(y)] as const;
  return {
    sex,
    domains,
    correlation: correlationOf(pairs),
    pairRows: pairRows(pairs, domains, input),
    covered: pairs.flat(),
    rows: both(
      x,
      y,
      pairs.map(([row]) => row),
    ),
  };
}

/** What the frame tells of the areas: those shown, and those that lack one of the items. */
function both(x: NationalRows, y: NationalRows, areas: NationalRows["areas"]): NationalRows {
  const once = <Row extends { readonly code: string }>(rows: readonly Row[]) => [
    ...new Map(rows.map((row) => [row.code, row])).values(),
  ];
  return {
    ...x,
    areas,
    isWhole: x.isWhole && y.isWhole,
    missing: once([...x.missing, ...y.missing]),
    implausible: [...x.implausible, ...y.implausible],
  };
}

/** The title of an axis: which item, and what of it; smaller where it would be longer than the axis. */
function measureOf(input: ScatterInput, item: ScatterInput["items"][number], room: number): AxisTitle {
  const { language } = input;
  const name = item.name[language];
  const text = language === "ja" ? `【${name}】${measureName(input)}` : `${name}: ${measureName(input)}`;
  const fitting = Math.floor((10 * TYPE.label * room) / textWidth(text, TYPE.label)) / 10;
  return { text, size: Math.min(TYPE.label, Math.max(8, fitting)) };
}

/**
 * The ratios − 100 of two items in every area of the nation, the prefecture's areas named, with Spearman's rank correlation.
 *
 * @param input rows of both items
 */
export function scatterSpec(input: ScatterInput): TopLevelSpec {
  const { language, look = {}, items } = input;
  const sexes = sexesOf(input);
  const plan = dotsLayout(sexes.length, look);
  const words = regionWords(input.rows);
  const panels = sexes.map((sex) => {
    const panel = panelOf(input, sex);
    const text = correlationText(panel.correlation, words, language);
    return { ...panel, heading: linesBeside(SEX_NAMES[sex][language], text, plan.panelWidth) };
  });
  const item = {
    id: items.map(({ id }) => id).join("-"),
    name: {
      ja: items.map(({ name }) => name.ja).join(" × "),
      en: items.map(({ name }) => name.en).join(" × "),
    },
  };
  const frame = nationalFrame({ ...input, item }, panels, {
    what: { ja: "の散布図", en: " (scatter plot)" },
    reading: readingOfPairs(words)[language],
    method: methodOfPairs(words)[language],
    items,
    width: plan.width,
    key: keyOf(
      { ...input, item },
      panels.flatMap((panel) => panel.pairRows),
    ),
  });
  return dotsSpec(frame, plan, panels, (layout) => ({
    params: {
      xDomains: bySex(panels, ({ domains }) => domains[0]),
      yDomains: bySex(panels, ({ domains }) => domains[1]),
    },
    rows: panels.flatMap((panel) => namedRows(panel.pairRows, panel.domains, layout)),
    panelOf: (sex, isFirst) => {
      const across = measureOf(input, items[0], layout.panelWidth);
      const up = measureOf(input, items[1], layout.panelHeight);
      return scatterPanel(sex, input, layout, across, isFirst ? up : null);
    },
  }));
}

const ofPair = ofAreasAlone("scatter", ({ input, items, ages }) =>
  scatterSpec({ ...input, items: [items[0]!, items[1]!], ages }),
);

export const scatterFigures: SpecMaker<RatioFigure> = {
  spec(figure) {
    const { items } = figure;
    if (items.length === 2) return ofPair.spec(figure);
    throw misuse((name) => ({
      ja: `散布図は 2 つの項目の図です（いまは ${items.length} 項目）。${name("item")} で 2 つ選んでください。`,
      en: `a scatter plot is of two items (there are ${items.length}). Choose two with ${name("item")}.`,
    }));
  },
  canDraw: (figure) => figure.items.length === 2 && ofPair.canDraw(figure),
};
