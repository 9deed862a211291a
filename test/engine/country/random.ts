/** Random numbers that are the same for the same seed: mulberry32 (Tommy Ettinger), and the draws that a country needs. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  normal(): number;
  /** How many of n people are hit at this probability. */
  binomial(n: number, probability: number): number;
}

/** People up to whom a binomial draw is made one by one; beyond, the normal approximation is as good. */
const ONE_BY_ONE = 60;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const binomial = (n: number, probability: number) => {
    if (n > ONE_BY_ONE) {
      const mean = n * probability;
      const draw = Math.round(mean + Math.sqrt(mean * (1 - probability)) * normal());
      return Math.min(n, Math.max(0, draw));
    }
    let cases = 0;
    for (let i = 0; i < n; i++) if (next() < probability) cases++;
    return cases;
  };
  return { next, normal, binomial, whole: (from, to) => from + Math.floor(next() * (to - from + 1)) };
}
