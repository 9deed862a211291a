import { setImmediate } from "node:timers/promises";

/** Lets the event loop turn once, so that Ctrl-C is heard in the middle of long work that waits for nothing. */
export function breathe(): Promise<void> {
  return setImmediate();
}

/** Takes steps one by one, and breathes between them. @returns what they end with */
export async function unhurried<T>(steps: Iterator<unknown, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await breathe();
  }
}
