import type { Command } from "commander";
import { tell } from "../../process/terminal.js";
import { COMMANDS } from "../declared/command-table.js";
import { say } from "../language.js";
import { readConfig } from "./config-file.js";

/** Sets the options that the config file gives and the command line does not, and says so. */
export async function useConfig(root: Command, command: Command): Promise<void> {
  const declared = COMMANDS.find(({ name }) => name === command.name());
  if (!declared || declared.isAboutProgram) return;
  const file = readConfig(root.opts().config);
  if (!file) return;
  const { applyConfig } = await import("./config.js");
  const set = applyConfig(root, command, file);
  if (set.length === 0 || command.opts().quiet) return;
  const line = set.join(" ");
  tell(say(`設定ファイル ${file.path}：${line}`, `from ${file.path}: ${line}`));
}
