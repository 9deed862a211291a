import type { Command, Option } from "commander";
import type { Language } from "../text/language.js";
import { type Completion, type Context, candidatesOf } from "./candidates.js";
import { DeclaredOption } from "./declared/declared-option.js";
import { TOPICS, topicTitle } from "./topics.js";

const NOTHING: Completion = { paths: null, isOpen: false, candidates: [] };

/**
 * Completes a command line from commander's own definitions.
 *
 * @param words the words after the program's name; the last is the one before the cursor and may be empty
 */
export function complete(
  root: Command,
  words: readonly string[],
  known: Pick<Context, "names" | "language">,
): Completion {
  const current = words.at(-1) ?? "";
  const line = readLine(root, words.slice(0, -1));
  if (line.awaits) return value(line.awaits, current, "", line, known);
  const [, flag, text] = /^(--[^=]+)=(.*)$/s.exec(current) ?? [];
  if (flag !== undefined) {
    const option = optionsOf(root, line.command).find(({ long }) => long === flag);
    return option ? value(option, text ?? "", `${flag}=`, line, known) : NOTHING;
  }
  if (current.startsWith("-") && !line.isPastOptions) return flags(root, line, current);
  if (line.command === root) return commands(root, current);
  if (line.command.name() === "help") return subjects(root, line, current, known.language);
  return argument(line, current);
}

/** A command line as far as it is written. */
interface Line {
  readonly command: Command;
  /** The option that the last word is the value of. */
  readonly awaits: Option | undefined;
  /** Values given so far, by the long flag of their option. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
  /** A `--` stands on the line. */
  readonly isPastOptions: boolean;
}

function readLine(root: Command, words: readonly string[]): Line {
  let command = root;
  let awaits: Option | undefined;
  let isPastOptions = false;
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  const note = (option: Option, values: readonly string[]) =>
    given.set(option.long ?? "", [...(given.get(option.long ?? "") ?? []), ...values]);
  for (const word of words) {
    if (awaits) {
      note(awaits, [word]);
      awaits = undefined;
    } else if (isPastOptions) {
      operands.push(word);
    } else if (word === "--") {
      isPastOptions = true;
    } else if (word.startsWith("-") && word !== "-") {
      const [flag, ...rest] = word.split("=");
      const option = optionsOf(root, command).find(({ long, short }) => long === flag || short === flag);
      if (option?.required && rest.length === 0) awaits = option;
      if (option) note(option, rest.length > 0 ? [rest.join("=")] : []);
    } else if (command === root) {
      command = root.commands.find((known) => known.name() === word) ?? command;
    } else {
      operands.push(word);
    }
  }
  return { command, awaits, given, operands, isPastOptions };
}

function optionsOf(root: Command, command: Command): Option[] {
  const help = command.createHelp();
  return command === root
    ? help.visibleOptions(root)
    : [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)];
}

function commands(root: Command, current: string): Completion {
  const candidates = root
    .createHelp()
    .visibleCommands(root)
    .filter((command) => command.name().startsWith(current))
    .map((command) => ({ value: command.name(), note: firstLine(command.description()) }));
  return { ...NOTHING, candidates };
}

/** Commands and topics, which share some names. */
function subjects(root: Command, { operands }: Line, current: string, language: Language): Completion {
  if (operands.length > 0) return NOTHING;
  const { candidates } = commands(root, current);
  const topics = TOPICS.filter(
    (topic) => topic.startsWith(current) && candidates.every(({ value: name }) => name !== topic),
  );
  const notes = topics.map((topic) => ({ value: topic, note: topicTitle(topic, language) }));
  return { ...NOTHING, candidates: [...candidates, ...notes] };
}

function flags(root: Command, { command, given }: Line, current: string): Completion {
  const candidates = optionsOf(root, command)
    .filter(
      (option) =>
        !given.has(option.long ?? "") || (option instanceof DeclaredOption && option.declared.isRepeated),
    )
    .flatMap((option) => {
      const flag = [option.long, option.short].find((known) => known?.startsWith(current));
      return flag ? [{ value: flag, note: firstLine(option.description) }] : [];
    });
  return { ...NOTHING, candidates };
}

function argument({ command, operands }: Line, current: string): Completion {
  const { registeredArguments } = command;
  const next = registeredArguments[operands.length] ?? registeredArguments.at(-1);
  if (!next || (operands.length >= registeredArguments.length && !next.variadic)) return NOTHING;
  const candidates = (next.argChoices ?? [])
    .filter((choice) => choice.startsWith(current))
    .map((choice) => ({ value: choice, note: "" }));
  return { ...NOTHING, candidates, paths: next.name() === "path" ? "files" : null };
}

/** Values of an option; of a list, those that can follow its last comma. */
function value(
  option: Option,
  text: string,
  before: string,
  line: Line,
  known: Pick<Context, "names" | "language">,
): Completion {
  if (!(option instanceof DeclaredOption)) return NOTHING;
  const head = option.declared.isRepeated ? text.slice(0, text.lastIndexOf(",") + 1) : "";
  const values = (flag: string) => (line.given.get(flag) ?? []).flatMap((list) => list.split(","));
  const taken = [...head.split(","), ...values(option.long ?? "")];
  const found = candidatesOf(option.declared, text.slice(head.length), {
    ...known,
    prefectures: values("--prefecture"),
  });
  const candidates = found.candidates
    .filter((candidate) => !taken.includes(candidate.value))
    .map((candidate) => ({ ...candidate, value: before + head + candidate.value }));
  return { ...found, candidates };
}

const firstLine = (text: string) => text.split("\n")[0] ?? "";

/** A completion as the scripts of the shells read it: what else to offer, then a candidate a line with its note. */
export function completionText({ paths, isOpen, candidates }: Completion): string {
  const lines = candidates.map(({ value: word, note }) => (note ? `${word}\t${note}` : word));
  return [[paths ?? "none", ...(isOpen ? ["open"] : [])].join(" "), ...lines, ""].join("\n");
}
