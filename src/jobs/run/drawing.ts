import { createHash } from "node:crypto";
import type { Catalog } from "../../catalog/schema.js";
import { isOfTwoReferences, type RatioKind } from "../../figures/kinds.js";
import type { FigureRequest } from "../../figures/plan/figure-source.js";
import { planFigures } from "../../figures/plan/plan.js";
import { columnNames } from "../../model/columns/columns.js";
import { madeOnce } from "../../model/grouped.js";
import type { FigureRow } from "../../model/ratios.js";
import { RatioTable } from "../../model/tables/ratio-table.js";
import type { RowTableParts } from "../../model/tables/row-table.js";
import type { ResultHeader } from "../../outputs/tables/result.js";
import { TOOL } from "../../process/version.js";
import { figureSource } from "../figures/source.js";
import { FigureFiles } from "./figure-files.js";
import { hashOfValue, type PutFile, RunFiles } from "./folder.js";
import type { ManifestOutput } from "./manifest.js";

/** All that drawing the figures of a run needs; it can be handed to another thread. */
export interface FigureWork {
  readonly catalog: Catalog;
  readonly header: Pick<ResultHeader, "groups" | "synthetic" | "reference" | "referenceMoves">;
  readonly table: RowTableParts;
  /** The same against a second reference. */
  readonly second: RowTableParts | null;
  readonly request: Omit<FigureRequest, "kind" | "prefectures">;
  readonly prefectures: ReadonlySet<string> | null;
  readonly formats: readonly ("svg" | "png")[];
  readonly folder: string;
  /** What an earlier run wrote, by path. */
  readonly known: ReadonlyMap<string, ManifestOutput>;
}

/** Figures that are drawn from the same rows. */
export interface Batch {
  readonly kinds: readonly RatioKind[];
  /** Rows as indices into the table. */
  readonly rows: Uint32Array;
}

/** Draws the figures of a run into its folder. */
export class FigureDrawing {
  private readonly table: RatioTable;
  private readonly second: RatioTable | null;
  private readonly figures: FigureFiles;
  /** Hash of the names and definitions, the user's own too, that figures show. */
  private readonly names: string;

  constructor(private readonly work: FigureWork) {
    this.table = RatioTable.of(work.table);
    this.second = work.second && RatioTable.of(work.second);
    this.names = hashOfValue(work.catalog);
    this.figures = new FigureFiles(new RunFiles(work.folder, work.known), work.formats);
  }

  /** Every figure of a batch. @param put told of each file */
  async draw({ kinds, rows }: Batch, put: (file: PutFile) => void): Promise<void> {
    const { request, prefectures, header, catalog } = this.work;
    const shown = Array.from(rows, (index) => this.table.row(index));
    const second = kinds.some(isOfTwoReferences) ? this.secondOf(shown) : null;
    const source = figureSource(header, shown, catalog, second && [...second]);
    const hash = hashesByRelease(this.table.at(rows));
    const hashOfSecond = second && hashesByRelease(second);
    const figures = kinds.flatMap((kind) =>
      planFigures(source, { ...request, prefectures, kind, onlyWorthwhile: true }),
    );
    await this.figures.putAll(figures, put, ({ kind, path, rows }) =>
      hashOfValue([
        TOOL,
        kind,
        path,
        hash(rows[0]!.release),
        ...(hashOfSecond && isOfTwoReferences(kind) ? [hashOfSecond(rows[0]!.release)] : []),
        request,
        header.reference,
        this.names,
        ...(source.reference.moves ?? []),
      ]),
    );
  }

  /** The rows of the same prefectures against the second reference. */
  private secondOf(rows: readonly FigureRow[]): RatioTable | null {
    const { second } = this;
    if (!second) return null;
    const codes = new Set(rows.map(({ prefectureCode }) => prefectureCode));
    return second.at(second.column("prefectureCode").flatMap((code, i) => (codes.has(code) ? [i] : [])));
  }
}

/** Hashes of the rows of each release, made when they are asked for. As JSON rows would take seconds of a run. */
function hashesByRelease(table: RatioTable): (release: number) => string {
  const releases = table.column("release");
  const known = new Map<number, string>();
  const hashOf = (release: number) => {
    const hash = createHash("sha256");
    const isOfIt = (_: unknown, i: number) => releases[i] === release;
    for (const name of columnNames(table.kind)) {
      const column = table.view(name);
      hash.update(
        column instanceof Float64Array ? column.filter(isOfIt) : JSON.stringify([...column].filter(isOfIt)),
      );
    }
    return hash.digest("hex");
  };
  return (release) => madeOnce(known, release, () => hashOf(release));
}
