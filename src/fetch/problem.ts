import { inRequest, type Told, worded } from "../text/told.js";

/** Why one file could not be fetched; the others are fetched all the same. */
export class FetchProblem extends Error {
  /** Is it worth asking again? "once" where the same answer twice is an answer. */
  readonly again: boolean | "once";
  /** Seconds after which the server wants to be asked again. */
  readonly afterSeconds: number | null;
  /** Did a server answer at all? */
  readonly answered: boolean;

  constructor(
    readonly text: Told,
    {
      again = false,
      afterSeconds = null,
      answered = true,
    }: Partial<Pick<FetchProblem, "again" | "afterSeconds" | "answered">> = {},
  ) {
    super(worded(text, inRequest).en);
    this.again = again;
    this.afterSeconds = afterSeconds;
    this.answered = answered;
  }
}

/** The user has stopped the program. */
export class FetchStopped extends Error {}
