import type { Prefecture } from "../catalog/schema.js";
import type { Bilingual } from "../text/language.js";
import { yearOfRelease } from "./fiscal-year.js";
import {
  type MoveOfFile,
  type NotedMove,
  notedMoves,
  notedMovesOfFile,
  type ReferenceMove,
} from "./reference-move.js";

/** What ratios are compared with, in words: shortly for titles, axes, keys and sentences, and in full. */
export interface ReferenceName extends Bilingual {
  /** For notes: with the fiscal year, who belongs to it, and the file that holds it. */
  readonly long: Bilingual;
  /** Is each region compared with the prefecture it lies in, so that figures of one prefecture name that? */
  readonly isOwnPrefecture?: true;
  /** The nation of these releases is another one, since their tables do not list people without a prefecture. */
  readonly exception?: { readonly releases: readonly number[]; readonly name: ReferenceName };
  /** How far counts that look like errors of the source move it, where that is far. */
  readonly moves?: readonly NotedMove[];
}

/**
 * The name of a reference in one release.
 *
 * @param releases those that are added up, of which `release` is the newest
 */
export function nameInRelease(
  reference: ReferenceName,
  release: number,
  releases: readonly number[] = [release],
): ReferenceName {
  const { exception, moves } = reference;
  if (!exception?.releases.includes(release)) return withMovesOf(reference, releases);
  return withMovesOf(moves ? { ...exception.name, moves } : exception.name, releases);
}

/** The reference with its moves in some of the releases alone. */
export function withMovesOf(reference: ReferenceName, releases: readonly number[]): ReferenceName {
  const { moves, ...name } = reference;
  if (!moves) return reference;
  const own = moves.filter(({ release }) => release === null || releases.includes(release));
  return own.length > 0 ? { ...name, moves: own } : name;
}

/** A reference as the header of a result describes it. */
export interface DescribedReference {
  /** "national", "national-assigned", "prefecture:11", one of these of a fixed release as "national@6", "own-prefecture" or "file". */
  readonly population: string;
  /** Its name in the header, which stands for a population that is not known here. */
  readonly name?: Bilingual;
  /** Of a file of rates: its name without folders, and what it holds: "national@8". */
  readonly file?:
    | {
        readonly name: string;
        readonly reference: string;
        readonly moves?: readonly MoveOfFile[] | undefined;
      }
    | undefined;
  /** Releases in which the nation is without 判別不可, since their tables do not list them. */
  readonly withoutUnassigned?: readonly number[] | undefined;
  /** Are regions whose counts look like errors of the source left out of it? */
  readonly withoutImplausible?: boolean | undefined;
}

/**
 * The name of a reference in all outputs: 全国, 全国（判別不可を除く）, 長野県, 第6回の全国,
 * 基準ファイル（第8回の長野県）.
 *
 * @param prefectures those of the catalog
 * @param moves how far counts that look like errors of the source move it
 */
export function referenceName(
  described: DescribedReference,
  prefectures: readonly Prefecture[],
  moves: readonly ReferenceMove[] = [],
): ReferenceName {
  const found = wholeName(described, prefectures);
  const noted =
    described.population === "file"
      ? notedMovesOfFile(described.file?.moves ?? [])
      : notedMoves(moves, baseReleaseOf(described));
  const name = noted.length > 0 ? { ...found, moves: noted } : found;
  // The header's own name says so already.
  if (!described.withoutImplausible || found.long === described.name) return name;
  return { ...name, long: withoutImplausible(found.long) };
}

/** The population of a reference that is of a ratio's own release: "national" of "national@8" in release 8. null of another release's. */
export function ownPopulation(reference: string, release: number): string | null {
  const ending = `@${release}`;
  return reference.endsWith(ending) ? reference.slice(0, -ending.length) : null;
}

/** "national@6" is of release 6 in all years. */
function baseReleaseOf({ population }: DescribedReference): number | null {
  const release = /@(\d+)$/.exec(population)?.[1];
  return release === undefined ? null : Number(release);
}

/** The full name of a reference that leaves out regions whose counts look like errors of the source. */
export function withoutImplausible({ ja, en }: Bilingual): Bilingual {
  const left = "元データの誤りとみられる地域を除く";
  return {
    ja: ja.endsWith("）") ? `${ja.slice(0, -1)}。${left}）` : `${ja}（${left}）`,
    en: `${en}, without regions whose counts look like errors of the source`,
  };
}

