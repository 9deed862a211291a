import { isWide } from "../../charts/difference-scale.js";
import { COLOUR_LIMIT, COLOURS, WHITE_FROM } from "../../charts/heatmap/cells.js";
import { significanceStyle } from "../../charts/significance-style.js";
import type { RatioRow } from "../../ratios.js";
import type { CellModel, CellRange, CellValue, Conditions } from "./model.js";
import { STYLE } from "./styles.js";

/** Decimals of a value in points and of a count: far finer than what they tell, and the files stay small. */
const POINT_DECIMALS = 2;
const COUNT_DECIMALS = 1;

/** A cell never shows a number that is not known. */
function rounded(value: number | null, decimals: number): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor + 0;
}

/** A difference to the reference, points. */
export const points = (value: number | null): CellValue => rounded(value, POINT_DECIMALS);
/** A ratio as a difference to the reference, points. */
export const pointsOfRatio = (ratio: number | null): CellValue =>
  ratio === null ? null : points(ratio - 100);
/** People. */
export const people = (value: number | null): CellValue => rounded(value, COUNT_DECIMALS);

/** A cell of ratio − 100 that stays where it is, so that its look can be fixed: bold, faint or empty. */
export function differenceCell(row: number, column: number, ratio: RatioRow | undefined): CellModel {
  const value = points(ratio?.difference ?? null);
  if (value === null || !ratio) return { row, column, value: null, style: STYLE.points };
  const style = isWide(ratio)
    ? STYLE.faintPoints
    : significanceStyle(ratio).weight === "bold"
      ? STYLE.boldPoints
      : STYLE.points;
  return { row, column, value, style };
}

/** The heatmap's colours, and white text on the darkest. */
export const COLOUR_RULES: Conditions["rules"] = [
  { kind: "white-text", limit: WHITE_FROM },
  { kind: "colours", limit: COLOUR_LIMIT, colours: COLOURS },
];

/** Colours for cells of ratio − 100, but for the faint and empty ones. */
export function coloursOf(cells: readonly CellModel[]): Conditions[] {
  const ranges = blocksOf(cells.filter(({ value, style }) => value !== null && style !== STYLE.faintPoints));
  return ranges.length === 0 ? [] : [{ ranges, rules: COLOUR_RULES }];
}

/** Cells, in the order of their rows and columns, as few rectangles. */
function blocksOf(cells: readonly CellModel[]): CellRange[] {
  const runs: CellRange[] = [];
  for (const { row, column } of cells) {
    const last = runs.at(-1);
    if (last && last.toRow === row && last.toColumn === column - 1) {
      runs[runs.length - 1] = { ...last, toColumn: column };
    } else runs.push({ fromRow: row, toRow: row, fromColumn: column, toColumn: column });
  }
  const blocks = new Map<string, CellRange>();
  const ended: CellRange[] = [];
  for (const run of runs) {
    const key = `${run.fromColumn} ${run.toColumn}`;
    const above = blocks.get(key);
    if (above && above.toRow === run.fromRow - 1) blocks.set(key, { ...above, toRow: run.toRow });
    else {
      if (above) ended.push(above);
      blocks.set(key, run);
    }
  }
  return [...ended, ...blocks.values()];
}
