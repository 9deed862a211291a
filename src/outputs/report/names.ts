/** Values that are told apart by name and kept in the order in which they first came. */
export class Names<T> {
  private readonly indexes = new Map<string, number>();
  readonly values: T[] = [];

  indexOf(name: string, make: () => T): number {
    let index = this.indexes.get(name);
    if (index === undefined) {
      index = this.values.push(make()) - 1;
      this.indexes.set(name, index);
    }
    return index;
  }
}
