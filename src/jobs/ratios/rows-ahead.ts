import type { RatioColumn } from "../../model/columns/ratio-columns.js";
import type { RatioTable } from "../../model/tables/ratio-table.js";
import type { RowTableParts } from "../../model/tables/row-table.js";
import type { RowFormat } from "../../outputs/tables/rows.js";
import { JobThread } from "../workers/job-thread.js";

/** Rows from which a thread of their own pays. */
const WORTH_A_THREAD = 10_000;
/** Bytes of text that may wait to be written. */
const MOST_WAITING = 48 << 20;

const ENTRY = new URL("./rows-worker.js", import.meta.url);

/** Rows of a table, from `from` to its end, to be made into text. The table's numbers are shared, not copied. */
export interface RowsJob {
  readonly format: RowFormat;
  readonly columns: readonly RatioColumn[] | undefined;
  readonly table: RowTableParts;
  readonly from: number;
}

/** Text of the rows before `until`, and after those of the piece before. */
interface RowsMade {
  readonly until: number;
  readonly pieces: readonly Uint8Array[];
}

/** The text of rows, made by a second thread while the rows after them are computed: it takes a quarter of the whole time. */
export class RowsAhead {
  private thread: JobThread<RowsJob, Uint8Array[]> | undefined;
  private readonly begun: Promise<RowsMade>[] = [];
  private until = 0;
  private waiting = 0;
  /** Called when there is more to wait for. */
  private wake: () => void = () => {};

  constructor(
    private readonly format: RowFormat,
    private readonly columns?: readonly RatioColumn[],
  ) {}

  /** Begins with the rows that the table has got since, if it is to have many. Those that are left are for the caller. */
  add(table: RatioTable): void {
    const { size } = table;
    if (table.room < WORTH_A_THREAD || size === this.until || this.waiting > MOST_WAITING) return;
    const { format, columns, until: from } = this;
    this.thread ??= new JobThread(ENTRY, null);
    const made = this.thread.run({ format, columns, table: table.parts(), from }).then((pieces) => {
      this.waiting += bytesIn(pieces);
      return { until: size, pieces };
    });
    // A failure is met when its turn comes.
    made.catch(() => {});
    this.begun.push(made);
    this.until = size;
    this.wake();
  }

  /** What was made, in the order of the rows, until all is computed. @throws what computing throws */
  async *made(computing: unknown): AsyncGenerator<RowsMade> {
    let isComputed = false;
    const computed = Promise.resolve(computing).then(() => {
      isComputed = true;
    });
    computed.catch(() => {});
    for (;;) {
      const begun = this.begun.shift();
      if (begun) {
        const made = await begun;
        this.waiting -= bytesIn(made.pieces);
        yield made;
      } else if (isComputed) return;
      else {
        const more = new Promise<void>((resolve) => {
          this.wake = resolve;
        });
        await Promise.race([computed, more]);
      }
    }
  }

  async close(): Promise<void> {
    await this.thread?.close();
  }
}

const bytesIn = (pieces: readonly Uint8Array[]): number =>
  pieces.reduce((bytes, { length }) => bytes + length, 0);
