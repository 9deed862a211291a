import { existsSync } from "node:fs";
import { readText } from "../../ingest/files/disk.js";
import { Failure, misuseAt } from "../../text/failure.js";

/** Taken from the working folder unless --config names another or --no-config forbids it. */
export const CONFIG_FILE = "ndb-ratio.config.json";

export interface ConfigFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The config file that applies, or null.
 *
 * @param option what commander makes of --config FILE (a path), --no-config (false) or neither
 */
export function readConfig(option: string | boolean | undefined): ConfigFile | null {
  if (option === false) return null;
  const path = typeof option === "string" ? option : CONFIG_FILE;
  if (!existsSync(path)) {
    if (typeof option !== "string") return null;
    throw misuseAt(path, {
      ja: "--config で指定された設定ファイルがありません。",
      en: "no such config file (--config).",
    });
  }
  try {
    return { path, text: readText(path).replace(/^\uFEFF/, "") };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { ja, en } = error.text;
    throw misuseAt(path, { ja: `設定ファイル：${ja}`, en: `config file: ${en}` });
  }
}

/**
 * The config file's content before anything is parsed or checked: the language must be known before the first word.
 * What is wrong with the file is said later, when it is used.
 */
export function peekConfig(argv: readonly string[]): Readonly<Record<string, unknown>> {
  try {
    const file = readConfig(argv.includes("--no-config") ? false : writtenValue(argv, "--config"));
    const content: unknown = file && JSON.parse(file.text);
    return typeof content === "object" && content !== null ? (content as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** `--flag VALUE` or `--flag=VALUE` as it stands on the command line. */
export function writtenValue(argv: readonly string[], flag: string): string | undefined {
  const at = argv.indexOf(flag);
  if (at >= 0) return argv[at + 1];
  return argv.find((word) => word.startsWith(`${flag}=`))?.slice(flag.length + 1);
}
