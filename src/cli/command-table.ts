import { FIGURE_COMMANDS } from "./declared/figures.js";
import { LIST_COMMANDS } from "./declared/lists.js";
import { NUMBER_COMMANDS } from "./declared/numbers.js";
import { PROGRAM_COMMANDS } from "./declared/program.js";
import type { CommandDeclaration } from "./declared-command.js";

/** All commands, in the order of the help. */
export const COMMANDS: readonly CommandDeclaration[] = [
  ...NUMBER_COMMANDS,
  ...FIGURE_COMMANDS,
  ...LIST_COMMANDS,
  ...PROGRAM_COMMANDS,
];
