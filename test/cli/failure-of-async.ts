import { Failure } from "../../src/text/failure.js";

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
