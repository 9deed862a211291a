import { setImmediate } from "node:timers/promises";

/** Lets the event loop turn once, so that Ctrl-C is noticed during long computations. */
export function yieldToEvents(): Promise<void> {
  return setImmediate();
}

/** The same values; the event loop turns once after each. */
export async function* yieldingToEvents<T>(values: Iterable<T>): AsyncGenerator<T> {
  for (const value of values) {
    yield value;
    await yieldToEvents();
  }
}

/**
 * Runs a generator to its end and lets the event loop turn before each step. A function that it yields is called and
 * awaited, and the generator gets its result (or its error).
 *
 * @returns the value that the generator returns
 */
export async function takeSteps<T>(steps: Generator<unknown, T, unknown>): Promise<T> {
  let step = steps.next();
  while (!step.done) {
    await yieldToEvents();
    let outcome: unknown;
    try {
      outcome = typeof step.value === "function" ? await step.value() : undefined;
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next(outcome);
  }
  return step.value;
}
