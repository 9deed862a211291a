interface Corner {
  readonly point: number[];
  readonly value: number;
}

/**
 * The point at which a function of a few numbers is least, by Nelder and Mead's simplex: a triangle of n + 1 points
 * that reflects, grows and shrinks downhill. No derivatives are asked for, and nothing is random. A simplex can fall flat on a
 * slope and rest there (McKinnon 1998, SIAM J. Optim. 9:148), so a new one, turned about, starts where the last one ended,
 * until that gains nothing.
 * Source: Nelder & Mead 1965, Comput. J. 7:308; coefficients 1, 2, ½, ½. New start: Press et al. 2007, Numerical Recipes, §10.5.
 *
 * @param steps how far each first simplex reaches from its start along each axis
 * @param tolerance of the function between the best and the worst point, and between the ends of two simplexes
 */
export function leastPoint(
  of: (point: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
  tolerance: number,
): number[] {
  let found = endOfSimplex(of, start, steps, tolerance);
  for (let times = 1; times < MOST_STARTS; times++) {
    const turned = times % 2 === 1 ? steps.map((step) => -step) : steps;
    const next = endOfSimplex(of, found.point, turned, tolerance);
    const gain = found.value - next.value;
    found = next;
    if (gain <= tolerance) break;
  }
  return found.point;
}

const MOST_STARTS = 20;

/** Where one simplex comes to rest: never above its start. */
function endOfSimplex(
  of: (point: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
  tolerance: number,
): Corner {
  const at = (point: number[]): Corner => ({ point, value: of(point) });
  const corners = [
    at([...start]),
    ...start.map((_, axis) => at(start.map((x, i) => (i === axis ? x + steps[i]! : x)))),
  ];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    corners.sort((a, b) => a.value - b.value);
    const [best, worst] = [corners[0]!, corners.at(-1)!];
    if (worst.value - best.value <= tolerance) break;
    const middle = start.map(
      (_, i) => corners.slice(0, -1).reduce((sum, { point }) => sum + point[i]!, 0) / start.length,
    );
    const beyond = (factor: number) => at(middle.map((x, i) => x + factor * (x - worst.point[i]!)));
    const reflected = beyond(1);
    if (reflected.value < best.value) {
      const grown = beyond(2);
      corners[start.length] = grown.value < reflected.value ? grown : reflected;
    } else if (reflected.value < corners[start.length - 1]!.value) {
      corners[start.length] = reflected;
    } else {
      const inner = reflected.value < worst.value ? beyond(0.5) : beyond(-0.5);
      if (inner.value < Math.min(worst.value, reflected.value)) corners[start.length] = inner;
      else {
        for (const [i, { point }] of corners.entries()) {
          if (i > 0) corners[i] = at(point.map((x, axis) => (x + best.point[axis]!) / 2));
        }
      }
    }
  }
  return corners.sort((a, b) => a.value - b.value)[0]!;
}

const MOST_ROUNDS = 500;
