import type { Catalog } from "../../catalog/schema.js";
import { chosenAges, chosenPrefectures, listOf, oneOf } from "../../cli/choices.js";
import { sharedDomain } from "../../figures/difference-scale.js";
import { figureKey } from "../../figures/grouped-rows.js";
import {
  FIGURE_KINDS,
  type FigureKind,
  isRatioKind,
  isTrendKind,
  kindOf,
  type RatioKind,
  type TrendKind,
  USUAL_KINDS,
} from "../../figures/kinds.js";
import type { RatioTable } from "../../model/ratio-table.js";
import type { ResultHeader } from "../../outputs/tables/result.js";
import type { Effects } from "../../process/effects.js";
import type { Language } from "../../text/language.js";
import { WorkerPool } from "../workers/pool.js";
import { Artist, type Batch, type FigureWork } from "./artist.js";
import type { PutFile, RunFolder } from "./folder.js";

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
export function needsWholeNation(kinds: readonly RatioKind[]): boolean {
  return kinds.some(isNationWide);
}

const isNationWide = (kind: RatioKind): boolean => kindOf(kind).isNationWide ?? false;

/** A computed result and how its figures are wanted. */
export interface FigureJob {
  readonly header: ResultHeader;
  readonly table: RatioTable;
  readonly catalog: Catalog;
  readonly options: FigureOptions;
  /** Threads that share the drawing. */
  readonly workers: number;
}

/**
 * Every figure of the kinds asked for, in batches whose rows are made when their turn comes: a prefecture, or for the
 * kinds that show the whole nation an item. All rows at once would take a gigabyte.
 *
 * @returns how many files
 */
export async function drawFigures(folder: RunFolder, job: FigureJob, effects: Effects): Promise<number> {
  const batches = batchesOf(job);
  const work = workOf(folder, job);
  const all = effects.progress ? figuresIn(batches, job.table, work) : 0;
  let files = 0;
  const put = (file: PutFile) => {
    folder.record(file);
    files++;
    effects.progress?.("draw", Math.floor(files / work.formats.length), all);
  };
  const workers = Math.min(job.workers, batches.length);
  if (workers > 1) {
    const pool = new WorkerPool<Batch, null, PutFile>(ENTRY, workers, work, put);
    try {
      for await (const _ of pool.results(batches));
    } finally {
      await pool.close();
    }
  } else {
    const artist = new Artist(work);
    for (const batch of batches) await artist.draw(batch, put);
  }
  return files;
}

/** How many figures the batches give. */
function figuresIn(batches: readonly Batch[], table: RatioTable, { prefectures }: FigureWork): number {
  const [release, prefecture, code, item, level] = [
    table.column("release"),
    table.column("prefectureCode"),
    table.column("code"),
    table.column("item"),
    table.column("level"),
  ];
  let figures = 0;
  for (const { kinds, rows } of batches) {
    const wanted = rows.filter((i) => !prefectures || prefectures.has(prefecture[i] ?? ""));
    for (const kind of kinds) {
      const keys = new Set<string>();
      for (const i of wanted) {
        const place = { level: level[i]!, code: code[i]!, prefectureCode: prefecture[i]!, item: item[i]! };
        const key = figureKey(kind, place);
        if (key !== null) keys.add(`${release[i]} ${key}`);
      }
      figures += keys.size;
    }
  }
  return figures;
}

const ENTRY = new URL("./figure-worker.js", import.meta.url);

function workOf({ files }: RunFolder, job: FigureJob): FigureWork {
  const { header, table, catalog, options } = job;
  return {
    catalog,
    header: { groups: header.groups, synthetic: header.synthetic, reference: header.reference },
    table: table.parts(),
    request: {
      ages: chosenAges(options.ages).map(({ id }) => id),
      language: options.lang,
      areas: null,
      byRelease: new Set(table.column("release")).size > 1,
      ...sharedDomainOption(job),
    },
    prefectures: chosenPrefectures(options.prefecture, catalog),
    formats: options.png ? ["svg", "png"] : ["svg"],
    folder: files.folder,
    known: files.known,
  };
}

function batchesOf({ table, options }: FigureJob): Batch[] {
  const kinds = chosenKinds(options.kinds);
  const national = kinds.filter(isNationWide);
  const local = kinds.filter((kind) => !isNationWide(kind));
  return [
    ...(local.length > 0 ? groupsOf(table, table.column("prefectureCode"), local) : []),
    ...(national.length > 0 ? groupsOf(table, table.column("item"), national) : []),
  ];
}

/** Rows that figures can show, by the value of a column. */
function groupsOf(table: RatioTable, keys: readonly (string | null)[], kinds: readonly RatioKind[]): Batch[] {
  const [level, sex] = [table.column("level"), table.column("sex")];
  const groups = new Map<string | null, number[]>();
  for (const [i, key] of keys.entries()) {
    if (level[i] === "nation" || sex[i] === "both") continue;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  return [...groups.values()].map((rows) => ({ kinds, rows: Uint32Array.from(rows) }));
}

function sharedDomainOption({ table, options }: FigureJob): { domain?: readonly [number, number] } {
  if (oneOf("--scale", options.scale, ["own", "shared"]) === "own") return {};
  return {
    domain: sharedDomain([...table].filter(({ level, sex }) => level !== "nation" && sex !== "both")),
  };
}

/** null where none are asked for. */
function askedKinds(values: readonly string[] | undefined): readonly FigureKind[] | null {
  return listOf(values)?.map((kind) => oneOf("--kinds", kind, FIGURE_KINDS)) ?? null;
}

/** Kinds of figures of one release, as the option names them. */
export function chosenKinds(values: readonly string[] | undefined): readonly RatioKind[] {
  return (askedKinds(values) ?? USUAL_KINDS).filter(isRatioKind);
}

/** Kinds of figures over the years; a run of one release has none unless they are asked for. */
export function chosenTrendKinds(
  values: readonly string[] | undefined,
  releases: number,
): readonly TrendKind[] {
  return (askedKinds(values) ?? (releases > 1 ? USUAL_KINDS : [])).filter(isTrendKind);
}
