import type { Command } from "commander";
import { z } from "zod";
import { complaint, pathText } from "../catalog/complaint.js";
import { suggest } from "../catalog/suggest.js";
import { Failure } from "../text/failure.js";
import type { ConfigFile } from "./config-file.js";
import { ProgramOption } from "./options.js";

/** Options of the whole program that a file may set; the others are about one call. */
const GLOBAL = ["lang"];

/**
 * Sets the options that the file gives and the command line does not, through commander's own option values.
 *
 * @returns what was set, as it would stand on a command line
 * @throws Failure naming the key that is wrong
 */
export function applyConfig(root: Command, command: Command, file: ConfigFile): string[] {
  const content = checked(root, file);
  const { [command.name()]: section, ...common } = content;
  const values = { ...common, ...(isSection(section) ? section : { [command.name()]: section }) };
  const set: string[] = [];
  for (const host of [root, command]) {
    for (const option of programOptions(host)) {
      const name = option.attributeName();
      const value = fitting(option, values[name]);
      if (value === undefined || host.getOptionValueSource(name) === "cli") continue;
      host.setOptionValueWithSource(name, value, "config");
      set.push(asWritten(option, value));
    }
  }
  return set;
}

type Section = Readonly<Record<string, unknown>>;

const isSection = (value: unknown): value is Section =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function programOptions(command: Command): ProgramOption[] {
  return command.options.filter(
    (option): option is ProgramOption =>
      option instanceof ProgramOption && (command.parent !== null || GLOBAL.includes(option.attributeName())),
  );
}

/** A list for an option that takes one value fits only where it has one; it comes from the top, where others take it. */
function fitting(option: ProgramOption, value: unknown): unknown {
  // The section of a command that is called as the option is.
  if (isSection(value)) return undefined;
  if (!Array.isArray(value) || option.isRepeated) return value;
  return value.length === 1 ? value[0] : undefined;
}

function asWritten({ long, negate }: ProgramOption, value: unknown): string {
  if (typeof value !== "boolean") return `${long} ${value}`;
  return value === negate ? `${long}=false` : `${long}`;
}

function checked(root: Command, { path, text }: ConfigFile): Section {
  const wrong = (ja: string, en: string) => new Failure({ ja, en }, { place: { file: path }, exitCode: 2 });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    const { message } = cause as Error;
    throw wrong(`JSON として読めません: ${message}`, `not valid JSON: ${message}`);
  }
  const parsed = configSchema(root, isSection(content) ? content : {}).safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === "unrecognized_keys") {
    const { ja, en } = unknownKey(root, issue.path.map(String), issue.keys[0] ?? "");
    throw wrong(ja, en);
  }
  const { ja, en } = complaint(parsed.error, content);
  throw wrong(ja, en);
}

/** Options that commands share at the top, those of each command under its name. Some names are both. */
function configSchema(root: Command, content: Section): z.ZodType<Section> {
  const shape: Record<string, z.ZodType> = { $schema: z.string().optional() };
  for (const [name, option] of commonOptions(root)) shape[name] = valueSchema(option).optional();
  for (const command of visibleCommands(root)) {
    const name = command.name();
    if (name in shape && !isSection(content[name])) continue;
    shape[name] = z.strictObject(shapeOf(programOptions(command))).optional();
  }
  return z.strictObject(shape);
}

const visibleCommands = (root: Command) => root.createHelp().visibleCommands(root);

function shapeOf(options: readonly ProgramOption[]): Record<string, z.ZodType> {
  return Object.fromEntries(
    options.map((option) => [option.attributeName(), valueSchema(option).optional()]),
  );
}

/** Options of the whole program, and those that several commands take in the same meaning. */
function commonOptions(root: Command): Map<string, ProgramOption> {
  const uses = new Map<string, ProgramOption[]>();
  for (const option of visibleCommands(root).flatMap(programOptions)) {
    const name = option.attributeName();
    uses.set(name, [...(uses.get(name) ?? []), option]);
  }
  const meaning = ({ placeholder, values }: ProgramOption) => `${placeholder} ${values.join()}`;
  const common = new Map(programOptions(root).map((option) => [option.attributeName(), option]));
  for (const [name, options] of uses) {
    const shared = options.length > 1 && new Set(options.map(meaning)).size === 1;
    if (shared) common.set(name, options.find(({ isRepeated }) => isRepeated) ?? options[0]!);
  }
  return common;
}

function valueSchema(option: ProgramOption): z.ZodType {
  if (!option.required) return z.boolean();
  if (option.argChoices) return z.enum(option.argChoices);
  const word = z.preprocess((value) => (typeof value === "number" ? String(value) : value), z.string());
  if (!option.isRepeated) return word;
  return z.preprocess(
    (value) => (typeof value === "string" || typeof value === "number" ? [value] : value),
    z.array(word),
  );
}

function unknownKey(root: Command, path: readonly string[], key: string): { ja: string; en: string } {
  const whole = pathText([...path, key]);
  const owners = visibleCommands(root)
    .filter((command) => programOptions(command).some((option) => option.attributeName() === key))
    .map((command) => command.name());
  if (path.length === 0 && owners.length > 0) {
    return {
      ja: `${whole}: コマンドごとのオプションです。コマンド名の下に書いてください（${owners.map((name) => `"${name}": { "${key}": … }`).join("、")}）`,
      en: `${whole}: an option of single commands; write it under the command's name (${owners.map((name) => `"${name}": { "${key}": … }`).join(", ")})`,
    };
  }
  const command = root.commands.find((known) => known.name() === path[0]);
  const known = command
    ? programOptions(command).map((option) => option.attributeName())
    : [...commonOptions(root).keys(), ...visibleCommands(root).map((visible) => visible.name())];
  const near = suggest(key, known);
  return {
    ja: `${whole}: そのようなキーはありません。${near.length > 0 ? `もしかして: ${near.join("、")}` : `使えるのは ${known.join("、")} です`}`,
    en: `${whole}: there is no such key. ${near.length > 0 ? `Did you mean ${near.join(", ")}?` : `There are ${known.join(", ")}`}`,
  };
}
