/** Numbers that look random and are the same for the same seed and case (mulberry32). */
// @ts-nocheck

export class Random {
  #state;

  constructor(seed, id = 0) {
    this.#state = (Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul((id + 1) | 0, 0x85ebca6b)) >>> 0;
    this.next();
  }

  /** From 0 to below 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to below `end`. */
  below(end) {
    return Math.floor(this.next() * end);
  }

  chance(share) {
    return this.next() < share;
  }

  pick(values) {
    return values[this.below(values.length)];
  }

  /** One of `[weight, value]`, as often as its weight says. */
  weighted(choices) {
    let at = this.next() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of choices) {
      at -= weight;
      if (at < 0) return value;
    }
    return choices.at(-1)[1];
  }
}
