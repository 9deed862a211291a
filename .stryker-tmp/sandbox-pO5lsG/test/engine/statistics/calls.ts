/**
 * How often `run` calls a function of Math. Every step of an iteration takes a logarithm or an absolute value,
 * so that their number tells how fast it converges; unlike a time it is the same on every machine.
 */
// @ts-nocheck

export function callsOf(name: "abs" | "log", run: () => void): number {
  const original = Math[name];
  let calls = 0;
  Math[name] = (x) => {
    calls++;
    return original(x);
  };
  try {
    run();
  } finally {
    Math[name] = original;
  }
  return calls;
}
