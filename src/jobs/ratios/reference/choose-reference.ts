import { existsSync } from "node:fs";
import { findPrefecture } from "../../../catalog/regions/areas.js";
import { listsUnassigned } from "../../../catalog/releases/unassigned.js";
import type { Catalog } from "../../../catalog/schema.js";
import { type ReferenceChoice, referenceId } from "../../../engine/reference/item-reference.js";
import { publishedPopulation, type ReferencePopulation } from "../../../engine/reference/reference.js";
import { readText } from "../../../ingest/files/disk.js";
import type { RatioRow } from "../../../model/ratios.js";
import type { ReferenceMove } from "../../../model/reference-move.js";
import {
  type DescribedReference,
  OWN_PREFECTURE,
  type ReferenceName,
  referenceName,
} from "../../../model/reference-name.js";
import type { RatioTable } from "../../../model/tables/ratio-table.js";
import { parseReference } from "../../../outputs/tables/reference.js";
import type { ResultReference } from "../../../outputs/tables/result.js";
import { misuse } from "../../../text/failure.js";
import type { Bilingual } from "../../../text/language.js";
import { visible } from "../../../text/visible-text.js";
import { referenceOfReleases, referenceOfTable } from "./rows-reference.js";

/** The reference that an option names, and how outputs describe it. */
export interface ChosenReference {
  readonly choice: ReferenceChoice;
  readonly described: Omit<ResultReference, "builtIn">;
}

/** What ratios are compared with unless another reference is named. */
export const DEFAULT_REFERENCE = "national";

interface ChosenPopulation extends ChosenReference {
  readonly choice: ReferencePopulation;
}

/**
 * `national`, `national-assigned`, `prefecture:11`, `prefecture:埼玉県`, one of these of a fixed release as
 * `national@6`, `own-prefecture`, or the path of a reference file.
 */
export function chooseReference(value: string, catalog: Catalog): ChosenReference {
  if (value === OWN_PREFECTURE)
    return { choice: { kind: OWN_PREFECTURE }, described: describe(value, catalog) };
  const [, ofRelease, release] = /^([^/\\]+)@(\d{1,2})$/.exec(value) ?? [];
  if (ofRelease !== undefined && !existsSync(value)) {
    return baseRelease(choosePopulation(ofRelease, catalog) ?? refuse(value), Number(release), catalog);
  }
  return choosePopulation(value, catalog) ?? chooseFile(value, catalog);
}

/** A population of the release that is computed, or null where the words name none. */
function choosePopulation(value: string, catalog: Catalog): ChosenPopulation | null {
  if (value === "national" || value === "national-assigned") {
    return { choice: { kind: value }, described: describe(value, catalog) };
  }
  const name = /^prefecture:(.+)$/.exec(value)?.[1];
  if (name) {
    const prefecture = findPrefecture(catalog, name);
    return {
      choice: { kind: "prefecture", code: prefecture.code },
      described: describe(`prefecture:${prefecture.code}`, catalog),
    };
  }
  return null;
}

function chooseFile(value: string, catalog: Catalog): ChosenReference {
  const text = existsSync(value) ? readText(value) : refuse(value);
  const { file, fixed, sha256 } = parseReference(text, value);
  const { moves = [] } = file;
  return {
    choice: { kind: "file", file: fixed },
    described: {
      population: "file",
      name: describe(fixed.id, catalog).name,
      file: {
        name: visible(value.split(/[/\\]/).at(-1) ?? value),
        sha256,
        reference: fixed.id,
        ...(moves.length > 0 ? { moves } : {}),
      },
    },
  };
}

/**
 * The reference that rows were made with, in words.
 *
 * @param written how the header of their result describes it; null where rows stand alone
 * @param moves how far counts that look like errors of the source move it, as the header says
 * @throws Failure where the rows were made with several references
 */
