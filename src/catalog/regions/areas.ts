import { type Failure, misuse } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import type { Area, Catalog, Prefecture } from "../schema.js";
import { suggest } from "../suggest.js";
import { prefectureOfGroup, type RegionGroup } from "./region-groups.js";

/** The part of the catalog that knows places. */
export type Places = Pick<Catalog, "prefectures" | "areas"> & Partial<Pick<Catalog, "regionGroups">>;

/** The areas that exist in a fiscal year; null in years of which there is no list. */
export function areasOfYear({ areas }: Pick<Catalog, "areas">, fiscalYear: number): readonly Area[] | null {
  const found = areas.filter((area) => existsIn(area, fiscalYear));
  return found.length > 0 ? found : null;
}

/** Does an area exist in a fiscal year? */
function existsIn({ from, to }: Area, fiscalYear: number): boolean {
  return (from === null || from <= fiscalYear) && (to === null || fiscalYear <= to);
}

/** The areas of a prefecture in code order, of all years. */
export function areasOfPrefecture(catalog: Places, prefectureCode: string): readonly Area[] {
  return catalog.areas.filter((area) => area.prefectureCode === prefectureCode);
}

/** A prefecture by "11", "埼玉", "埼玉県" or "Saitama". @throws Failure (`exitCode` 2) where none has the name */
export function findPrefecture(catalog: Places, text: string): Prefecture {
  const found = prefectureNamed(text, catalog);
  if (found) return found;
  const near = suggest(
    text,
    catalog.prefectures.flatMap(({ name }) => [name.ja, name.ja.replace(/[都府県]$/, ""), name.en]),
  );
  throw misuse({
    ja: `「${text}」という都道府県はありません${near.length > 0 ? `。もしかして: ${near.join("、")}` : "（例: 11、埼玉、埼玉県、Saitama）"}`,
    en: `there is no prefecture "${text}"${near.length > 0 ? `. Did you mean ${near.join(", ")}?` : " (write 11, 埼玉, 埼玉県 or Saitama)"}`,
  });
}

/** The same; undefined where none has the name. */
export function prefectureNamed(
  text: string,
  { prefectures }: Pick<Catalog, "prefectures">,
): Prefecture | undefined {
  const wanted = fold(text);
  const code = /^\d{1,2}$/.test(wanted) ? wanted.padStart(2, "0") : null;
  return prefectures.find((prefecture) =>
    code === null ? prefectureNames(prefecture).includes(wanted) : prefecture.code === code,
  );
}

/** Areas that were asked for. A code means other areas in other years, so it is asked with the year. */
export interface AreaChoice {
  has(code: string, fiscalYear: number): boolean;
}

/** Areas that were found by name or code. */
export interface ChosenAreas extends AreaChoice {
  /** The areas themselves. */
  readonly chosen: readonly Area[];
}

/**
 * The areas that texts name, and the prefectures that they are in.
 *
 * @param within prefectures in which they are looked for first
 * @throws Failure (exit code 2) as `findAreas` does
 */
export function chooseAreas(
  catalog: Places,
  texts: readonly string[],
  within: ReadonlySet<string> | null = null,
): ChosenAreas & { readonly prefectures: ReadonlySet<string> } {
  const chosen = texts.flatMap((text) => findAreas(catalog, text, within));
  return {
    chosen,
    prefectures: new Set(chosen.map(({ prefectureCode }) => prefectureCode)),
    has: (code, fiscalYear) => chosen.some((area) => area.code === code && existsIn(area, fiscalYear)),
  };
}

/**
 * A secondary medical area by code ("1103"), by name ("秩父"), or by prefecture and name ("埼玉県東部"). Names repeat
 * across prefectures (西部 seven times); such a name alone is refused, and the message lists the candidates. A region of the
 * user's own comes before an area of the same name. What names end in may be left out, as may 県 of a prefecture (津軽 for
 * 津軽地域), where no region is called so. A code that was used again means every area that has had it, each in its years.
 *
 * @param within prefectures asked for beside it, where it is looked for first
 * @throws Failure (exit code 2) where no area has the name, or several have it
 */
