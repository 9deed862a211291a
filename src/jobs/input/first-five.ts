import type { Bilingual } from "../../text/language.js";

const MOST = 5;

/** The first five of a list in a line, and how many more there are: "BMI、喫煙 ほか3表", "BMI; Smoking; and 3 more". */
export function firstFive(all: readonly Bilingual[], unit: string): Bilingual {
  const shown = all.slice(0, MOST);
  const more = all.length - shown.length;
  return {
    ja: shown.map(({ ja }) => ja).join("、") + (more > 0 ? ` ほか${more}${unit}` : ""),
    en: shown.map(({ en }) => en).join("; ") + (more > 0 ? `; and ${more} more` : ""),
  };
}
