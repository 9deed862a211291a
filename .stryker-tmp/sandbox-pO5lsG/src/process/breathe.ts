// @ts-nocheck
import { setImmediate } from "node:timers/promises";

/** Lets the event loop turn once, so that Ctrl-C is heard in the middle of long work that waits for nothing. */
export function breathe(): Promise<void> {
  return setImmediate();
}

/** The same values, with a breath after each. */
export async function* breathing<T>(values: Iterable<T>): AsyncGenerator<T> {
  for (const value of values) {
    yield value;
    await breathe();
  }
}

/**
 * Takes steps one by one, and breathes between them. A step that is a function is called, waited for, and told what came of
 * it.
 *
 * @returns what they end with
 */
export async function unhurried<T>(steps: Generator<unknown, T, unknown>): Promise<T> {
  let step = steps.next();
  while (!step.done) {
    await breathe();
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
