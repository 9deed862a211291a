import type { TopLevelSpec } from "vega-lite";
import { linesBeside } from "../chart/heading.js";
import { isRate, oneReferenceRateOf, rateAt, withRates } from "../chart/measure.js";
import { measureTitle } from "../chart/measure-title.js";
import { withHeight } from "../chart/plot-rows.js";
import { intervalDomain } from "../difference-scale.js";
import { isImplausible, SEX_NAMES, sexesOf } from "../figure-input.js";
import { bySex, isBeyond, nationalFrame } from "../national/chart.js";
import { inRows } from "../national/dots.js";
import { type NationalInput, type NationalRows, nationalInput, nationalRows } from "../national/rows.js";
import { chartSpec, panelsHeight } from "../sheet/sheet.js";
import { ofAreasAlone } from "../without-areas.js";
import { caterpillarPanel, headroomOf, heightAround, nameBehind } from "./panel.js";
import { areaRows, caterpillarLayout, haveRoomBeside, lineRows, NAMES_WIDTH } from "./rows.js";
import { headingOf, keyOf, methodOf } from "./texts.js";

/** Rows in which a prefecture whose counts look like errors of the source has no line, and is named among such areas. */
function withoutWrong(rows: NationalRows): NationalRows {
  const { prefecture, implausible } = rows;
  if (!prefecture || !isImplausible(prefecture)) return rows;
  return { ...rows, prefecture: undefined, implausible: [prefecture, ...implausible] };
}

/** The places that the axis names. */
function placeTicks(count: number): number[] {
  const round = [50, 100, 150, 200, 250, 300].filter((place) => place <= count - 20);
  return [...new Set([1, ...round, count])].filter((place) => place <= count);
}

/**
 * Where plots would be lower than this below names that run upwards, they stand beside each other; where they still are,
 * no ranks stand at the names: the axis has the places.
 */
const LOW = 150;

/** The panels of a figure, what stands around them, and how high they are. */
function planOf(input: NationalInput, hasRanks: boolean, columns: number) {
  const { language, look = {}, measure } = input;
  const sexes = sexesOf(input);
  const plan = caterpillarLayout(sexes.length, look, columns);
  const panels = sexes.map((sex) => {
    const rows = withoutWrong(nationalRows(input, sex));
    // The prefecture's ordinary intervals are inside too.
    const domain = intervalDomain([...rows.usual, ...rows.own], rows.own);
    const heading = linesBeside(
      SEX_NAMES[sex][language],
      headingOf(rows, language, hasRanks),
      plan.panelWidth + NAMES_WIDTH,
    );
    const referenceRate = isRate(measure) ? oneReferenceRateOf(rows.areas) : null;
    const panel = { sex, rows, domain, referenceRate };
    return { ...panel, heading, ...areaRows(panel, plan, input, hasRanks) };
  });
  const frame = nationalFrame(input, panels, {
    what: { ja: "の中の位置", en: "" },
    form: language === "ja" ? "比の順に並べた信頼区間の図" : "Intervals in the order of the ratios",
    method: methodOf(input, hasRanks),
    width: plan.width,
    key: keyOf(input, {
      others: panels.some(({ areas }) => areas.some(({ isOwn }) => !isOwn)),
      beyond: panels.some(({ areas, domain }) =>
        areas.some(({ intervalLower, intervalUpper }) => isBeyond(intervalLower, intervalUpper, domain)),
      ),
    }),
  });
  const around = panels.map(heightAround);
  const layout = withHeight(plan, panelsHeight(frame), columns > 1 ? Math.max(...around) : around);
  return { panels, frame, layout: { ...layout, headroom: columns > 1 ? headroomOf(panels) : 0 } };
}

/** The plan whose plots are not low, or the last that there is. */
function roomyPlanOf(input: NationalInput) {
  const isLow = ({ layout, panels }: ReturnType<typeof planOf>) =>
    layout.panelHeight < LOW && panels.some(({ isTurned }) => isTurned);
  const usual = planOf(input, true, 1);
  if (!isLow(usual)) return usual;
  const columns = haveRoomBeside(usual.panels.length, input.look ?? {}) ? 2 : 1;
  const beside = columns > 1 ? planOf(input, true, columns) : usual;
  return isLow(beside) ? planOf(input, false, columns) : beside;
}

/**
 * One item in all areas of the nation from the highest ratio to the lowest, with 95 % intervals; a prefecture's areas
 * stand out. The order alone would be read as a league table: the intervals show how much of it is chance.
 */
export function caterpillarSpec(input: NationalInput): TopLevelSpec {
  const { panels, frame, layout } = roomyPlanOf(input);
  const axisTitle = measureTitle(input, layout.panelHeight);
  return chartSpec({
    ...frame,
    params: {
      domains: bySex(panels, ({ domain, referenceRate }) =>
        referenceRate === null ? domain : domain.map((end) => rateAt(referenceRate, end)),
      ),
      places: bySex(panels, ({ areas }) => Math.max(1, areas.length)),
      placeTicks: bySex(panels, ({ areas }) => placeTicks(areas.length)),
      headings: bySex(panels, ({ heading }) => heading),
      turned: bySex(panels, ({ isTurned }) => isTurned),
      namesBehind: bySex(panels, ({ areas }) => nameBehind(areas)),
    },
    rows: panels.flatMap((panel) => {
      const { referenceRate } = panel;
      const all = [...panel.areas, ...lineRows(panel, layout, input)];
      return all.map((row) => (referenceRate === null ? row : withRates(row, referenceRate)));
    }),
    panels: inRows(
      panels.map(({ sex }, index) =>
        caterpillarPanel(sex, input, layout, index % layout.columns > 0 ? null : axisTitle),
      ),
      layout.columns,
    ),
  });
}

export const caterpillarFigures = ofAreasAlone("caterpillar", (figure) =>
  caterpillarSpec(nationalInput(figure)),
);
