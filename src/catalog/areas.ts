import { Failure } from "../text/failure.js";
import type { Area, Catalog, Prefecture } from "./schema.js";

/** The part of the catalog that knows places. */
export type Places = Pick<Catalog, "prefectures" | "areas">;

import { suggest } from "./suggest.js";

/** The areas of a prefecture in code order. */
export function areasOfPrefecture(catalog: Places, prefectureCode: string): readonly Area[] {
  return catalog.areas.filter((area) => area.prefectureCode === prefectureCode);
}

/** A prefecture by "11", "埼玉", "埼玉県" or "Saitama". */
export function findPrefecture(catalog: Places, text: string): Prefecture {
  const wanted = fold(text);
  const code = /^\d{1,2}$/.test(wanted) ? wanted.padStart(2, "0") : null;
  const found = catalog.prefectures.find((prefecture) =>
    code === null ? prefectureNames(prefecture).includes(wanted) : prefecture.code === code,
  );
  if (found) return found;
  const near = suggest(
    text,
    catalog.prefectures.flatMap(({ name }) => [name.ja, name.ja.replace(/[都府県]$/, ""), name.en]),
  );
  throw new Failure(
    {
      ja: `「${text}」という都道府県はありません${near.length > 0 ? `。もしかして: ${near.join("、")}` : "（例: 11、埼玉、埼玉県、Saitama）"}`,
      en: `there is no prefecture "${text}"${near.length > 0 ? `. Did you mean ${near.join(", ")}?` : " (write 11, 埼玉, 埼玉県 or Saitama)"}`,
    },
    { exitCode: 2 },
  );
}

/**
 * A secondary medical area by code ("1103"), by name ("秩父"), or by prefecture and name ("埼玉県東部"). Names repeat
 * across prefectures (西部 seven times); a bare one of those is refused with its candidates, never guessed.
 */
export function findArea(catalog: Places, text: string): Area {
  const wanted = fold(text);
  // Spreadsheets turn "0101" into 101.
  const code = /^\d{3,4}$/.test(wanted) ? wanted.padStart(4, "0") : null;
  const found = catalog.areas.filter((area) =>
    code === null ? areaNames(catalog, area).includes(wanted) : area.code === code,
  );
  if (found.length === 1) return found[0]!;
  if (found.length > 1) {
    const candidates = found.map((area) => `${area.code} ${qualifiedName(catalog, area)}`);
    throw new Failure(
      {
        ja: `「${text}」は${found.length}か所あります。コードか都道府県名付きで指定してください: ${candidates.join("、")}`,
        en: `"${text}" is the name of ${found.length} areas. Give the code or put the prefecture before it: ${candidates.join(", ")}`,
      },
      { exitCode: 2 },
    );
  }
  const near = suggest(text, candidateNames(catalog, wanted));
  throw new Failure(
    {
      ja: `「${text}」という二次医療圏はありません。${near.length > 0 ? `もしかして: ${near.join("、")}` : "一覧は ndb-ratio areas で表示できます"}`,
      en: `there is no secondary medical area "${text}". ${near.length > 0 ? `Did you mean ${near.join(", ")}?` : "`ndb-ratio areas` lists them"}`,
    },
    { exitCode: 2 },
  );
}

/** "埼玉県東部", the name that tells an area from its namesakes. */
export function qualifiedName(catalog: Places, area: Area): string {
  const prefecture = catalog.prefectures.find(({ code }) => code === area.prefectureCode);
  return `${prefecture?.name.ja ?? ""}${area.name}`;
}

/** Names to suggest from: of one prefecture if the text begins with one, else of all. */
function candidateNames(catalog: Places, wanted: string): string[] {
  const prefecture = catalog.prefectures.find((candidate) =>
    prefectureNames(candidate).some((name) => wanted.startsWith(name)),
  );
  return prefecture
    ? areasOfPrefecture(catalog, prefecture.code).map((area) => qualifiedName(catalog, area))
    : catalog.areas.flatMap((area) => [qualifiedName(catalog, area), area.name]);
}

function areaNames(catalog: Places, area: Area): string[] {
  const name = fold(area.name);
  const prefecture = catalog.prefectures.find(({ code }) => code === area.prefectureCode);
  return [name, ...(prefecture ? prefectureNames(prefecture).map((prefix) => `${prefix}${name}`) : [])];
}

/** 埼玉県, 埼玉, saitama. 北海道 has no short form; 東京都, 京都府 and 大阪府 lose their last character like the 県. */
function prefectureNames({ name }: Prefecture): string[] {
  const short = name.ja.endsWith("道") ? name.ja : name.ja.slice(0, -1);
  return [name.ja, short, fold(name.en)];
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s/]+/g, "");
}
