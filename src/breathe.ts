import { setImmediate } from "node:timers/promises";

/** Lets the event loop turn once, so that Ctrl-C is heard in the middle of long work that waits for nothing. */
export function breathe(): Promise<void> {
  return setImmediate();
}

/** Takes steps one by one, waits for those that are promises, and breathes between them. @returns what they end with */
export async function unhurried<T>(steps: Generator<unknown, T, unknown>): Promise<T> {
  let step = steps.next();
  while (!step.done) {
    await breathe();
    let outcome: unknown;
    try {
      outcome = await step.value;
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next(outcome);
  }
  return step.value;
}
