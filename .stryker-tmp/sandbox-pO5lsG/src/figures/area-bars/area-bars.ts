// @ts-nocheck
import type { TopLevelSpec } from "vega-lite";
import { isNation } from "../../catalog/levels.js";
import type { FigureRow } from "../../model/ratios.js";
import { absentNotes } from "../absent-values.js";
import { type Domain, figureDomain } from "../difference-scale.js";
import { areasOf, prefectureName, readingOf, rowIndex, sexesOf } from "../figure-input.js";
import { measureTitle } from "../measure-title.js";
import type { RatioFigure, SpecMaker } from "../planned-figure.js";
import { figureItem } from "../source-inputs.js";
import { breakLines } from "../text/line-breaking.js";
import { FIGURE_CONFIG, TYPE } from "../theme.js";
import { backdrop, groupNames, moved, panelLegend, type Surroundings, scaleLines } from "./frame.js";
import type { AreaBarsInput } from "./input.js";
import { layersOf, type PlacedPanel } from "./layers.js";
import { areaBarsLayout } from "./layout.js";
import { banner, footer } from "./margins.js";
import type { Region } from "./mark-data.js";
import { type PanelInput, panelMarks, pixelOf } from "./marks.js";
import { descriptionOf, keyOf, notesOf, titleOf } from "./texts.js";

/** The rows that the figure shows: this item, this prefecture and its areas, these ages and sexes. */
function figureRows(input: AreaBarsInput): FigureRow[] {
  const { prefecture, item, rows, ages, release } = input;
  const sexes = sexesOf(input);
  return rows.filter(
    (row) =>
      row.item === item.id &&
      row.release === release &&
      row.prefectureCode === prefecture.code &&
      !isNation(row.level) &&
      sexes.includes(row.sex) &&
      ages.includes(row.ages),
  );
}

/** The prefecture, then its areas in code order. */
function regionsOf(input: AreaBarsInput, rows: readonly FigureRow[]): Region[] {
  const { code } = input.prefecture;
  return [{ code, name: prefectureName(input) }, ...areasOf(rows, code)];
}

/** Bars begin at 0: the frame must hold it, whatever range was asked for. */
const withZero = ([low, high]: Domain): Domain => [Math.min(0, low), Math.max(0, high)];

/** From the frame to the first line of the names: dots of significance, and values of bars cut below, stand between. */
const NAMES_DROP = 36;
const PANEL_GAP = 24;
const FOOTER_GAP = 18;
const BANNER_GAP = 14;

/**
 * The figure of one prefecture and item, after the published Saitama one: ratio − 100 of the prefecture and each of
 * its secondary medical areas, by sex and age group, around a firm zero line.
 *
 * Bars stand at computed pixels instead of on a band scale: so the prefecture can be set apart, and names, values,
 * bands and arrows are placed with their measured widths. The vertical scale is a true one.
 */
export function areaBarsSpec(input: AreaBarsInput): TopLevelSpec {
  const { ages, language, note } = input;
  const rows = figureRows(input);
  const regions = regionsOf(input, rows);
  const domain = input.domain ? withZero(input.domain) : figureDomain(rows);
  const rowOf = rowIndex(rows);
  const sexes = sexesOf(input);
  const places = sexes.flatMap((sex) =>
    regions.flatMap((region) =>
      ages.map((age) => ({
        ...region,
        ages: age,
        isInResult: rowOf(input.item.id, region.code, sex, age) !== undefined,
      })),
    ),
  );
  const layout = areaBarsLayout(regions.length, ages.length, sexes.length);
  const namesTop = layout.panelHeight + NAMES_DROP;
  const names = groupNames(regions, ages.length, layout, namesTop);
  /** From a panel's top to the end of its names. */
  const depth = namesTop - TYPE.label + names.height + 4;

  const surroundings: Surroundings[] = [];
  const placed: PlacedPanel[] = [];
  let bottom = 0;
  if (note) {
    const above = banner(note[language], layout);
    surroundings.push(above);
    bottom = above.height + BANNER_GAP;
  }
  for (const [index, sex] of sexes.entries()) {
    const isInner = layout.sideBySide && index > 0;
    const legend = panelLegend(sex, ages, layout, language);
    const x = layout.axisWidth + (isInner ? index * (layout.panelWidth + layout.panelGap) : 0);
    const y = isInner ? bottom - depth : bottom + (index > 0 ? PANEL_GAP : 0) + legend.height;
    const panel: PanelInput = {
      sex,
      regions,
      ages,
      rowOf: (code, age) => rowOf(input.item.id, code, sex, age),
      domain,
      layout,
      language,
    };
    const marks = panelMarks(panel);
    const parts = [
      scaleLines(domain, isInner ? null : measureTitle(input, layout.panelHeight), layout),
      {
        boxes: [backdrop(input.prefecture.code, layout, depth)],
        symbols: marks.symbols,
        captions: names.captions,
      },
      legend,
      { boxes: [], symbols: [], captions: marks.values },
    ];
    for (const part of parts) surroundings.push(moved(part, x, y));
    placed.push({ panel, marks, x, y });
    bottom = y + depth;
  }
  const foot = footer(
    keyOf(rows, language),
    notesOf(input, rows, absentNotes(places, input)),
    layout,
    bottom + FOOTER_GAP,
  );
  surroundings.push(foot);
  const lines = (text: string, size: number, weight?: "bold") =>
    breakLines(text, layout.figureWidth, size, weight);

  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: descriptionOf(input),
    config: FIGURE_CONFIG,
    width: layout.figureWidth,
    height: foot.end,
    title: {
      text: lines(titleOf(input), TYPE.title, "bold"),
      subtitle: lines(readingOf(input), TYPE.subtitle),
      anchor: "start",
      frame: "group",
      offset: 18,
    },
    layer: layersOf(surroundings, placed, pixelOf(0, domain, layout), layout),
    resolve: { scale: { y: "independent" } },
  } as TopLevelSpec;
}

export const areaBarsFigures: SpecMaker<RatioFigure> = {
  spec({ input, items, request: { ages, domain }, source }) {
    return areaBarsSpec({
      ...input,
      item: figureItem(source.catalog, items[0]!),
      ages,
      ...(domain ? { domain } : {}),
    });
  },
};
