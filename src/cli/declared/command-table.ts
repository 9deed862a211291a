import type { CommandDeclaration } from "./declared-command.js";
import { FIGURE_COMMANDS } from "./figures.js";
import { LIST_COMMANDS } from "./lists.js";
import { NUMBER_COMMANDS } from "./numbers.js";
import { PROGRAM_COMMANDS } from "./program.js";

/** All commands, in the order of the help. */
export const COMMANDS: readonly CommandDeclaration[] = [
  ...NUMBER_COMMANDS,
  ...FIGURE_COMMANDS,
  ...LIST_COMMANDS,
  ...PROGRAM_COMMANDS,
];
