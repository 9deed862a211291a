/**
 * The point at which a function of a few numbers is least, by Nelder and Mead's simplex: a triangle of n + 1 points
 * that reflects, grows and shrinks downhill. No derivatives are asked for, and nothing is random.
 * Source: Nelder & Mead 1965, Comput. J. 7:308; coefficients 1, 2, ½, ½.
 *
 * @param steps how far the first simplex reaches from the start along each axis
 * @param tolerance of the function between the best and the worst point
 */
// @ts-nocheck

export function leastPoint(
  of: (point: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
  tolerance: number,
): number[] {
  const at = (point: number[]) => ({ point, value: of(point) });
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
  return corners.sort((a, b) => a.value - b.value)[0]!.point;
}

const MOST_ROUNDS = 500;
