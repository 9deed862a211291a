import { SEX_COLOURS } from "./by-sex.js";
import { type LineFields, lineFields } from "./trend-row.js";

/** Of a line across a year without a value. */
export const DASH = [3, 3];
/** Two strokes across where a line does not go on. */
export const BREAK_SHAPE = "M-1,.8L-.1,-.8M.1,.8L1,-.8";

interface Looks {
  /** From one sex to the next. */
  readonly shift: object;
  readonly strokeWidth: number;
  readonly breakSize: number;
  readonly breakWidth: number;
}

/**
 * Values over the years joined to those before them, broken where they do not compare.
 *
 * @param field a field of years, or of values, on its scale
 * @param of by which the lines are drawn
 */
export function joined(
  field: { readonly x: (name: string) => object; readonly y: (name: string) => object },
  { shift, strokeWidth, breakSize, breakWidth }: Looks,
  of: Pick<LineFields, "value" | "since" | "break"> = lineFields("ratio"),
) {
  // Rows are filtered already: Vega-Lite would look at each once more, in every panel.
  const usual = { clip: true, invalid: null, xOffset: shift };
  return [
    {
      transform: [{ filter: "isValid(datum.sinceYear)" }],
      mark: {
        type: "rule",
        strokeWidth,
        strokeCap: "round",
        strokeDash: { expr: `datum.isAcrossGap ? [${DASH}] : [1, 0]` },
        x2Offset: shift,
        ...usual,
      },
      encoding: {
        x: field.x("sinceYear"),
        x2: { field: "fiscalYear" },
        y: field.y(of.since),
        y2: { field: of.value },
        stroke: SEX_COLOURS,
      },
    },
    {
      transform: [{ filter: "isValid(datum.breakYear)" }],
      mark: {
        type: "point",
        shape: BREAK_SHAPE,
        size: breakSize,
        strokeWidth: breakWidth,
        opacity: 1,
        ...usual,
      },
      encoding: { x: field.x("breakYear"), y: field.y(of.break), stroke: SEX_COLOURS },
    },
  ];
}
