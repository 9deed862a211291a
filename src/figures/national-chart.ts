import type { SexOrBoth } from "../model/ratios.js";
import type { Language } from "../text/language.js";
import type { ChartFrame } from "./chart/sheet.js";
import {
  creditOf,
  implausibleNotes,
  readingOf,
  referenceNote,
  SEX_NAMES,
  suppressionNote,
} from "./figure-input.js";
import {
  type NationalInput,
  type NationalRows,
  nationalAbsentNotes,
  nationalTitle,
} from "./national-rows.js";

export interface NationalPanel {
  readonly sex: SexOrBoth;
  readonly rows: NationalRows;
}

/** What one kind says beside what all figures of the nation's areas say. */
interface NationalWords {
  /** What of the areas is shown: 〈埼玉県〉… 全国335医療圏 … */
  readonly what: { readonly ja: string; readonly en: string };
  /** Behind the reading of a difference. */
  readonly reading?: string;
  /** Behind the title, for those who cannot see the figure. */
  readonly form?: string;
  /** How it was made: begins the notes. */
  readonly method: string;
}

/** The prefecture's areas that have no place in the figure, since they have no ratio. */
function missingNotes(panels: readonly NationalPanel[], language: Language): string[] {
  const missing = panels.flatMap(({ sex, rows }) =>
    rows.missing.map(({ name }) => `${name}（${SEX_NAMES[sex][language]}）`),
  );
  if (missing.length === 0) return [];
  return [language === "ja" ? `算出不可：${missing.join("、")}` : `Not computable: ${missing.join(", ")}`];
}

/** What stands around the panels of one item in all areas of the nation: the same for every kind. */
export function nationalFrame(
  input: NationalInput,
  panels: readonly NationalPanel[],
  { what, reading = "", form = "", method }: NationalWords,
  parts: Pick<ChartFrame, "width" | "key">,
): ChartFrame {
  const { language, look, note } = input;
  const all = panels.map(({ rows }) => rows);
  const title = nationalTitle(input, all, what);
  const space = language === "ja" ? "" : " ";
  return {
    ...parts,
    look,
    title,
    subtitle: [readingOf(input), reading].filter(Boolean).join(space),
    description: title + form,
    ...(note ? { banner: note[language] } : {}),
    notes: [
      [method, suppressionNote(input), referenceNote(input)].filter(Boolean).join(space),
      ...missingNotes(panels, language),
      ...nationalAbsentNotes(input, all),
      ...implausibleNotes(
        all.flatMap(({ implausible }) => implausible),
        language,
      ),
      ...creditOf(input),
    ],
  };
}