function wholeName(described: DescribedReference, prefectures: readonly Prefecture[]): ReferenceName {
  const { population, name = { ja: population, en: population } } = described;
  if (population === "file") return fileName(described, prefectures);
  const parts = partsOf(population, prefectures);
  if (parts && population === OWN_PREFECTURE) return { ...nameOf(parts), isOwnPrefecture: true };
  const found = parts ? nameOf(parts) : { ...name, long: name };
  const releases = described.withoutUnassigned ?? [];
  if (population !== "national" || releases.length === 0) return found;
  return { ...found, long: longExcept(releases), exception: { releases, name: nameOf(ASSIGNED) } };
}

/** A population, its release where that is fixed, and who is left out of it. */
interface Parts {
  readonly who: Bilingual;
  readonly members?: { readonly short?: Bilingual; readonly long: Bilingual };
  readonly release?: number;
}

/** As references and `--reference` call each region's own prefecture, and what it is called where there is no single one. */
export const OWN_PREFECTURE = "own-prefecture";
const OWN_PREFECTURE_NAME: Bilingual = { ja: "属する都道府県", en: "the prefecture it lies in" };

const NATION: Bilingual = { ja: "全国", en: "the nation" };

const MEMBERS = {
  national: {
    long: { ja: "都道府県判別不可を含む", en: "with people not assignable to a prefecture" },
  },
  "national-assigned": {
    short: { ja: "判別不可を除く", en: "without unassigned people" },
    long: { ja: "都道府県判別不可を除く", en: "without people not assignable to a prefecture" },
  },
} as const satisfies Record<string, Parts["members"]>;

const ASSIGNED: Parts = { who: NATION, members: MEMBERS["national-assigned"] };

/** 全国（都道府県判別不可を含む。第5回は表にないため除く） */
function longExcept(releases: readonly number[]): Bilingual {
  const { long } = MEMBERS.national;
  return {
    ja: `${NATION.ja}（${long.ja}。${releases.map((release) => `第${release}回`).join("・")}は表にないため除く）`,
    en: `${NATION.en}, ${long.en} (release ${releases.join(", ")}: without, not being listed there)`,
  };
}

/** "prefecture:20@8"; null where it names no population that is known here. */
function partsOf(id: string, prefectures: readonly Prefecture[]): Parts | null {
  if (id === OWN_PREFECTURE) return { who: OWN_PREFECTURE_NAME };
  const found = /^(?:(national|national-assigned)|prefecture:(\d{2}))(?:@(\d+))?$/.exec(id);
  if (!found) return null;
  const [, nation, code, release] = found;
  const ofRelease = release === undefined ? {} : { release: Number(release) };
  if (nation) return { who: NATION, members: MEMBERS[nation as keyof typeof MEMBERS], ...ofRelease };
  const prefecture = prefectures.find((known) => known.code === code);
  return prefecture ? { who: prefecture.name, ...ofRelease } : null;
}

function nameOf(parts: Parts): ReferenceName {
  const { who, left } = shortParts(parts);
  return {
    ja: left ? `${who.ja}（${left.ja}）` : who.ja,
    en: left ? `${who.en} ${left.en}` : who.en,
    long: longName(parts),
  };
}

/** 第6回の全国 and 判別不可を除く. */
function shortParts({ who, members, release }: Parts): { who: Bilingual; left: Bilingual | undefined } {
  const ofRelease =
    release === undefined ? who : { ja: `第${release}回の${who.ja}`, en: `${who.en} of release ${release}` };
  return { who: ofRelease, left: members?.short };
}

/** 第6回（2018年度）の全国（都道府県判別不可を含む） */
function longName({ who, members, release }: Parts): Bilingual {
  const population = members
    ? { ja: `${who.ja}（${members.long.ja}）`, en: `${who.en}, ${members.long.en}` }
    : who;
  if (release === undefined) return population;
  const year = yearOfRelease(release);
  return {
    ja: `第${release}回（${year}年度）の${population.ja}`,
    en: `${population.en}, release ${release} (FY${year})`,
  };
}

/** Rates of a file are called by what it holds, since its name may say anything: 基準ファイル（第8回の長野県）. */
function fileName(described: DescribedReference, prefectures: readonly Prefecture[]): ReferenceName {
  const { file } = described;
  const name = file?.name ? ` ${file.name}` : "";
  const named = { ja: `基準ファイル${name}`, en: `the reference file${name}` };
  const parts = file ? partsOf(file.reference, prefectures) : null;
  const held = parts ? longName(parts) : described.name;
  // Sentences begin with 基準は.
  const long = held
    ? { ja: `ファイル${name && `${name} `}にある${held.ja}`, en: `${held.en}, from ${named.en}` }
    : named;
  if (!parts) return { ...named, long };
  const { who, left } = shortParts(parts);
  return {
    ja: `基準ファイル（${who.ja}${left ? `、${left.ja}` : ""}）`,
    en: `the reference file (${who.en}${left ? ` ${left.en}` : ""})`,
    long,
  };
}
