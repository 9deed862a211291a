import type { Command } from "commander";
import { tell } from "../process/terminal.js";
import { CONFIG_FILE, readConfig } from "./config-file.js";
import { option, say } from "./options.js";

/** Commands about the program itself, which no config file concerns. */
const WITHOUT_CONFIG = ["help", "completion", "__complete"];

/** Options that choose a config file, and what makes it count before a command's action. */
export function withConfigFile(root: Command): void {
  root
    .addOption(
      option(
        "--config <ファイル>",
        `設定ファイル（既定：作業フォルダーの ${CONFIG_FILE}。ndb-ratio help config）`,
        `config file (default: ${CONFIG_FILE} in the working folder; see ndb-ratio help config)`,
      ),
    )
    .addOption(option("--no-config", "設定ファイルを使わない", "use no config file"))
    .hook("preAction", useConfig);
}

/** Sets the options that the config file gives and the command line does not, and says so. */
async function useConfig(root: Command, command: Command): Promise<void> {
  if (WITHOUT_CONFIG.includes(command.name())) return;
  const file = readConfig(root.opts().config);
  if (!file) return;
  const { applyConfig } = await import("./config.js");
  const set = applyConfig(root, command, file);
  if (set.length === 0 || command.opts().quiet) return;
  const line = set.join(" ");
  tell(say(`設定ファイル ${file.path}：${line}`, `from ${file.path}: ${line}`));
}
