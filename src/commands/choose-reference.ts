import { existsSync, readFileSync } from "node:fs";
import { findPrefecture } from "../catalog/areas.js";
import type { Catalog } from "../catalog/schema.js";
import { referenceName } from "../charts/reference-name.js";
import type { FixedReference, ReferenceChoice } from "../engine/reference/item-reference.js";
import type { ReferencePopulation } from "../engine/reference/reference.js";
import { Failure } from "../failure.js";
import { yearOfRelease } from "../fiscal-year.js";
import { readText } from "../ingest/files/disk.js";
import type { Bilingual } from "../language.js";
import { parseReference } from "../output/reference.js";
import type { ResultReference } from "../output/result.js";
import { visible } from "../visible-text.js";

/** The reference that an option names, and how outputs describe it. */
export interface ChosenReference {
  readonly choice: ReferenceChoice;
  readonly described: Omit<ResultReference, "builtIn">;
}

interface ChosenPopulation extends ChosenReference {
  readonly choice: ReferencePopulation;
}

const NAMES: Readonly<Record<"national" | "national-assigned", Bilingual>> = {
  national: {
    ja: "全国（都道府県判別不可を含む）",
    en: "the nation, with people not assignable to a prefecture",
  },
  "national-assigned": {
    ja: "全国（都道府県判別不可を除く）",
    en: "the nation, without people not assignable to a prefecture",
  },
};

/**
 * `national`, `national-assigned`, `prefecture:11`, `prefecture:埼玉県`, one of these of a fixed release as
 * `national@6`, or the path of a reference file.
 */
export function chooseReference(value: string, catalog: Catalog): ChosenReference {
  const [, ofRelease, release] = /^([^/\\]+)@(\d{1,2})$/.exec(value) ?? [];
  if (ofRelease !== undefined && !existsSync(value)) {
    return baseRelease(choosePopulation(ofRelease, catalog) ?? refuse(value), Number(release), catalog);
  }
  return choosePopulation(value, catalog) ?? chooseFile(value, catalog);
}

/** A population of the release that is computed, or null where the words name none. */
function choosePopulation(value: string, catalog: Catalog): ChosenPopulation | null {
  if (value === "national" || value === "national-assigned") {
    return { choice: { kind: value }, described: { population: value, name: NAMES[value] } };
  }
  const name = /^prefecture:(.+)$/.exec(value)?.[1];
  if (name) {
    const prefecture = findPrefecture(catalog, name);
    return {
      choice: { kind: "prefecture", code: prefecture.code },
      described: { population: `prefecture:${prefecture.code}`, name: prefecture.name },
    };
  }
  return null;
}

function chooseFile(value: string, catalog: Catalog): ChosenReference {
  const { file, fixed, sha256 } = parseReference(readReferenceFile(value), value);
  return {
    choice: { kind: "file", file: fixed },
    described: {
      population: "file",
      name: ofRelease(describePopulation(file.population, catalog), file.release, file.fiscalYear),
      file: { name: visible(value.split(/[/\\]/).at(-1) ?? value), sha256 },
    },
  };
}

/**
 * The reference that rows name, as figures say it: the nation shortly where each release has its own.
 *
 * @param written its name in the result that the rows come from; null where rows stand alone
 */
export function referenceOfRows(
  rows: readonly { readonly release: number; readonly reference: string }[],
  written: Bilingual | null,
  catalog: Catalog,
): Bilingual {
  const [population = "national", release] = (rows[0]?.reference ?? "").split("@");
  if (rows.every((row) => row.reference.endsWith(`@${row.release}`))) {
    return referenceName(population, written ?? describePopulation(population, catalog));
  }
  const named = describePopulation(population, catalog);
  return referenceName(
    `${population}@${release}`,
    written ?? ofRelease(named, Number(release), yearOfRelease(Number(release))),
  );
}

/** One release's population for all. */
function baseRelease(
  { choice, described: { population } }: ChosenPopulation,
  release: number,
  catalog: Catalog,
): ChosenReference {
  return {
    choice: { kind: "release", population: choice, release, file: null },
    described: {
      population: `${population}@${release}`,
      name: ofRelease(describePopulation(population, catalog), release, yearOfRelease(release)),
    },
  };
}

function ofRelease({ ja, en }: Bilingual, release: number, fiscalYear: number): Bilingual {
  return {
    ja: `第${release}回（${fiscalYear}年度）の${ja}`,
    en: `${en}, release ${release} (FY${fiscalYear})`,
  };
}

/** A population in words. */
export function describePopulation(population: string, catalog: Catalog): Bilingual {
  if (population === "national" || population === "national-assigned") return NAMES[population];
  const code = population.slice("prefecture:".length);
  return catalog.prefectures.find((prefecture) => prefecture.code === code)?.name ?? { ja: code, en: code };
}

function readReferenceFile(path: string): string {
  return existsSync(path) ? readText(path) : refuse(path);
}

function refuse(value: string): never {
  throw new Failure(
    {
      ja: `--reference「${value}」というファイルはありません。national、national-assigned、prefecture:11、特定の回のもの（national@6）、または ndb-ratio reference が作ったファイルを指定してください。`,
      en: `--reference "${value}": no such file. Give national, national-assigned, prefecture:11, one of these of a fixed release (national@6), or a file made by \`ndb-ratio reference\`.`,
    },
    { exitCode: 2 },
  );
}

// src/commands and dist/commands both lie two levels below the package root.
const REFERENCES = new URL("../../data/reference/", import.meta.url);

/** The project's own national references, each read once when asked for. */
export function builtInReferences(): (
  population: ReferencePopulation,
  release: number,
) => FixedReference | null {
  const loaded = new Map<string, FixedReference | null>();
  return (population, release) => {
    if (population.kind === "prefecture") return null;
    const name = `${population.kind}-release-${String(release).padStart(2, "0")}.json`;
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const url = new URL(name, REFERENCES);
    const fixed = existsSync(url) ? parseReference(readFileSync(url, "utf8"), name).fixed : null;
    loaded.set(name, fixed);
    return fixed;
  };
}
