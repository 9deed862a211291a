/** What is made of keys, of which those that were asked for last are kept. */
export class LastUsed<T> {
  private readonly kept = new Map<string, T>();

  constructor(private readonly most: number) {}

  get(key: string, make: () => T): T {
    const value = this.kept.get(key) ?? make();
    // The longest unused stands first, and goes first.
    this.kept.delete(key);
    this.kept.set(key, value);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest);
    return value;
  }

  drop(key: string): void {
    this.kept.delete(key);
  }
}
