import type { TopLevelSpec } from "vega-lite";
import { WHOLE_AGES } from "../../model/ages.js";
import type { SexOrBoth } from "../../model/ratios.js";
import { absentNotes } from "../absent-values.js";
import { byGroup, regionsOf, rowsOf, sexesOf } from "../figure-input.js";
import type { RatioFigure, SpecMaker } from "../plan/planned-figure.js";
import { readingOf } from "../reading.js";
import { plotsWidth } from "../sheet/look.js";
import { chartSpec, panelsHeight } from "../sheet/sheet.js";
import { heatmapLayout, NAMES_GAP, PANEL_GAP, withHeight } from "./layout.js";
import { columnNames, groupNames, itemNames } from "./names.js";
import { beside, cellsPanel, heightAbove, namesPanel } from "./panels.js";
import type { HeatmapInput } from "./rows.js";
import { cellRows } from "./rows.js";
import { colourEnds, formOf, keyOf, notesOf, titleOf } from "./texts.js";

/** What a heatmap shows, and how large its parts are. */
function planOf(input: HeatmapInput) {
  const { language, look = {}, ages = WHOLE_AGES } = input;
  const sexes = sexesOf(input);
  const items = byGroup(input.items);
  const regions = regionsOf(input, input.rows);
  const codes = regions.map(({ code }) => code);
  const ids = items.map(({ id }) => id);
  const rows = rowsOf(input, ids, [ages]).filter(({ prefectureCode }) => prefectureCode === codes[0]);
  const cells = cellRows(rows, { sexes, codes, ages, items }, language);
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  const places = cells.map(({ code, value }) => ({
    code,
    name: names.get(code)!,
    ages,
    isInResult: value !== undefined,
  }));
  const width = plotsWidth(look, { usual: undefined });
  const asked = width === undefined ? undefined : { width, height: look.size?.height };
  const plan = heatmapLayout(regions.length, sexes.length, language, asked);
  const frame = {
    input,
    title: titleOf(input),
    subtitle: readingOf(input),
    form: formOf(input),
    width: plan.width,
    key: keyOf(cells),
    notes: notesOf(input, rows, absentNotes(places, input)),
  };
  const regionNames = columnNames(regions, plan.panelWidth / regions.length);
  const besides = plan.isStacked ? sexes.map((sex) => [sex]) : [sexes];
  const blocks = { count: besides.length, rows: items.length, above: heightAbove(regionNames) };
  const layout = withHeight(plan, blocks, panelsHeight(frame));
  return { frame, layout, besides, items, codes, regionNames, cells };
}

/**
 * All items of a prefecture at a glance: ratio − 100 of the prefecture and its areas in code order, men and women
 * beside each other. Colours tell where to look; the numbers carry sign and significance for print without colour.
 *
 * @throws Failure where two rows claim one cell
 */
export function heatmapSpec(input: HeatmapInput): TopLevelSpec {
  const { language } = input;
  const { frame, layout, besides, items, codes, regionNames, cells } = planOf(input);
  return chartSpec({
    ...frame,
    params: {
      regions: codes,
      regionNames,
      items: items.map(({ id }) => id),
      itemNames: itemNames(items, language, layout),
      groups: groupNames(items, language, layout),
      valueSizes: layout.valueSizes,
      colourEnds: colourEnds(input, layout.groupsWidth + layout.itemsWidth),
    },
    rows: cells,
    panels: besides.map((some, index) =>
      beside(NAMES_GAP, [
        namesPanel(some[0]!, index === 0, layout),
        beside(
          PANEL_GAP,
          some.map((sex) => cellsPanel(sex, language, layout)),
        ),
      ]),
    ),
  });
}

/** Values smaller than this cannot be read, in the unit of the type: on paper it is 5 points. */
const LEAST_VALUE = 8;

/** The sexes with a sheet each, where one above the other they would be too small to be read; else null. */
export function heatmapSheets(input: HeatmapInput): readonly SexOrBoth[] | null {
  const { layout } = planOf(input);
  return layout.isStacked && layout.valueSizes[0] < LEAST_VALUE ? sexesOf(input) : null;
}

export const heatmapFigures: SpecMaker<RatioFigure> = {
  sheets: ({ input, items, ages }) => heatmapSheets({ ...input, items, ages }),
  spec: ({ input, items, ages }) => heatmapSpec({ ...input, items, ages }),
};
