import type { FigureKind } from "../../figures/kinds.js";
import type { Language } from "../../text/language.js";
import type { RatioChoice } from "../ratios/request.js";
import type { YearsChoice } from "../trends/compared-years.js";

/** What a run is to make. */
export interface RunChoice extends YearsChoice {
  readonly ratios: RatioChoice;
  /** Default: the usual kinds, those over the years of several releases only. */
  readonly kinds?: readonly FigureKind[] | undefined;
  /** Vertical range of the bars: each figure's own, or one for all. */
  readonly scale: "own" | "shared";
  /** PNG beside SVG? */
  readonly png: boolean;
  /** Workbooks too? */
  readonly xlsx: boolean;
  /** The report too? */
  readonly report: boolean;
  /** Threads that share the work. */
  readonly workers: number;
  readonly language: Language;
  /** What the outputs depend on, as it was written: it stands in the manifest. */
  readonly asked: Readonly<Record<string, unknown>>;
}
