import type { Bilingual } from "../language.js";

/** The nation is named shortly in titles: （全国と比較）. */
export function referenceName(population: string, name: Bilingual): Bilingual {
  return population === "national" || population === "national-assigned"
    ? { ja: "全国", en: "the nation" }
    : name;
}
