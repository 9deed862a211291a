// @ts-nocheck
import type { TopLevelSpec } from "vega-lite";
import { isNation } from "../../catalog/levels.js";
import { absentNotes } from "../absent-values.js";
import { type Domain, intervalDomain } from "../difference-scale.js";
import {
  agesName,
  areasOf,
  type FigureItem,
  prefectureName,
  sexesOf,
  suppressionNote,
  WHOLE_AGES,
} from "../figure-input.js";
import { sheetSpec } from "../figure-sheet.js";
import { measureTitle } from "../measure-title.js";
import { type Caption, type Drawing, joined, moved } from "../pixel-marks.js";
import type { SpecMaker, TrendFigure } from "../planned-figure.js";
import { figureItem } from "../source-inputs.js";
import { INK } from "../theme.js";
import { changeNotes } from "./change-label.js";
import { AXIS_WIDTH, nameLines, type PanelInput, panelReach, trendPanel } from "./panel.js";
import { type TrendFigureInput, trendCredit, trendNotes, trendReading, yearsName } from "./trend-figure.js";
import { differenceOf, trendIndex } from "./trend-index.js";
import { trendKey } from "./trend-key.js";
import type { TrendSymbol } from "./trend-line.js";

/** `trends` of other items, regions or sexes are passed over; of one age group and one reference. */
export interface TrendInput extends TrendFigureInput {
  readonly item: FigureItem;
}

const FIGURE_WIDTH = 1080;
/** Of a figure of a single panel, whose title and key need it. */
const LEAST_WIDTH = 720;
const WIDEST_PLOT = 420;
const PANEL_GAP = 18;
const ROW_GAP = 18;

/** How many panels stand side by side, so that a page is filled, and how high their plots are. */
function gridOf(panels: number): { readonly columns: number; readonly height: number } {
  if (panels <= 4) return { columns: panels, height: 260 };
  if (panels <= 8) return { columns: 4, height: 200 };
  if (panels <= 12) return { columns: 4, height: 160 };
  return { columns: panels <= 15 ? 5 : 6, height: 140 };
}

function titleOf(input: TrendInput): string {
  const { prefecture, years, item, reference, language, trends } = input;
  const ages = agesName(trends[0]?.ages ?? "40-74", language);
  const time = yearsName(years, language);
  return language === "ja"
    ? `〈${prefecture.name}〉${time} 特定健康診査【${item.name.ja}】の推移（${reference.ja}と比較、${ages}）`
    : `${prefectureName(input)}: ${item.name.en} over the years, specific health checkups ${time} (compared with ${reference.en}, ages ${ages.replace(" years", "")})`;
}

/**
 * One item over the years in a prefecture and each of its secondary medical areas: small multiples with one scale, a
 * line of each sex with its intervals, which breaks where years do not compare, and the change over the period.
 */
export function trendSpec(input: TrendInput): TopLevelSpec {
  const { prefecture, item, language, note } = input;
  const sexes = sexesOf(input);
  const own = input.trends.filter(
    (trend) =>
      trend.item === item.id &&
      !isNation(trend.level) &&
      trend.prefectureCode === prefecture.code &&
      sexes.includes(trend.sex),
  );
  const trendOf = trendIndex(own);
  const regions = [{ code: prefecture.code, name: prefectureName(input) }, ...areasOf(own, prefecture.code)];
  const ages = own[0]?.ages ?? WHOLE_AGES;
  const places = sexes.flatMap((sex) =>
    regions.map((region) => ({
      ...region,
      ages,
      isInResult: trendOf(item.id, region.code, sex) !== undefined,
    })),
  );
  const { columns, height } = gridOf(regions.length);
  const room = FIGURE_WIDTH - AXIS_WIDTH - (columns - 1) * PANEL_GAP;
  const plot = { width: Math.min(WIDEST_PLOT, Math.floor(room / columns)), height };
  const domain = domainOf(own);
  const panels: Drawing[] = [];
  let bottom = 0;
  let firstAbove = 0;
  const symbols = new Set<TrendSymbol>();
  for (let start = 0; start < regions.length; start += columns) {
    const row = regions.slice(start, start + columns);
    const lines = Math.max(...row.map(({ name }) => nameLines(name, plot).length));
    const { above, below } = panelReach(lines);
    const top = start === 0 ? 0 : bottom + ROW_GAP + above;
    for (const [index, { code, name }] of row.entries()) {
      const panel: PanelInput = {
        code,
        name,
        item: item.id,
        trendOf: (sex) => trendOf(item.id, code, sex),
        plot,
        domain,
        isFirstInRow: index === 0,
        isPrefecture: code === prefecture.code,
        nameLines: lines,
      };
      const panelMarks = trendPanel(panel, input);
      for (const symbol of panelMarks.symbols) symbols.add(symbol);
      panels.push(moved(panelMarks.drawing, index * (plot.width + PANEL_GAP), top));
    }
    bottom = top + plot.height + below;
    if (start === 0) firstAbove = above;
  }
  const title = titleOf({ ...input, trends: own });
  const width = AXIS_WIDTH + columns * plot.width + (columns - 1) * PANEL_GAP + 6;
  return sheetSpec({
    title,
    subtitle: trendReading(input),
    description: title,
    width: Math.max(LEAST_WIDTH, width),
    left: AXIS_WIDTH,
    ...(note ? { banner: note[language] } : {}),
    parts: [
      {
        above: firstAbove,
        below: bottom,
        drawing: joined([...panels, { captions: [measureCaption(input, bottom)] }]),
      },
    ],
    key: trendKey(input, symbols, { withIntervals: true }),
    notes: [
      ...absentNotes(places, input, { what: "trends" }),
      ...changeNotes(own, language),
      suppressionNote(language),
      ...trendNotes({ ...input, trends: own }),
      ...trendCredit(input),
    ],
  });
}

/** What is measured, upwards along all rows. */
function measureCaption(input: TrendInput, height: number): Caption {
  return {
    ...measureTitle(input, height),
    x: -AXIS_WIDTH + 11,
    y: height / 2,
    align: "center",
    fill: INK.text,
    angle: -90,
  };
}

function domainOf(trends: TrendInput["trends"]): Domain {
  return intervalDomain(trends.flatMap(({ points }) => points.map(differenceOf)));
}

export const trendFigures: SpecMaker<TrendFigure> = {
  spec: ({ input, items, source }) => trendSpec({ ...input, item: figureItem(source.catalog, items[0]!) }),
};
