import type { Command } from "commander";
import * as z from "zod";
import { jsonOf } from "../../catalog/checked-content.js";
import { complaint, pathText } from "../../catalog/complaint.js";
import { suggest } from "../../catalog/suggest.js";
import { misuseAt } from "../../text/failure.js";
import { isRecord } from "../../text/json.js";
import type { Bilingual } from "../../text/language.js";
import { COMMANDS } from "../declared/command-table.js";
import type { CommandDeclaration } from "../declared/declared-command.js";
import { GLOBAL } from "../options/global.js";
import { longFlag, type Option, type Options, type Written } from "../options/option.js";
import type { ConfigFile } from "./config-file.js";

/** Options of the whole program that a file may set; the others are about one call. */
const OF_PROGRAM: Options = { lang: GLOBAL.lang };

/**
 * Sets the options that the file gives and the command line does not, through commander's own option values.
 *
 * @returns as it would stand on a command line, what was set, and what at the top of the file is for other calls
 * @throws Failure naming the key that is wrong
 */
export function applyConfig(root: Command, command: Command, file: ConfigFile) {
  const content = checked(file);
  const { [command.name()]: section, ...ofAll } = content;
  const values = { ...ofAll, ...(isRecord(section) ? section : { [command.name()]: section }) };
  const called = COMMANDS.find(({ name }) => name === command.name());
  const options = called?.options ?? {};
  const written = { ...values, ...command.opts() } as Written;
  const notTaken = called?.doesNotTake?.(written) ?? [];
  const isForOthers = (name: string) => notTaken.includes(name) && values[name] === ofAll[name];
  const set: string[] = [];
  const forOthers: string[] = [];
  for (const [host, declared] of [[root, OF_PROGRAM] as const, [command, options] as const]) {
    for (const [name, option] of Object.entries(declared)) {
      const value = fitting(option, values[name]);
      if (value === undefined || host.getOptionValueSource(name) === "cli") continue;
      if (isForOthers(name)) {
        forOthers.push(asWritten(name, option, value));
        continue;
      }
      host.setOptionValueWithSource(name, value, "config");
      set.push(asWritten(name, option, value));
    }
  }
  return { set, forOthers };
}

type Section = Readonly<Record<string, unknown>>;

/** A list for an option that takes one value fits only where it has one; it comes from the top, where others take it. */
function fitting(option: Option, value: unknown): unknown {
  // The section of a command that is called as the option is.
  if (isRecord(value)) return undefined;
  if (!Array.isArray(value) || option.isRepeated) return value;
  return value.length === 1 ? value[0] : undefined;
}

function asWritten(name: string, option: Option, value: unknown): string {
  const long = longFlag(name, option);
  if (value === false && option.without) return `--no-${long.slice(2)}`;
  if (typeof value !== "boolean") return `${long} ${value}`;
  return value === option.isNegated ? `${long}=false` : long;
}

function checked({ path, text }: ConfigFile): Section {
  const content = jsonOf(text, path, misuseAt);
  const parsed = configSchema(isRecord(content) ? content : {}).safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw misuseAt(
    path,
    issue?.code === "unrecognized_keys"
      ? unknownKey(issue.path.map(String), issue.keys[0] ?? "")
      : complaint(parsed.error, content),
  );
}

/** Options that commands share at the top, those of each command under its name. Some names are both. */
function configSchema(content: Section): z.ZodType<Section> {
  const shape: Record<string, z.ZodType> = { $schema: z.string().optional(), ...shapeOf(sharedOptions()) };
  for (const { name, options } of COMMANDS) {
    if (name in shape && !isRecord(content[name])) continue;
    shape[name] = z.strictObject(shapeOf(options)).optional();
  }
  return z.strictObject(shape);
}

function shapeOf(options: Options): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, valueSchema(name, option).optional()]),
  );
}

/** Options of the whole program, and those that several commands take in the same meaning. */
function sharedOptions(): Options {
  const uses = new Map<string, Option[]>();
  for (const [name, option] of COMMANDS.flatMap(({ options }) => Object.entries(options)))
    uses.set(name, [...(uses.get(name) ?? []), option]);
  // Some commands take two references together, which others do not; it is the same option.
  const meaning = ({ value, words }: Option) =>
    `${value} ${words.filter((word) => !word.includes(",")).join()}`;
  const shared: Record<string, Option> = { ...OF_PROGRAM };
  for (const [name, options] of uses) {
    const isShared = options.length > 1 && new Set(options.map(meaning)).size === 1;
    if (isShared) shared[name] = options.find(({ isRepeated }) => isRepeated) ?? options[0]!;
  }
  return shared;
}

/** The form of a value; what it means is checked by the command. */
function valueSchema(name: string, { value, words, isRepeated, without }: Option): z.ZodType {
  if (value === null) return z.boolean();
  if (name in OF_PROGRAM) return z.enum(words);
  const word = z.preprocess((given) => (typeof given === "number" ? String(given) : given), z.string());
  if (without) return z.union([z.literal(false), word]);
  if (!isRepeated) return word;
  return z.preprocess(
    (given) => (typeof given === "string" || typeof given === "number" ? [given] : given),
    z.array(word),
  );
}

function unknownKey(path: readonly string[], key: string): Bilingual {
  const whole = pathText([...path, key]);
  const takes = ({ options }: CommandDeclaration) => Object.hasOwn(options, key);
  const owners = COMMANDS.filter(takes).map(({ name }) => name);
  if (path.length === 0 && owners.length > 0) {
    return {
      ja: `${whole}: コマンドごとのオプションです。コマンド名の下に書いてください（${owners.map((name) => `"${name}": { "${key}": … }`).join("、")}）`,
      en: `${whole}: an option of single commands; write it under the command's name (${owners.map((name) => `"${name}": { "${key}": … }`).join(", ")})`,
    };
  }
  const command = COMMANDS.find(({ name }) => name === path[0]);
  const known = command
    ? Object.keys(command.options)
    : [...Object.keys(sharedOptions()), ...COMMANDS.map(({ name }) => name)];
  const near = suggest(key, known);
  return {
    ja: `${whole}: そのようなキーはありません。${near.length > 0 ? `もしかして: ${near.join("、")}` : `使えるのは ${known.join("、")} です`}`,
    en: `${whole}: there is no such key. ${near.length > 0 ? `Did you mean ${near.join(", ")}?` : `There are ${known.join(", ")}`}`,
  };
}