export function referenceOfRows(
  rows: readonly Pick<RatioRow, "release" | "reference" | "prefectureCode">[],
  written: DescribedReference | null,
  catalog: Pick<Catalog, "prefectures" | "releases">,
  moves: readonly ReferenceMove[] = [],
): ReferenceName {
  const { prefectures } = catalog;
  const releases = rows.map(({ release }) => release);
  const references = rows.map(({ reference }) => reference);
  const codes = rows.map(({ prefectureCode }) => prefectureCode);
  const { id, withoutUnassigned } = referenceOfReleases(releases, references, codes, catalog);
  // Which nation it is the rows say.
  if (!written || /^(national(@\d+)?|own-prefecture)$/.test(written.population))
    return referenceName(
      { population: id, withoutUnassigned, withoutImplausible: written?.withoutImplausible },
      prefectures,
      moves,
    );
  return referenceName(written, prefectures, moves);
}

/** One release's population for all. */
function baseRelease({ choice }: ChosenPopulation, release: number, catalog: Catalog): ChosenReference {
  const population = publishedPopulation(choice, release, catalog);
  return {
    choice: { kind: "release", population, release, file: null },
    described: {
      ...describe(referenceId(population, release), catalog),
      ...(population.kind === choice.kind ? {} : { note: nationWithoutUnassigned([release]) }),
    },
  };
}

/**
 * The reference of rows that were made with "national", as it is: in releases whose tables do not list 判別不可 it is
 * without them.
 */
export function describedAsMade(
  described: ChosenReference["described"],
  table: Pick<RatioTable, "column">,
  catalog: Pick<Catalog, "prefectures" | "releases">,
): ChosenReference["described"] {
  if (described.population !== "national") return described;
  const { id, withoutUnassigned } = referenceOfTable(table, catalog);
  if (withoutUnassigned) {
    return {
      population: id,
      name: referenceName({ population: id, withoutUnassigned }, catalog.prefectures).long,
      withoutUnassigned,
      note: nationWithoutUnassigned(withoutUnassigned),
    };
  }
  if (id === described.population) return described;
  return { ...describe(id, catalog), note: nationWithoutUnassigned([...new Set(table.column("release"))]) };
}

/** Said where "national" was asked for by name, and written into the header. */
export function nationWithoutUnassigned(releases: readonly number[]): Bilingual {
  const { ja, en } = lackOfUnassigned(releases);
  return {
    ja: `${ja}${ordinals(releases)}の全国は判別不可を除いたもの（national-assigned）です`,
    en: `${en} its nation is the one without them (national-assigned)`,
  };
}

const ordinals = (releases: readonly number[]) => releases.map((release) => `第${release}回`).join("・");

const lackOfUnassigned = (releases: readonly number[]): Bilingual => ({
  ja: `${ordinals(releases)}の都道府県の表には判別不可がないため、`,
  en: `the prefecture tables of release ${releases.join(", ")} do not list people who are not assignable to a prefecture, so`,
});

/**
 * What the years of a trend are compared with unless the user names it: where only some releases list 判別不可, every
 * year with the nation without them, which all of them have.
 *
 * @param releases that the trends are of
 */
export function sameNation(
  releases: readonly number[],
  catalog: Pick<Catalog, "prefectures" | "releases">,
): ChosenReference | null {
  const without = releases.filter((release) => !listsUnassigned(catalog, release));
  if (without.length === 0 || without.length === releases.length) return null;
  const { ja, en } = lackOfUnassigned(without);
  return {
    choice: { kind: "national-assigned" },
    described: {
      ...describe("national-assigned", catalog),
      note: {
        ja: `${ja}年次推移の基準はどの年度も、判別不可を除く全国（national-assigned）`,
        en: `${en} trends compare every year with the nation without them (national-assigned)`,
      },
    },
  };
}

/** A population with its name in full. */
function describe(
  population: string,
  { prefectures }: Pick<Catalog, "prefectures">,
): ChosenPopulation["described"] {
  return { population, name: referenceName({ population }, prefectures).long };
}

function refuse(value: string): never {
  throw misuse((name) => ({
    ja: `${name("reference")}「${value}」というファイルはありません。national、national-assigned、prefecture:11、own-prefecture（属する都道府県）、特定の回のもの（national@6）、または ndb-ratio reference が作ったファイルを指定してください。`,
    en: `${name("reference")} "${value}": no such file. Give national, national-assigned, prefecture:11, own-prefecture, a nation or prefecture of a fixed release (national@6), or a file made by \`ndb-ratio reference\`.`,
  }));
}
