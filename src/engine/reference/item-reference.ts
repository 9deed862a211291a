import type { Catalog, Item } from "../../catalog/schema.js";
import type { CountTable, Sex } from "../../model/counts.js";
import type { OWN_PREFECTURE } from "../../model/reference-name.js";
import type { Bilingual } from "../../text/language.js";
import type { Told } from "../../text/told.js";
import type { TableWithCases } from "../resolve-release.js";
import {
  type ItemReference,
  publishedPopulation,
  type ReferencePopulation,
  referenceCounts,
} from "./reference.js";

/** Reference counts that were made before and are used as they are. */
export interface FixedReference {
  /** "national@8": population @ release. */
  readonly id: string;
  readonly population: ReferencePopulation;
  readonly items: ReadonlyMap<string, ItemReference>;
  /** Items that come from the project's own copy, where others come from the input. */
  readonly copied?: ReadonlySet<string>;
  /** By item, the same without regions whose counts look like errors of the source, where they are in it. */
  readonly without?: ReadonlyMap<string, ReferenceWithout>;
}

/** The project's own reference of a population in a release; null where it has none. */
export type BuiltInReferences = (population: ReferencePopulation, release: number) => FixedReference | null;

/** One reference for all regions: a population of the same release, a fixed file, or one release for all years. */
export type CommonReference =
  | ReferencePopulation
  | { readonly kind: "file"; readonly file: FixedReference }
  | BaseRelease;

/** What the user wants to compare with; "own-prefecture": each region with the prefecture of the same release that it lies in. */
export type ReferenceChoice = CommonReference | { readonly kind: typeof OWN_PREFECTURE };

/** A population of one release that every release is compared with, so that a change of level shows. */
export interface BaseRelease {
  readonly kind: "release";
  readonly population: ReferencePopulation;
  readonly release: number;
  /** Its counts, made from the input or the project's copy; null until the input was read. */
  readonly file: FixedReference | null;
}

/** The reference of one item in one release. */
export interface ResolvedReference {
  readonly id: string;
  readonly counts: ItemReference;
  /** Whom it is made of. */
  readonly population: ReferencePopulation;
  /** The population where it was summed from the input's own prefecture table, so that its ratio is 100 by definition. */
  readonly own: ReferencePopulation | null;
  /** True where the project's own copy stands in for a prefecture table that the input lacks. */
  readonly builtIn: boolean;
  /** Sexes of which regions with implausible counts are left out, so that the population is no longer all of itself. */
  readonly leftOut?: ReadonlySet<Sex>;
  /** The same without regions whose counts look like errors of the source, where it holds such regions. */
  readonly without?: ReferenceWithout;
}

/** A reference without regions, and the sexes that this changes. */
export interface ReferenceWithout {
  readonly counts: ItemReference;
  readonly sexes: ReadonlySet<Sex>;
}

/** "national@8" */
export function referenceId(population: ReferencePopulation, release: number): string {
  return `${populationName(population)}@${release}`;
}

/** "national", "prefecture:11" */
export function populationName(population: ReferencePopulation): string {
  return population.kind === "prefecture" ? `prefecture:${population.code}` : population.kind;
}

/** What the reference of an item in a release can be made from. */
export interface ReferenceSources {
  readonly item: Item;
  readonly release: number;
  /** The item's table by prefecture; null where the input lacks it. */
  readonly prefecture: TableWithCases | null;
  readonly catalog: Catalog;
  readonly builtIn: BuiltInReferences;
}

/**
 * The reference counts of an item. The input's own prefecture table is taken where it holds the population; a national
 * one can else come from the project's copy of the same release, which is made from the same table. The nation of a
 * release without 判別不可 is "national-assigned".
 */
export function resolveReference(
  choice: CommonReference,
  sources: ReferenceSources,
): ResolvedReference | { readonly problem: Told } {
  const { item, release, prefecture, catalog, builtIn } = sources;
  if (choice.kind === "release" && choice.release === release) {
    const own = resolveReference(choice.population, sources);
    if (!("problem" in own)) return own;
  }
  if (choice.kind === "file" || choice.kind === "release") {
    const fixed = choice.file && referenceOfFile(choice.file, item);
    return (
      fixed ?? { problem: choice.kind === "file" ? notInFile(item) : notInRelease(item, choice.release) }
    );
  }
  const population = publishedPopulation(choice, release, catalog);
  const id = referenceId(population, release);
  if (prefecture && holdsPopulation(prefecture.resolved.table, population, catalog)) {
    const counts = referenceCounts(prefecture.resolved, prefecture.cases, population);
    if (counts) return { id, counts, population, own: population, builtIn: false };
  }
  const counts = builtIn(population, release)?.items.get(item.id);
  if (counts) return { id, counts, population, own: null, builtIn: true };
  return {
    problem: prefecture ? notInTable(id, population, prefecture.resolved.table, catalog) : noTable(id),
  };
}

