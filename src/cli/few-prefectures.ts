import { misuse } from "../text/failure.js";

const MOST_PREFECTURES = 10;

/**
 * Refuses a list of the whole nation, which is too long to read.
 *
 * @throws Failure (`exitCode` 2) where no prefectures or areas were chosen, or too many
 */
export function refuseManyPrefectures(prefectureCodes: readonly (string | null)[]): void {
  if (new Set(prefectureCodes).size <= MOST_PREFECTURES) return;
  throw misuse({
    ja: `都道府県を --prefecture 埼玉、医療圏を --area 秩父 のように選んでください（一度に${MOST_PREFECTURES}都道府県まで）。`,
    en: `choose prefectures (--prefecture 11) or areas (--area 1103): at most ${MOST_PREFECTURES} prefectures at a time.`,
  });
}
