import { isPrefecture } from "../../catalog/levels.js";
import { misuse } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import type { FigureInput } from "../figure-input.js";

/** Names of the prefectures that have rows of their own, by code. */
export const prefecturesIn = (rows: FigureInput["rows"]): ReadonlyMap<string, string> =>
  new Map(rows.flatMap((row) => (isPrefecture(row.level) ? [[row.code, row.name]] : [])));

/**
 * A figure of the nation's prefectures compares them: of one, all others would be grey.
 *
 * @throws Failure (`exitCode` 2) where the rows are of one prefecture, or of none
 */
export function refuseFewPrefectures(
  { rows, listed }: Pick<FigureInput, "rows" | "listed">,
  { ja, en }: Bilingual,
): void {
  const names = prefecturesIn(rows);
  if (names.size > 1) return;
  const [[code, name] = []] = names;
  const only =
    listed?.prefectures.find((known) => known.code === code)?.name ?? (name && { ja: name, en: name });
  const found = only
    ? { ja: `この結果の都道府県は${only.ja}だけです。`, en: `the result has only ${only.en}.` }
    : { ja: "この結果に都道府県の値はありません。", en: "the result has none." };
  throw misuse((name) => ({
    ja: `${ja}は都道府県どうしを比べる図ですが、${found.ja}県の中の地域は ${name("kind", "map")} か ${name("kind", "area-bars")} で比べられます。`,
    en: `${en} compares prefectures, and ${found.en} Regions within a prefecture are compared by ${name("kind", "map")} or ${name("kind", "area-bars")}.`,
  }));
}
