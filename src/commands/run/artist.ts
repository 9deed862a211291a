import { breathe } from "../../breathe.js";
import type { Catalog } from "../../catalog/schema.js";
import {
  type FigureKind,
  type FigureRequest,
  type FigureSource,
  type PlannedFigure,
  planFigures,
  referenceName,
} from "../../charts/plan.js";
import type { ManifestOutput } from "../../output/manifest.js";
import type { ResultHeader } from "../../output/result.js";
import { RatioTable, type RatioTableParts } from "../../ratio-table.js";
import type { FigureRow } from "../../ratios.js";
import type { Drawer } from "../../render/drawer.js";
import { TOOL } from "../../version.js";
import { hashOfValue, type PutFile, RunFiles } from "./folder.js";

/** All that drawing the figures of a run needs; it can be handed to another thread. */
export interface FigureWork {
  readonly catalog: Catalog;
  readonly header: Pick<ResultHeader, "groups" | "synthetic" | "reference">;
  readonly table: RatioTableParts;
  readonly request: Omit<FigureRequest, "kind" | "prefectures">;
  readonly prefectures: ReadonlySet<string> | null;
  readonly formats: readonly ("svg" | "png")[];
  readonly folder: string;
  /** What an earlier run wrote, by path. */
  readonly known: ReadonlyMap<string, ManifestOutput>;
}

/** Figures that are drawn from the same rows. */
export interface Batch {
  readonly kinds: readonly FigureKind[];
  /** Rows as indices into the table. */
  readonly rows: Uint32Array;
}

/**
 * Figures in the making: while the next is drawn, pictures of those before become pixels and files beside the main
 * thread. Each holds up to 40 MB.
 */
const MOST_IN_FLIGHT = 2;

/** Draws the figures of a run into its folder. */
export class Artist {
  private readonly table: RatioTable;
  private readonly files: RunFiles;
  private drawer: Drawer | undefined;

  constructor(private readonly work: FigureWork) {
    this.table = RatioTable.of(work.table);
    this.files = new RunFiles(work.folder, work.known);
  }

  /** Every figure of a batch. @param put told of each file */
  async draw({ kinds, rows }: Batch, put: (file: PutFile) => void): Promise<void> {
    const { request, prefectures, header } = this.work;
    const source = this.sourceOf(rows);
    const hashOfRows = hashOfEach();
    const inFlight = new Set<Promise<void>>();
    for (const figure of kinds.flatMap((kind) => planFigures(source, { ...request, prefectures, kind }))) {
      await breathe();
      const { kind, path } = figure;
      const from = hashOfValue([TOOL, kind, path, hashOfRows(figure.rows), request, header.reference]);
      const putting = this.putFigure(figure, from, put).finally(() => inFlight.delete(putting));
      // A failure is told by the first that waits for it.
      putting.catch(() => {});
      inFlight.add(putting);
      if (inFlight.size === MOST_IN_FLIGHT) await Promise.race(inFlight);
    }
    await Promise.all(inFlight);
  }

  private async putFigure(
    { path, spec }: PlannedFigure,
    from: string,
    put: (file: PutFile) => void,
  ): Promise<void> {
    let drawn: Promise<string> | undefined;
    const svg = () => {
      drawn ??= this.svgOf(spec);
      return drawn;
    };
    const png = async () => (await import("../../render/png.js")).renderPngAsync(await svg());
    for (const format of this.work.formats)
      put(await this.files.put(`figures/${path}.${format}`, from, format === "svg" ? svg : png));
  }

  /** Vega is loaded only when there is something to draw. */
  private async svgOf(spec: PlannedFigure["spec"]): Promise<string> {
    this.drawer ??= (await import("../../render/drawer.js")).createDrawer();
    return this.drawer.svg(spec());
  }

  private sourceOf(rows: Uint32Array): FigureSource {
    const { header, catalog } = this.work;
    return {
      rows: Array.from(rows, (index) => this.table.row(index)),
      groups: header.groups,
      catalog,
      synthetic: header.synthetic,
      reference: referenceName(header.reference.population, header.reference.name),
    };
  }
}

/** Hashes of rows, each made once: all prefectures' figures of an item share the nation's rows. */
function hashOfEach(): (rows: readonly FigureRow[]) => string {
  const known = new WeakMap<readonly FigureRow[], string>();
  return (rows) => {
    const hash = known.get(rows) ?? hashOfValue(rows);
    known.set(rows, hash);
    return hash;
  };
}
