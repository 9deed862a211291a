/** The open cells of a ratio, in rows of ages: what its hidden counts leave O and E. Filled anew for each ratio, in the same arrays. */
export class OpenRows {
  /** O and E where every open cell stands at its lower end, people. */
  leastObserved = 0;
  leastExpected = 0;
  /**
   * Open rows. Each has its open cells inside the ages in ascending order of rate, from first[row] to before
   * first[row + 1], and the room of those outside.
   */
  private rows = 0;
  private readonly first: number[] = [0];
  private readonly weights: number[] = [];
  private readonly must: number[] = [];
  private readonly may: number[] = [];
  private readonly outside: number[] = [];
  /** How many cells there are, with those of the row that is being filled: its first one stands where the rows before it end. */
  cells = 0;
  private readonly room: number[] = [];
  private readonly rate: number[] = [];

  get isEmpty(): boolean {
    return this.rows === 0;
  }

  /** Begins a ratio, of whose O and E this is known, people. */
  start(observed: number, expected: number): void {
    this.leastObserved = observed;
    this.leastExpected = expected;
    this.rows = this.cells = 0;
  }

  /** The cells since the last row make one row. */
  closeRow(weight: number, outside: number, must: number, may: number): void {
    const row = this.rows++;
    this.first[row + 1] = this.cells;
    this.weights[row] = weight;
    this.outside[row] = outside;
    this.must[row] = must;
    this.may[row] = may;
  }

  /** Keeps a row's cells in ascending order of rate. */
  insertCell(first: number, rate: number, room: number): void {
    let i = this.cells++;
    while (i > first && this.rate[i - 1]! > rate) {
      this.rate[i] = this.rate[i - 1]!;
      this.room[i] = this.room[i - 1]!;
      i--;
    }
    this.rate[i] = rate;
    this.room[i] = room;
  }

  /** O and E found by the last `extreme`, people. */
  extremeObserved = 0;
  extremeExpected = 0;

  /**
   * The table inside the bounds that makes observedWeight·O + expectedWeight·E largest; its O and E stay in
   * extremeObserved and extremeExpected. Each row of ages is its own problem: fill its cells in the order of their
   * weights inside their boxes until the row's total is reached: the greedy solution of a knapsack with equal sizes,
   * exact for one row (Dantzig 1957, Operations Research 5:266). Cells outside the ages have weight 0.
   */
  extreme(observedWeight: number, expectedWeight: number): void {
    let observed = this.leastObserved;
    let expected = this.leastExpected;
    for (let row = 0; row < this.rows; row++) {
      const from = this.first[row]!;
      const to = this.first[row + 1]!;
      const weight = this.weights[row]!;
      const offset = weight * observedWeight;
      let must = this.must[row]!;
      let may = this.may[row]!;
      let placedOutside = false;
      for (let k = from; k < to; k++) {
        const cell = expectedWeight >= 0 ? to - 1 - (k - from) : k;
        const gain = offset + expectedWeight * this.rate[cell]!;
        if (gain <= 0 && !placedOutside) {
          must -= Math.min(must, this.outside[row]!);
          placedOutside = true;
        }
        const room = this.room[cell]!;
        const placed = gain > 0 ? (room < may ? room : may) : room < must ? room : must;
        if (placed <= 0) continue;
        must = must > placed ? must - placed : 0;
        // A cell that nothing bounds leaves a total that nothing bounds.
        if (placed !== Number.POSITIVE_INFINITY) may -= placed;
        observed += weight * placed;
        expected += placed * this.rate[cell]!;
      }
    }
    this.extremeObserved = observed;
    this.extremeExpected = expected;
  }
}
