import { existsSync, readFileSync } from "node:fs";
import { findPrefecture } from "../catalog/areas.js";
import type { Catalog } from "../catalog/schema.js";
import type { FixedReference, ReferenceChoice } from "../engine/reference/item-reference.js";
import type { ReferencePopulation } from "../engine/reference/reference.js";
import { Failure } from "../failure.js";
import type { Bilingual } from "../language.js";
import { parseReference } from "../output/reference.js";
import type { ResultReference } from "../output/result.js";
import { visible } from "../visible-text.js";

/** The reference that an option names, and how outputs describe it. */
export interface ChosenReference {
  readonly choice: ReferenceChoice;
  readonly described: Omit<ResultReference, "builtIn">;
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

/** `national`, `national-assigned`, `prefecture:11`, `prefecture:埼玉県`, or the path of a reference file. */
export function chooseReference(value: string, catalog: Catalog): ChosenReference {
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
  const { file, fixed, sha256 } = parseReference(readReferenceFile(value), value);
  return {
    choice: { kind: "file", file: fixed },
    described: {
      population: "file",
      name: {
        ja: `第${file.release}回（${file.fiscalYear}年度）の${describePopulation(file.population, catalog).ja}`,
        en: `${describePopulation(file.population, catalog).en}, release ${file.release} (FY${file.fiscalYear})`,
      },
      file: { name: visible(value.split(/[/\\]/).at(-1) ?? value), sha256 },
    },
  };
}

/** A population in words. */
export function describePopulation(population: string, catalog: Catalog): Bilingual {
  if (population === "national" || population === "national-assigned") return NAMES[population];
  const code = population.slice("prefecture:".length);
  return catalog.prefectures.find((prefecture) => prefecture.code === code)?.name ?? { ja: code, en: code };
}

function readReferenceFile(path: string): string {
  if (existsSync(path)) return readFileSync(path, "utf8");
  throw new Failure(
    {
      ja: `--reference「${path}」というファイルはありません。national、national-assigned、prefecture:11、または ndb-ratio reference が作ったファイルを指定してください。`,
      en: `--reference "${path}": no such file. Give national, national-assigned, prefecture:11, or a file made by \`ndb-ratio reference\`.`,
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
