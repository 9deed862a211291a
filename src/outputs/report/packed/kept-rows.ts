import { bytesOfColumn, codeInColumn, codeOf, columnBytes, numberOf } from "./byte-columns.js";
import type { Grid } from "./format.js";
import type { KeptColumn, PlaceInList } from "./kept-column.js";

const FIRST_ROWS = 1024;

/** The place of a row in all combinations of its axes: an index for each, the last one runs fastest. */
type Place = readonly number[];

const indexOf = (place: Place, sizes: readonly number[]): number =>
  place.reduce((index, own, axis) => index * sizes[axis]! + own, 0);

/** Columns of which something is written. */
const written = <Row>(columns: readonly KeptColumn<Row>[]) => columns.filter(({ number }) => number);

/** Rows on their way into the page. They come one by one in any order, and are kept as whole numbers. */
export class KeptRowsWriter<Row> {
  private readonly columns: number;
  private readonly width: number;
  private count = 0;
  private rows: Uint32Array;

  /** @param axes how many indexes a place has */
  constructor(
    private readonly kept: readonly KeptColumn<Row>[],
    private readonly placeOf: PlaceInList,
    private readonly axes: number,
  ) {
    this.columns = written(kept).length;
    this.width = axes + this.columns;
    this.rows = new Uint32Array(FIRST_ROWS * this.width);
  }

  push(place: Place, row: Row): void {
    if ((this.count + 1) * this.width > this.rows.length) this.grow();
    let at = this.count++ * this.width;
    for (const index of place) this.rows[at++] = index;
    const numbers: Record<string, number | null> = {};
    for (const { name, number, expected, isBelow } of this.kept) {
      const likely = expected ? expected(numbers) : 0;
      const own = number && likely !== null ? number(row, this.placeOf) : likely;
      numbers[name] = own;
      if (number) this.rows[at++] = codeOf(own === null ? null : (own - likely!) * (isBelow ? -1 : 1));
    }
  }

  private grow(): void {
    const larger = new Uint32Array(this.rows.length * 2);
    larger.set(this.rows);
    this.rows = larger;
  }

  /**
   * The bytes of each column, a number for every combination of the axes. Yields between columns.
   *
   * @param sizes of the axes
   */
  *bytes(sizes: readonly number[]): Generator<undefined, Uint8Array[]> {
    const { rows, width, axes } = this;
    const size = sizes.reduce((product, own) => product * own, 1);
    const indexes = Uint32Array.from({ length: this.count }, (_, row) =>
      indexOf([...rows.subarray(row * width, row * width + axes)], sizes),
    );
    const bytes: Uint8Array[] = [];
    for (let column = 0; column < this.columns; column++) {
      yield;
      const codes = new Uint32Array(size);
      for (let row = 0; row < this.count; row++) codes[indexes[row]!] = rows[row * width + axes + column]!;
      bytes.push(bytesOfColumn(codes));
    }
    return bytes;
  }
}

/** The rows of a page. They are made when they are asked for: all at once would be hundreds of megabytes. */
export class KeptRowsReader<Row> {
  private readonly count: number;
  /** Where the next columns begin. */
  readonly end: number;

  /**
   * @param sizes of the axes
   * @param start where the columns begin in the bytes
   */
  constructor(
    private readonly kept: readonly KeptColumn<Row>[],
    private readonly lists: Grid["lists"],
    private readonly sizes: readonly number[],
    private readonly data: Uint8Array,
    private readonly start: number,
  ) {
    this.count = sizes.reduce((product, own) => product * own, 1);
    this.end = start + written(kept).length * columnBytes(this.count);
  }

  /** The row of a place; null where there is none: the first column of one is never null. */
  row(place: Place): Row | null {
    const { data, count, lists } = this;
    const index = indexOf(place, this.sizes);
    const numbers: Record<string, number | null> = {};
    let start = this.start;
    for (const { name, number, expected, isBelow } of this.kept) {
      const likely = expected ? expected(numbers) : 0;
      numbers[name] = likely;
      if (!number) continue;
      const difference = numberOf(codeInColumn(data, start, count, index));
      if (difference === null && start === this.start) return null;
      numbers[name] =
        difference === null || likely === null ? null : likely + difference * (isBelow ? -1 : 1);
      start += columnBytes(count);
    }
    const row: Record<string, unknown> = {};
    for (const { name, value } of this.kept) {
      const own = numbers[name]!;
      row[name] = own === null ? null : value(own, numbers, lists);
    }
    return row as Row;
  }
}
