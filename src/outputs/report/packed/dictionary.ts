/** Values that are kept once each, in the order in which they first came. */
export class Dictionary<T> {
  private readonly indexes = new Map<unknown, number>();
  readonly values: T[] = [];

  /** The place of a value, which is told by its key, and made where the key is new. */
  indexOf(key: unknown, make: () => T): number {
    let index = this.indexes.get(key);
    if (index === undefined) {
      index = this.values.push(make()) - 1;
      this.indexes.set(key, index);
    }
    return index;
  }
}
