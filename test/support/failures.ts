import { Failure } from "../../src/text/failure.js";

/** The Failure that an action throws; fails the test where it throws nothing or something else. */
export function failureOf(action: () => unknown): Failure {
  try {
    action();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("expected a Failure");
}

/** The Failure that an action ends with; fails the test where it ends well or with something else. */
export async function failureOfAsync(action: () => Promise<unknown>): Promise<Failure> {
  try {
    await action();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("expected a Failure");
}
