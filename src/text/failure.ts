import type { Bilingual } from "./language.js";
import { inRequest, type Told, worded } from "./told.js";
import { visible } from "./visible-text.js";

/** Where in the input something was found. Rows and columns are counted as Excel shows them. */
export interface Place {
  readonly file: string;
  readonly sheet?: string | undefined;
  /** 1-based row. */
  readonly row?: number | undefined;
  /** Column letters, "A" to "XFD". */
  readonly column?: string | undefined;
}

/**
 * Something that the user, not the programmer, can mend: it is shown as one message, without a stack trace.
 * Exit code 1: the input or request cannot be served; 2: wrong usage.
 */
export class Failure extends Error {
  /** The message in the library's words. */
  readonly text: Bilingual;
  /** For whoever calls what can be asked for by other names: `worded(told, asOption)`. */
  readonly told: Told;
  readonly exitCode: 1 | 2;
  readonly place: Place | undefined;

  constructor(told: Told, options: { exitCode?: 1 | 2; place?: Place | undefined } = {}) {
    const text = worded(told, inRequest);
    super(text.en);
    this.name = "Failure";
    this.text = text;
    this.told = told;
    this.exitCode = options.exitCode ?? 1;
    this.place = options.place;
  }
}

/** A failure of wrong usage. */
export const misuse = (told: Told): Failure => new Failure(told, { exitCode: 2 });

/** A failure of what was found at a place of the input, or in a file. */
export const failureAt = (place: Place | string | undefined, told: Told): Failure =>
  new Failure(told, { place: placed(place) });

/** A failure of wrong usage that was found there. */
export const misuseAt = (place: Place | string | undefined, told: Told): Failure =>
  new Failure(told, { exitCode: 2, place: placed(place) });

const placed = (place: Place | string | undefined) => (typeof place === "string" ? { file: place } : place);

/** "file, sheet S, row R, column C" in the given language. */
export function describePlace(place: Place, language: "ja" | "en"): string {
  const ja = language === "ja";
  const isPiped = place.file === "-";
  const parts = [
    isPiped ? (ja ? "標準入力" : "standard input") : visible(place.file, Number.POSITIVE_INFINITY),
  ];
  const sheet = visible(place.sheet ?? "");
  if (sheet) parts.push(ja ? `シート「${sheet}」` : `sheet "${sheet}"`);
  if (place.row) parts.push(ja ? `${place.row} 行目` : `row ${place.row}`);
  if (place.column) parts.push(ja ? `${place.column} 列` : `column ${place.column}`);
  return parts.join(ja ? "、" : ", ");
}
