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
