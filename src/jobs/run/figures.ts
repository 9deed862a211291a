import { isNation } from "../../catalog/levels.js";
import { sharedDomain } from "../../figures/difference-scale.js";
import {
  type FigureKind,
  isNationWide,
  isRatioKind,
  isTrendKind,
  kindOf,
  type RatioKind,
  type TrendKind,
  USUAL_KINDS,
} from "../../figures/kinds.js";
import { figureKey } from "../../figures/plan/grouped-rows.js";
import { grouped } from "../../model/grouped.js";
import type { RatioTable } from "../../model/tables/ratio-table.js";
import type { Effects } from "../../process/effects.js";
import { chosenAges, chosenPrefectures } from "../chosen.js";
import type { ComputedRatios } from "../ratios/compute-ratios.js";
import { shareJobs } from "../workers/job-thread.js";
import type { RunChoice } from "./choice.js";
import { type Batch, FigureDrawing, type FigureWork } from "./drawing.js";
import type { PutFile, RunFolder } from "./folder.js";

/** A computed result and how its figures are wanted. */
export interface FigureJob extends Omit<ComputedRatios, "pooled"> {
  readonly choice: RunChoice;
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
  const workers = Math.min(job.choice.workers, batches.length);
  if (workers > 1) {
    await shareJobs(ENTRY, workers, work, batches, put);
  } else {
    const drawing = new FigureDrawing(work);
    for (const batch of batches) await drawing.draw(batch, put);
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
        const key = figureKey(kind, place, prefectures);
        if (key !== null) keys.add(`${release[i]} ${key}`);
      }
      figures += keys.size;
    }
  }
  return figures;
}

const ENTRY = new URL("./figure-worker.js", import.meta.url);

function workOf({ files }: RunFolder, job: FigureJob): FigureWork {
  const { header, table, second, catalog, choice } = job;
  const { ratios, language, png } = choice;
  return {
    catalog,
    header: {
      groups: header.groups,
      synthetic: header.synthetic,
      reference: header.reference,
      referenceMoves: header.referenceMoves,
    },
    table: table.parts(),
    second: second?.parts() ?? null,
    request: {
      ages: chosenAges(ratios.ages).map(({ id }) => id),
      language,
      areas: null,
      byRelease: new Set(table.column("release")).size > 1,
      domain: sharedDomainOf(job),
    },
    prefectures: chosenPrefectures(ratios.prefectures, catalog),
    formats: png ? ["svg", "png"] : ["svg"],
    folder: files.folder,
    known: files.known,
  };
}

function batchesOf({ table, catalog, choice }: FigureJob): Batch[] {
  const prefectures = chosenPrefectures(choice.ratios.prefectures, catalog);
  const kinds = chosenKinds(choice.kinds, prefectures);
  const national = kinds.filter((kind) => isNationWide(kind, prefectures));
  const local = kinds.filter((kind) => !isNationWide(kind, prefectures));
  return [
    ...(local.length > 0 ? groupsOf(table, table.column("prefectureCode"), local) : []),
    ...(national.length > 0 ? groupsOf(table, table.column("item"), national) : []),
  ];
}

/** Rows that figures can show, by the value of a column. */
function groupsOf(table: RatioTable, keys: readonly (string | null)[], kinds: readonly RatioKind[]): Batch[] {
  const [level, sex] = [table.column("level"), table.column("sex")];
  const shown = [...keys.keys()].filter((i) => !isNation(level[i]!) && sex[i] !== "both");
  return [...grouped(shown, (i) => keys[i]).values()].map((rows) => ({
    kinds,
    rows: Uint32Array.from(rows),
  }));
}

function sharedDomainOf({ table, choice }: FigureJob): readonly [number, number] | undefined {
  if (choice.scale === "own") return undefined;
  return sharedDomain([...table].filter(({ level, sex }) => !isNation(level) && sex !== "both"));
}

/** Kinds of figures of one release; the usual ones unless others are asked for, of prefectures without those of the nation. */
export function chosenKinds(
  asked: readonly FigureKind[] | undefined,
  prefectures: ReadonlySet<string> | null,
): readonly RatioKind[] {
  const usual = USUAL_KINDS.filter((kind) => !prefectures || kindOf(kind).oneA !== "item");
  return (asked ?? usual).filter(isRatioKind);
}

/** Kinds of figures over the years; a run of one release has none unless they are asked for. */
export function chosenTrendKinds(
  asked: readonly FigureKind[] | undefined,
  releases: number,
): readonly TrendKind[] {
  return (asked ?? (releases > 1 ? USUAL_KINDS : [])).filter(isTrendKind);
}
