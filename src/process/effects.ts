import type { Language } from "../text/language.js";
import type { Naming, Told } from "../text/told.js";

/** The long steps: files read, items computed, rows written, figures drawn, workbooks made. */
export type Stage = "read" | "compute" | "write" | "draw" | "workbook";

/** Everything that a command does to the world, handed in so that tests can hand in their own. */
export interface Effects {
  readonly language: Language;
  /** Results, to standard output or what stands for it, at the pace of its reader. */
  write(pieces: Iterable<string | Uint8Array> | AsyncIterable<Uint8Array>): Promise<void>;
  /** A line for people, to standard error. */
  say(text: Told): void;
  /** How what is said, or stands in a result, calls what can be asked for. */
  readonly name: Naming;
  /**
   * How far a long command is.
   *
   * @param all where it is known
   */
  progress?(stage: Stage, done: number, all?: number): void;
  readStandardInput(): Buffer;
  /** How many threads can work at the same time; one unless given. */
  readonly processors?: number;
  /** Is somebody typing, so that waiting for standard input would hang? */
  readonly standardInputIsTerminal: boolean;
  /** Width of the terminal in cells; undefined where the output is no terminal. */
  readonly columns: number | undefined;
  writeFile(path: string, pieces: Iterable<string | Uint8Array>): void;
  /** The same with pieces that are still being made. */
  writeFileAsMade(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void>;
}
