import type { Command } from "commander";
import type { Effects } from "../../process/effects.js";
import type { Bilingual, Language } from "../../text/language.js";
import type { Options, Written } from "../options/option.js";

/** What stands on the command line beside options. */
export interface Operand {
  /** The name that help shows: `[path...]`. */
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
  /** Language of the program's own words. */
  readonly language: Language;
  /** The program with all its commands, for those that tell of them. */
  readonly root: Command;
}

/** @returns the exit status where it is a number, else 0 */
export type Action = (call: Call) => Promise<unknown>;

/** An operand that names where something is read from. */
export const pathsOperand = (ja: string, en: string): Operand => ({ name: "[path...]", help: { ja, en } });

/** The operand that names where tables are read from. */
export const PATHS = pathsOperand(
  "ファイル・フォルダー・zip（なければ標準入力、内蔵の公表値）",
  "files, folders, zips (none: standard input, else the built-in counts)",
);

/** An operand that is one of a few words. */
export const wordOperand = (name: string, words: readonly string[]): Operand => ({
  name,
  help: { ja: words.join("、"), en: words.join(", ") },
  words,
});

/** What a command does that takes paths, and options as they were written. */
export type PathsCommand<O extends Options, Result = void> = (
  paths: readonly string[],
  written: Written<O>,
  effects: Effects,
) => Promise<Result>;

/** The action of a command that takes paths. */
export const onPaths =
  (command: PathsCommand<Options, unknown>): Action =>
  ({ operands, options, effects }) =>
    command(operands, options, effects);

/** The action of a command that takes options alone. */
export const onOptions =
  (command: (options: Written, effects: Effects) => Promise<unknown>): Action =>
  ({ options, effects }) =>
    command(options, effects);

/** A command, declared once: parser, help, completion, config file and README come from it. */
export interface CommandDeclaration {
  readonly name: string;
  readonly help: Bilingual;
  /** Command lines, `ndb-ratio` included. */
  readonly examples: readonly string[];
  readonly operand?: Operand;
  readonly options: Options;
  /**
   * Names of its options that do not go with the others of a call. Where they stand at the top of a config file they are meant
   * for other commands, and left out. Without this it takes them all.
   */
  doesNotTake?(written: Written): readonly string[];
  /** Is it about the program itself, so that no config file concerns it? */
  readonly isAboutProgram?: boolean;
  /** Loads what it does, when it runs: --help stays quick. */
  load(): Promise<Action>;
}
