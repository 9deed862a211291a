import type { Catalog } from "../../catalog/schema.js";
import { sharedDomain } from "../../charts/difference-scale.js";
import type { Language } from "../../language.js";
import type { ResultHeader } from "../../output/result.js";
import type { RatioTable } from "../../ratio-table.js";
import type { RatioRow } from "../../ratios.js";
import { TOOL } from "../../version.js";
import type { Effects } from "../effects.js";
import { type FigureFormat, figurePen } from "../figures/pen.js";
import {
  FIGURE_KINDS,
  type FigureKind,
  type FigureSource,
  NATIONAL_KINDS,
  planFigures,
  referenceName,
} from "../figures/plan.js";
import { chosenAges, chosenPrefectures, listOf, oneOf } from "../options.js";
import { hashOfValue, type RunFolder } from "./folder.js";

/** The options of `run` that its figures depend on. */
export interface FigureOptions {
  readonly kinds?: readonly string[] | undefined;
  readonly ages?: readonly string[] | undefined;
  readonly prefecture?: readonly string[] | undefined;
  readonly png: boolean;
  readonly scale: string;
  readonly quiet: boolean;
  readonly lang: Language;
}

/** Does any of the kinds show every area of the nation? */
export function needsWholeNation(kinds: readonly FigureKind[]): boolean {
  return kinds.some((kind) => NATIONAL_KINDS.includes(kind));
}

/** A computed result and how its figures are wanted. */
export interface FigureJob {
  readonly header: ResultHeader;
  readonly table: RatioTable;
  readonly catalog: Catalog;
  readonly options: FigureOptions;
}

/**
 * Every figure of the kinds asked for, in batches whose rows are made when their turn comes: a prefecture, or for the
 * kinds that show the whole nation an item. All rows at once would take a gigabyte.
 */
export async function drawFigures(folder: RunFolder, job: FigureJob, effects: Effects): Promise<number> {
  const { header, table, catalog, options } = job;
  const formats: FigureFormat[] = options.png ? ["svg", "png"] : ["svg"];
  const request = {
    ages: chosenAges(options.ages).map(({ id }) => id),
    language: options.lang,
    areas: null,
    byRelease: new Set(table.column("release")).size > 1,
    ...sharedDomainOption(job),
  };
  const prefectures = chosenPrefectures(options.prefecture, catalog);
  const batches = batchesOf(job);
  const pen = figurePen();
  let files = 0;
  for (const [i, { kinds, rows: indices }] of batches.entries()) {
    const source: FigureSource = {
      rows: indices.map((index) => table.row(index)),
      groups: header.groups,
      catalog,
      synthetic: header.synthetic,
      reference: referenceName(header.reference.population, header.reference.name),
    };
    const hashOfRows = hashOfEach();
    for (const figure of kinds.flatMap((kind) => planFigures(source, { ...request, prefectures, kind }))) {
      const { kind, path, rows } = figure;
      const from = hashOfValue([TOOL, kind, path, hashOfRows(rows), request, header.reference]);
      for (const format of formats) {
        await folder.put(`figures/${path}.${format}`, from, () => pen.draw(figure.spec(), format));
        files++;
      }
    }
    if (!options.quiet) effects.figureDrawn?.(i + 1, batches.length);
  }
  return files;
}

interface Batch {
  readonly kinds: readonly FigureKind[];
  /** Rows as indices into the table. */
  readonly rows: readonly number[];
}

function batchesOf({ table, options }: FigureJob): Batch[] {
  const kinds = chosenKinds(options.kinds);
  const national = kinds.filter((kind) => NATIONAL_KINDS.includes(kind));
  const local = kinds.filter((kind) => !NATIONAL_KINDS.includes(kind));
  return [
    ...(local.length > 0 ? groupsOf(table, table.column("prefectureCode"), local) : []),
    ...(national.length > 0 ? groupsOf(table, table.column("item"), national) : []),
  ];
}

/** Rows that figures can show, by the value of a column. */
function groupsOf(
  table: RatioTable,
  keys: readonly (string | null)[],
  kinds: readonly FigureKind[],
): Batch[] {
  const [level, sex] = [table.column("level"), table.column("sex")];
  const groups = new Map<string | null, number[]>();
  for (const [i, key] of keys.entries()) {
    if (level[i] === "nation" || sex[i] === "both") continue;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  return [...groups.values()].map((rows) => ({ kinds, rows }));
}

function sharedDomainOption({ table, options }: FigureJob): { domain?: readonly [number, number] } {
  if (oneOf("--scale", options.scale, ["own", "shared"]) === "own") return {};
  return {
    domain: sharedDomain([...table].filter(({ level, sex }) => level !== "nation" && sex !== "both")),
  };
}

const DEFAULT_KINDS: readonly FigureKind[] = ["area-bars", "heatmap"];

/** Kinds of figures, as the option names them. */
export function chosenKinds(values: readonly string[] | undefined): readonly FigureKind[] {
  return listOf(values)?.map((kind) => oneOf("--kinds", kind, FIGURE_KINDS)) ?? DEFAULT_KINDS;
}

/** Hashes of rows, each made once: all prefectures' figures of an item share the nation's rows. */
function hashOfEach(): (rows: readonly RatioRow[]) => string {
  const known = new WeakMap<readonly RatioRow[], string>();
  return (rows) => {
    const hash = known.get(rows) ?? hashOfValue(rows);
    known.set(rows, hash);
    return hash;
  };
}
