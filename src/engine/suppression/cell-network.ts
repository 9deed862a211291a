import { COLUMNS, SUBTOTAL } from "../../model/counts.js";

/**
 * The counts of one sex of a prefecture as a network: rows are its regions and, last, the prefecture itself; columns are the
 * seven ages and 中計. Each count lies between the node of its row and that of its column, and that all rows and columns
 * add up means that what flows into a node flows out of it (Cox 1995, JASA 90:1453). So all that somebody can work
 * out of the counts that are shown is how much flow the hidden ones let through, in whole people.
 */
export class CellNetwork {
  readonly rows: number;
  /** 1 where a count is hidden. */
  readonly hidden: Uint8Array;
  /** Counts as they could be too while what is shown stays; the true ones before anything is moved. */
  private readonly moved: Int32Array;

  /**
   * @param counts rows × COLUMNS, people
   * @param most what everybody knows each count to be at most: the people examined
   */
  constructor(
    readonly counts: Int32Array,
    readonly most: Int32Array,
  ) {
    this.rows = counts.length / COLUMNS;
    this.hidden = new Uint8Array(counts.length);
    this.moved = Int32Array.from(counts);
  }

  /**
   * How far the sum of some hidden counts could be from what it is, for all that the shown counts tell, up to `wanted` people.
   *
   * @param sign 1: how much more it could be, −1: how much less
   */
  slack(cells: readonly number[], sign: 1 | -1, wanted: number): number {
    return this.move(cells, sign, wanted, (other) => (this.hidden[other] ? 0 : null));
  }

  /** Hides counts beside hidden ones, as few people as are found, until their sum could be `wanted` people more or less. */
  protect(cells: readonly number[], sign: 1 | -1, wanted: number): void {
    const used = new Set<number>();
    const isHidden = (other: number) => this.hidden[other] === 1 || used.has(other);
    this.move(cells, sign, wanted, (other) => (isHidden(other) ? 0 : this.cost(other)), used);
    for (const other of used) this.hidden[other] = 1;
  }

  /** People whose count would not be shown: those found or those not found, whichever are fewer. */
  private cost(cell: number): number {
    return 1 + Math.min(this.counts[cell]!, this.most[cell]! - this.counts[cell]!);
  }

  /**
   * Sends flow through counts and back by the cheapest paths, one after the other, each as far as it goes.
   *
   * @param costOf null for a count that cannot move
   * @param used takes the counts that moved
   * @returns how many people flowed
   */
  private move(
    cells: readonly number[],
    sign: 1 | -1,
    wanted: number,
    costOf: (cell: number) => number | null,
    used?: Set<number>,
  ): number {
    this.moved.set(this.counts);
    const isMoving = new Set(cells);
    let flowed = 0;
    for (const cell of cells) {
      const [tail, head] = this.ends(cell, sign);
      while (flowed < wanted && this.room(cell, sign) > 0) {
        const path = this.cheapest(head, tail, (other) => (isMoving.has(other) ? null : costOf(other)));
        if (!path) break;
        const steps = [{ cell, sign }, ...path];
        const width = Math.min(wanted - flowed, ...steps.map((step) => this.room(step.cell, step.sign)));
        for (const step of steps) {
          this.moved[step.cell]! += step.sign * width;
          used?.add(step.cell);
        }
        flowed += width;
      }
    }
    return flowed;
  }

  /** How many people more (1) or less (−1) a count can be. */
  private room(cell: number, sign: 1 | -1): number {
    return sign > 0 ? this.most[cell]! - this.moved[cell]! : this.moved[cell]!;
  }

  /** The nodes that a rising (1) or falling (−1) count sends flow from and to: rows come before columns. */
  private ends(cell: number, sign: 1 | -1): readonly [number, number] {
    const row = Math.floor(cell / COLUMNS);
    const column = cell % COLUMNS;
    // 中計 and the prefecture's counts stand on the other side of their equations; the prefecture's 中計 on both.
    const isTurned = (row === this.rows - 1) !== (column === SUBTOTAL);
    const [from, to] = [row, this.rows + column];
    return isTurned === sign > 0 ? [to, from] : [from, to];
  }

  /** The cheapest way from one node to another (Bellman 1958); null where there is none. */
  private cheapest(from: number, to: number, costOf: (cell: number) => number | null): Step[] | null {
    const steps: (Step & { readonly tail: number; readonly head: number; readonly cost: number })[] = [];
    for (let cell = 0; cell < this.counts.length; cell++) {
      const cost = costOf(cell);
      if (cost === null) continue;
      for (const sign of [1, -1] as const) {
        if (this.room(cell, sign) <= 0) continue;
        const [tail, head] = this.ends(cell, sign);
        steps.push({ cell, sign, tail, head, cost });
      }
    }
    const distance = new Float64Array(this.rows + COLUMNS).fill(Number.POSITIVE_INFINITY);
    const last = new Array<(typeof steps)[number] | undefined>(distance.length);
    distance[from] = 0;
    for (let changed = true; changed; ) {
      changed = false;
      for (const step of steps) {
        // Of two ways that cost the same, the one through fewer counts.
        const reached = distance[step.tail]! + step.cost + SHORT;
        if (reached >= distance[step.head]!) continue;
        distance[step.head] = reached;
        last[step.head] = step;
        changed = true;
      }
    }
    if (distance[to] === Number.POSITIVE_INFINITY) return null;
    const path: Step[] = [];
    for (let node = to; node !== from; ) {
      const step = last[node]!;
      path.push(step);
      node = step.tail;
    }
    return path;
  }
}

interface Step {
  readonly cell: number;
  readonly sign: 1 | -1;
}

/** What each count of a way costs beside its people: less than one person over all counts of a prefecture. */
const SHORT = 1e-3;
