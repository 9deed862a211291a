import { existsSync, readFileSync } from "node:fs";
import { findPrefecture } from "../catalog/areas.js";
import type { Catalog } from "../catalog/schema.js";
import type { FixedReference, ReferenceChoice } from "../engine/reference/item-reference.js";
import type { ReferencePopulation } from "../engine/reference/reference.js";
import { Failure } from "../failure.js";
import { readText } from "../ingest/files/disk.js";
import { parseReference } from "../output/reference.js";
import type { ResultReference } from "../output/result.js";
import { type DescribedReference, type ReferenceName, referenceName } from "../text/reference-name.js";
import { visible } from "../visible-text.js";
import { referenceOfReleases } from "./trends/table-trends.js";

/** The reference that an option names, and how outputs describe it. */
export interface ChosenReference {
  readonly choice: ReferenceChoice;
  readonly described: Omit<ResultReference, "builtIn">;
}

interface ChosenPopulation extends ChosenReference {
  readonly choice: ReferencePopulation;
}

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
  const { fixed, sha256 } = parseReference(readReferenceFile(value), value);
  return {
    choice: { kind: "file", file: fixed },
    described: {
      population: "file",
      name: describe(fixed.id, catalog).name,
      file: { name: visible(value.split(/[/\\]/).at(-1) ?? value), sha256, reference: fixed.id },
    },
  };
}

/**
 * The reference that rows were made with, in words.
 *
 * @param written how the header of their result describes it; null where rows stand alone
 * @throws Failure where the rows were made with several references
 */
export function referenceOfRows(
  rows: readonly { readonly release: number; readonly reference: string }[],
  written: DescribedReference | null,
  { prefectures }: Pick<Catalog, "prefectures">,
): ReferenceName {
  const releases = rows.map(({ release }) => release);
  const references = rows.map(({ reference }) => reference);
  const { id } = referenceOfReleases(releases, references);
  if (!written) return referenceName({ population: id }, prefectures);
  // Headers of earlier versions do not say what a file holds; its rows do.
  const file = written.file && { ...written.file, reference: written.file.reference ?? references[0] };
  return referenceName({ ...written, file }, prefectures);
}

/** One release's population for all. */
function baseRelease(
  { choice, described: { population } }: ChosenPopulation,
  release: number,
  catalog: Catalog,
): ChosenReference {
  return {
    choice: { kind: "release", population: choice, release, file: null },
    described: describe(`${population}@${release}`, catalog),
  };
}

/** A population with its name in full. */
function describe(population: string, { prefectures }: Catalog): ChosenPopulation["described"] {
  return { population, name: referenceName({ population }, prefectures).long };
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