/** null where the file does not have the item. */
function referenceOfFile(file: FixedReference, { id }: Item): ResolvedReference | null {
  const counts = file.items.get(id);
  if (!counts) return null;
  const without = file.without?.get(id);
  return {
    id: file.id,
    counts,
    population: file.population,
    own: null,
    builtIn: file.copied?.has(id) ?? false,
    ...(without ? { without } : {}),
  };
}

/** That the input has no table to make a reference from. @param id "national@8" */
export const noTable =
  (id: string): Told =>
  (name) => ({
    ja: `基準（${id}）を作る都道府県の表が入力にありません。都道府県別の表を加えるか、${name("reference")} にファイルを指定してください`,
    en: `the input has no prefecture table to make the reference (${id}) from; add it, or give a file with ${name("reference")}`,
  });

/** Names of this many prefectures are listed, of more the number. */
const MOST_NAMED = 3;

/** The input has a prefecture table, and what is missing in it. */
function notInTable(id: string, population: ReferencePopulation, table: CountTable, catalog: Catalog): Told {
  const codes = new Set(table.regions.map(({ code }) => code));
  const held = catalog.prefectures.filter(({ code }) => codes.has(code));
  const example = held[0] ? `prefecture:${held[0].code}` : null;
  const wanted = catalog.prefectures.filter(
    ({ code }) => population.kind !== "prefecture" || code === population.code,
  );
  if (wanted.every(({ code }) => codes.has(code))) {
    return (asked) => ({
      ja: `入力の都道府県の表に「都道府県判別不可」の行がないため、基準（${id}）を作れません。削除していない元のファイルか、${asked("reference", "national-assigned")} を指定してください`,
      en: `the prefecture table of the input has no row 都道府県判別不可, so the reference (${id}) cannot be made; give the original file, or ${asked("reference", "national-assigned")}`,
    });
  }
  const few = held.length > 0 && held.length <= MOST_NAMED;
  const names = (language: "ja" | "en") => held.map(({ name }) => name[language]);
  if (catalog.ownCredit && population.kind !== "prefecture") {
    return (asked) => ({
      ja: `独自の集計にあるのは${names("ja").join("・")}だけなので、基準（${id}）を作れません。${asked("reference", "national@8")} のように、内蔵の全国の値がある回を指定してください`,
      en: `the counts are of ${names("en").join(", ")} only, so the reference (${id}) cannot be made: name a release whose nation is built in, ${asked("reference", "national@8")} say`,
    });
  }
  return (asked) => ({
    ja: `入力の都道府県の表にあるのは${few ? names("ja").join("・") : `${catalog.prefectures.length} 都道府県のうち ${held.length}`}だけなので、基準（${id}）を作れません。全国の表（厚生労働省のファイルそのまま）を加えるか、${asked("reference")} にファイル${example ? `か、表にある都道府県（例：${example}）` : ""}を指定してください`,
    en: `the prefecture table of the input holds only ${few ? names("en").join(", ") : `${held.length} of the ${catalog.prefectures.length} prefectures`}, so the reference (${id}) cannot be made from it; add the table of the whole nation (the ministry's own file), or give ${asked("reference")} a file${example ? ` or a prefecture that the table holds (such as ${example})` : ""}`,
  });
}

const notInFile = ({ id }: Item): Bilingual => ({
  ja: `基準のファイルに ${id} がありません`,
  en: `the reference file does not have ${id}`,
});

const notInRelease = ({ id }: Item, release: number): Bilingual => ({
  ja: `第${release}回には ${id} の基準がありません`,
  en: `release ${release} gives no reference for ${id}`,
});

/** Does the table hold everybody who belongs to the population? */
export function holdsPopulation(
  table: CountTable,
  population: ReferencePopulation,
  catalog: Catalog,
): boolean {
  const codes = new Set(table.regions.map(({ code }) => code));
  if (population.kind === "prefecture") return codes.has(population.code);
  return (
    catalog.prefectures.every(({ code }) => codes.has(code)) &&
    (population.kind !== "national" || codes.has(null))
  );
}
