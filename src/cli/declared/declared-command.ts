import type { Command } from "commander";
import type { Effects } from "../../process/effects.js";
import type { Bilingual, Language } from "../../text/language.js";
import type { Options, Written } from "../options/option.js";

/** What stands on the command line beside options. */
export interface Operand {
  /** As help shows it: `[path...]`. */
  readonly name: string;
  readonly help: Bilingual;
  /** Words that it is, or may be. */
  readonly words?: readonly string[];
}

/** A command line that was given. */
export interface Call {
  readonly operands: readonly string[];
  readonly options: Written;
  readonly effects: Effects;
  /** Of the program's own words. */
  readonly language: Language;
  /** The program with all its commands, for those that tell of them. */
  readonly root: Command;
}

/** @returns the exit status where it is a number, else 0 */
export type Action = (call: Call) => Promise<unknown>;

/** A command, declared once: parser, help, completion, config file and README come from it. */
export interface CommandDeclaration {
  readonly name: string;
  readonly help: Bilingual;
  /** Command lines, `ndb-ratio` included. */
  readonly examples: readonly string[];
  readonly operand?: Operand;
  readonly options: Options;
  /**
   * The age group that a call with these options shows whatever is asked for, if there is one: ages at the top of a config file that
   * lack it are for other commands.
   */
  agesShown?(written: Written): string | undefined;
  /** Is it about the program itself, so that no config file concerns it? */
  readonly isAboutProgram?: boolean;
  /** Loads what it does, when it runs: --help stays quick. */
  load(): Promise<Action>;
}
