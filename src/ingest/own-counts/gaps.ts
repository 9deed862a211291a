import type { Bilingual } from "../../text/language.js";
import type { OwnRow } from "./own-rows.js";
import { type Municipalities, wholeOf } from "./regions/municipalities.js";

/** The most regions that are named; of more there is the number. */
const MOST_NAMED = 6;

type Names = (code: string) => Bilingual;

/**
 * Years and items of which regions or insurers have no rows, though they have rows of others: sums and changes are then of
 * other people. "2020年度は沼津市がない", "2020年度のやせは健保組合がない".
 *
 * @param rows with the codes of their regions and the ids of their items
 */
export function unevenRows(rows: readonly OwnRow[], nameOf: Names, itemOf: Names): readonly Bilingual[] {
  const parts = new Map<string, readonly [number, string]>();
  const having = new Map<string, { code: string; insurer: string | null; parts: Set<string> }>();
  for (const { year, item, code, insurer } of rows) {
    const part = `${year} ${item}`;
    parts.set(part, [year, item]);
    for (const of of insurer === "" ? [null] : [null, insurer]) {
      const key = JSON.stringify([code, of]);
      const one = having.get(key) ?? { code, insurer: of, parts: new Set() };
      having.set(key, one);
      one.parts.add(part);
    }
  }
  // Regions of one insurer that lack the same are told together; what a whole region lacks, its insurers lack too.
  const lacking = new Map<string, { insurer: string | null; lacks: string[]; codes: string[] }>();
  for (const { code, insurer, parts: own } of having.values()) {
    const ofRegion = having.get(JSON.stringify([code, null]))!.parts;
    const lacks = [...parts.keys()].filter(
      (part) => !own.has(part) && (insurer === null || ofRegion.has(part)),
    );
    if (lacks.length === 0) continue;
    const key = JSON.stringify([insurer, lacks]);
    const group = lacking.get(key) ?? { insurer, lacks, codes: [] };
    lacking.set(key, group);
    group.codes.push(code);
  }
  return [...lacking.values()].map(({ insurer, lacks, codes }) => {
    const when = partWords(
      lacks.map((part) => parts.get(part)!),
      [...parts.values()],
      itemOf,
    );
    const all = [...having.values()].filter((one) => one.insurer === insurer).length === codes.length;
    const names = codes.map(nameOf);
    const [where, who] = [regionWords(names), insurer === null ? "" : insurer];
    const isWhole = insurer !== null && all;
    return {
      ja: `${when.ja}は${isWhole ? who : `${who === "" ? "" : `${who}の`}${where.ja}`}がない`,
      en: `${when.en}: none of ${isWhole ? who : `${who === "" ? "" : `${who} in `}${where.en}`}`,
    };
  });
}

/**
 * Prefectures of which a file has some municipalities only: what is called 静岡県 is their sum.
 *
 * @param codes of the file's municipalities
 */
export function partOfPrefectures(
  codes: readonly string[],
  municipalities: Municipalities,
  prefectureOf: Names,
): readonly Bilingual[] {
  const there = new Set(codes);
  const expected = wholeOf(there, municipalities);
  return [...new Set(codes.map((code) => code.slice(0, 2)))].sort().flatMap((prefecture) => {
    const all = expected.filter((code) => code.startsWith(prefecture));
    const lacks = all.filter((code) => !there.has(code));
    if (lacks.length === 0) return [];
    const { ja, en } = prefectureOf(prefecture);
    if (lacks.length <= MOST_NAMED) {
      const names = lacks.map((code) => municipalities.names.get(code)!);
      return [
        {
          ja: `${ja}の値は${names.join("、")}を含まない`,
          en: `${en} is without ${names.join(", ")}`,
        },
      ];
    }
    const have = all.length - lacks.length;
    return [
      {
        ja: `${ja}の値は${all.length}市区町村のうち${have}市区町村の合計`,
        en: `${en} is the sum of ${have} of its ${all.length} municipalities`,
      },
    ];
  });
}

function regionWords(names: readonly Bilingual[]): Bilingual {
  const named = names.slice(0, MOST_NAMED);
  const more = names.length - named.length;
  return {
    ja: `${named.map(({ ja }) => ja).join("、")}${more > 0 ? `ほか${more}地域` : ""}`,
    en: `${named.map(({ en }) => en).join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
  };
}

/** 2020年度; やせ; 2020年度のやせ. */
function partWords(
  lacks: readonly (readonly [number, string])[],
  all: readonly (readonly [number, string])[],
  itemOf: Names,
): Bilingual {
  const years = [...new Set(lacks.map(([year]) => year))].sort((a, b) => a - b);
  const items = [...new Set(lacks.map(([, item]) => item))];
  const whole = (at: 0 | 1, one: number | string) =>
    all.filter((part) => part[at] === one).length === lacks.filter((part) => part[at] === one).length;
  const itemNames = (language: "ja" | "en", ids: readonly string[]) =>
    ids.map((id) => itemOf(id)[language]).join(language === "ja" ? "・" : ", ");
  if (years.every((year) => whole(0, year))) {
    return { ja: `${years.join("・")}年度`, en: `FY${years.join(", FY")}` };
  }
  if (items.every((item) => whole(1, item))) {
    return { ja: itemNames("ja", items), en: itemNames("en", items) };
  }
  const ofYear = (year: number) => lacks.flatMap(([one, item]) => (one === year ? [item] : []));
  return {
    ja: years.map((year) => `${year}年度の${itemNames("ja", ofYear(year))}`).join("と"),
    en: years.map((year) => `FY${year} ${itemNames("en", ofYear(year))}`).join("; "),
  };
}
