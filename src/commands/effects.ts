import type { Bilingual, Language } from "../language.js";

/** Everything that a command does to the world, handed in so that tests can hand in their own. */
export interface Effects {
  readonly language: Language;
  /** Results, to standard output or what stands for it, at the pace of its reader. */
  write(pieces: Iterable<string | Uint8Array>): Promise<void>;
  /** A line for people, to standard error. */
  say(text: Bilingual): void;
  /** How far a long command is; shown on a terminal only. */
  figureDrawn?(done: number, all: number): void;
  readStandardInput(): Buffer;
  /** Is somebody typing, so that waiting for standard input would hang? */
  readonly standardInputIsTerminal: boolean;
  /** Width of the terminal in cells; undefined where the output is no terminal. */
  readonly columns: number | undefined;
  writeFile(path: string, pieces: Iterable<string | Uint8Array>): void;
}