export function findAreas(
  catalog: Places,
  text: string,
  within: ReadonlySet<string> | null = null,
): readonly Area[] {
  const wanted = fold(text);
  // Spreadsheets turn "0101" into 101; municipalities, of counts of a user's own, have five digits.
  const code = /^\d{3,5}$/.test(wanted) ? wanted.padStart(4, "0") : null;
  const stem = wanted.replace(KIND_OF_AREA, "");
  const named = [
    ownRegions(catalog, (name) => name === wanted),
    listedAreas(catalog, code, (name) => name === wanted),
    ownRegions(catalog, (name) => withoutEnding(name) === stem),
    listedAreas(catalog, code, (name) => withoutEnding(name) === stem),
  ];
  const isWithin = ({ prefectureCode }: Area) => within?.has(prefectureCode) ?? true;
  const [found = []] = [...named.map((areas) => areas.filter(isWithin)), ...named].filter(
    ({ length }) => length > 0,
  );
  if (found.length === 1 || (code !== null && found.length > 0)) return found;
  if (found.length > 1) throw ambiguous(text, found, catalog);
  const near = suggest(text, candidateNames(catalog, wanted));
  const prefecture = prefectureNamed(text, catalog);
  throw misuse((name) => {
    const own = prefecture && name("prefecture", prefecture.name.ja);
    const known = {
      ja: near.length > 0 ? `もしかして: ${near.join("、")}` : "一覧は ndb-ratio areas で表示できます",
      en: near.length > 0 ? `Did you mean ${near.join(", ")}?` : "`ndb-ratio areas` lists them",
    };
    return {
      ja: `「${text}」という二次医療圏はありません。${own ? `都道府県なら ${own} と指定してください。` : ""}${known.ja}`,
      en: `there is no secondary medical area "${text}". ${own ? `For the prefecture give ${own}. ` : ""}${known.en}`,
    };
  });
}

/** What the names of areas end in, or are given by people: 津軽地域, 秩父医療圏, 中東遠圏域. */
const KIND_OF_AREA = /(?<=.)((二次)?(保健)?医療圏域?|圏域|地域|区域|地区)$/;

/** 津軽 of 津軽地域; of a municipality, 沼津 of 沼津市. */
const withoutEnding = (name: string): string =>
  name.replace(KIND_OF_AREA, "").replace(/(?<=.)[市区町村]$/, "");

/** Regions of the user's own by code or name. */
function ownRegions({ regionGroups = [] }: Places, isWanted: (name: string) => boolean): readonly Area[] {
  return regionGroups.filter(({ code, name }) => [fold(code), fold(name)].some(isWanted)).map(asArea);
}

/** @param code null where areas are looked for by name */
function listedAreas(
  catalog: Places,
  code: string | null,
  isWanted: (name: string) => boolean,
): readonly Area[] {
  return catalog.areas.filter((area) =>
    code === null ? areaNames(catalog, area).some(isWanted) : area.code === code,
  );
}

function ambiguous(text: string, found: readonly Area[], catalog: Places): Failure {
  const { regionGroups = [] } = catalog;
  const candidates = (language: keyof Bilingual) =>
    found.map(
      (area) => `${area.code} ${qualifiedName(catalog, area)}${yearsRemark(catalog, area)[language]}`,
    );
  const rule =
    regionGroups.length === 0
      ? { ja: "", en: "" }
      : {
          ja: "。独自の地域に同じ名前があれば、二次医療圏より先にそれを使います",
          en: ". A region of your own of that name would come before the areas",
        };
  return misuse((name) => ({
    ja: `「${text}」は${found.length}か所あります。コードか都道府県名付きで指定するか、都道府県（${name("prefecture")}）も指定してください: ${candidates("ja").join("、")}${rule.ja}`,
    en: `"${text}" is the name of ${found.length} areas. Give the code, put the prefecture before it, or give the prefecture too (${name("prefecture")}): ${candidates("en").join(", ")}${rule.en}`,
  }));
}

/** A region of the user's own as one that exists in all years. */
function asArea(group: RegionGroup): Area {
  const { code, name } = group;
  return { code, name, prefectureCode: prefectureOfGroup(group) ?? "", from: null, to: null };
}

/** "埼玉県東部", the name that tells an area from its namesakes. */
export function qualifiedName(catalog: Places, area: Area): string {
  const prefecture = catalog.prefectures.find(({ code }) => code === area.prefectureCode);
  return `${prefecture?.name.ja ?? ""}${area.name}`;
}

/** （2024年度から） of an area that does not exist in all years that there are lists of; empty of the others. */
export function yearsRemark({ areas }: Places, { from, to }: Area): Bilingual {
  const first = areas.reduce((least, area) => Math.min(least, area.from ?? least), Number.POSITIVE_INFINITY);
  const since = from !== null && from > first;
  const years = {
    ja: [...(since ? [`${from}年度から`] : []), ...(to === null ? [] : [`${to}年度まで`])],
    en: [...(since ? [`from FY${from}`] : []), ...(to === null ? [] : [`until FY${to}`])],
  };
  return {
    ja: years.ja.length > 0 ? `（${years.ja.join("")}）` : "",
    en: years.en.length > 0 ? ` (${years.en.join(" ")})` : "",
  };
}

/** Names to suggest from: of one prefecture if the text begins with one, else of all. */
function candidateNames(catalog: Places, wanted: string): string[] {
  const prefecture = catalog.prefectures.find((candidate) =>
    prefectureNames(candidate).some((name) => wanted.startsWith(name)),
  );
  return prefecture
    ? areasOfPrefecture(catalog, prefecture.code).map((area) => qualifiedName(catalog, area))
    : catalog.areas.map(({ name }) => name);
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
