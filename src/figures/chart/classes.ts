import { sideOf } from "../../model/marks.js";
import type { FigureRow } from "../../model/ratios.js";
import type { Bilingual, Language } from "../../text/language.js";
import { MINUS, stepsOf } from "../../text/numbers.js";
import { isWide } from "../difference-scale.js";
import { isImplausible } from "../figure-input.js";
import type { Colouring } from "./colouring.js";
import { rateAt, rateLabel } from "./measure.js";
import { DOUBTFUL_SIGN } from "./rows.js";

/**
 * How much a row says: its value; a value with a range of more than `WIDE` points; one that looks like an error of the
 * source or, where marks are shown, is not judged; or that there is none.
 */
export type RowState = "known" | "wide" | "doubtful" | "missing";

interface RowClass {
  readonly id: string;
  readonly name: Bilingual;
  /**
   * Blue to red by way of near white: told apart with any colour blindness (at least 13 apart in L*a*b*), and in grey too, where
   * every class has a lightness of its own (at least 8 apart) and is the darker the further it is from the reference.
   */
  readonly colour: string;
}

/** Edges in points as they are printed, to one decimal: +5.0 and −5.0 lie outside of the middle class. */
const EDGES = [5, 10, 20] as const;

const between = (low: number, high: number): Bilingual => {
  const sign = high > 0 ? "+" : MINUS;
  const [from, to] = [`${sign}${Math.abs(low)}`, `${sign}${Math.abs(high)}`];
  return { ja: `${from}～${to}`, en: `${from} to ${to}` };
};

const RATIO_CLASSES: readonly RowClass[] = [
  { id: "-3", name: { ja: `${MINUS}20以下`, en: `${MINUS}20 or less` }, colour: "#2b68ad" },
  { id: "-2", name: between(-20, -10), colour: "#7fb0d8" },
  { id: "-1", name: between(-10, -5), colour: "#cbdfee" },
  { id: "0", name: { ja: "±5未満", en: "within ±5" }, colour: "#f6f5f1" },
  { id: "1", name: between(5, 10), colour: "#f6b89c" },
  { id: "2", name: between(10, 20), colour: "#dc7350" },
  { id: "3", name: { ja: "+20以上", en: "+20 or more" }, colour: "#92161f" },
];

const MARK_CLASSES: readonly RowClass[] = [
  { id: "low", name: { ja: "有意に低い", en: "significantly low" }, colour: "#2b68ad" },
  {
    id: "rather-low",
    name: { ja: "低いが有意ではない", en: "low, not significantly" },
    colour: "#b5d2ea",
  },
  { id: "equal", name: { ja: "基準と同じ", en: "as the reference" }, colour: "#f6f5f1" },
  {
    id: "rather-high",
    name: { ja: "高いが有意ではない", en: "high, not significantly" },
    colour: "#f2a584",
  },
  { id: "high", name: { ja: "有意に高い", en: "significantly high" }, colour: "#92161f" },
];

/**
 * The names of the classes of the ratio as rates per cent: what the edges are of the reference rate.
 *
 * @param referenceRate per cent
 */
export function rateClassNames(referenceRate: number, language: Language): string[] {
  const edges = [...EDGES.map((edge) => -edge).reverse(), ...EDGES];
  const [lowest, ...others] = edges.map((edge) => rateLabel(rateAt(referenceRate, edge), referenceRate));
  const until = language === "ja" ? "～" : " to ";
  const inner = others.map((to, index) => {
    const from = (index === 0 ? lowest! : others[index - 1]!).replace("%", "");
    return `${from}${until}${to}`;
  });
  const highest = others.at(-1)!;
  return language === "ja"
    ? [`${lowest}以下`, ...inner, `${highest}以上`]
    : [`${lowest} or less`, ...inner, `${highest} or more`];
}

/** All classes, from low to high. */
export const classesOf = (colouring: Colouring): readonly RowClass[] =>
  colouring === "ratio" ? RATIO_CLASSES : MARK_CLASSES;

type ClassedRow = Pick<FigureRow, "difference" | "mark">;

/** The class of a row; null where it has none. */
export function classOf({ difference, mark }: ClassedRow, colouring: Colouring): string | null {
  if (difference === null) return null;
  const tenths = stepsOf(difference, 1);
  if (colouring === "ratio")
    return String(Math.sign(tenths) * EDGES.filter((edge) => Math.abs(tenths) >= 10 * edge).length + 0);
  if (mark === null) return null;
  if (mark !== "none") return sideOf(mark) > 0 ? "high" : "low";
  return tenths === 0 ? "equal" : tenths > 0 ? "rather-high" : "rather-low";
}

/** How much a row says where it is coloured. */
export function stateOf(
  row: ClassedRow & Pick<FigureRow, "ratioLower" | "ratioUpper" | "flags">,
  colouring: Colouring,
): RowState {
  if (row.difference === null) return "missing";
  if (isImplausible(row) || classOf(row, colouring) === null) return "doubtful";
  return isWide(row) ? "wide" : "known";
}

/** What stands at a region that is left white. */
export const STATE_SYMBOLS: Readonly<Record<RowState, string>> = {
  known: "",
  wide: "●",
  doubtful: DOUBTFUL_SIGN,
  missing: "×",
};

/** The ground where the result has no row. */
export const NO_ROW = "#dcdcdc";
