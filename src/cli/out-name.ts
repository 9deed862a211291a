import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Effects } from "../process/effects.js";
import { yieldToEvents } from "../process/event-loop.js";
import { misuse } from "../text/failure.js";
import type { Bilingual } from "../text/language.js";

/** A name that ends like a file's: `a.svg`, `a.vl.json`. `第8回.figures/` and folders that are there are none. */
const ENDING = /\.([a-z][a-z0-9-]{0,9})$/i;

/** What a file's name ends with: "svg", "json". undefined where it names a folder, or says nothing. */
function endingOf(path: string): string | undefined {
  if (/[/\\]$/.test(path) || (existsSync(path) && statSync(path).isDirectory())) return undefined;
  return ENDING.exec(basename(path))?.[1]?.toLowerCase();
}

/** Endings that are called as their formats are; a table for people is a text. */
export function endingsOf<const T extends string>(formats: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(formats.map((format) => [format === "table" ? "txt" : format, format]));
}

/**
 * The format that the name of a file to write says.
 *
 * @param endings of the formats that the command writes
 * @returns undefined where no file is named, or one without an ending
 * @throws Failure where the ending is that of no such format
 */
export function formatOfName<T extends string>(
  path: string | undefined,
  endings: Readonly<Record<string, T>>,
): T | undefined {
  const ending = path === undefined ? undefined : endingOf(path);
  if (path === undefined || ending === undefined) return undefined;
  const name = basename(path).toLowerCase();
  const known = Object.keys(endings)
    .filter((each) => name.endsWith(`.${each}`))
    .sort((a, b) => b.length - a.length)[0];
  if (known !== undefined) return endings[known];
  const list = Object.keys(endings).map((each) => `.${each}`);
  throw misuse({
    ja: `--out「${path}」：.${ending} のファイルは作れません。作れるのは ${list.join("、")} です。`,
    en: `--out "${path}": .${ending} files cannot be made. Choose from ${list.join(", ")}.`,
  });
}

/** Other formats that files of an ending hold: rows of JSON are called .json too, and what is text may be called a text. */
const ALSO_HOLDS: Readonly<Record<string, readonly string[]>> = {
  json: ["ndjson"],
  txt: ["csv", "json", "ndjson"],
};

/**
 * The format that is asked for, else the one that the name of the file to write says.
 *
 * @throws Failure where the name's ending is that of no format, or of another than the one that is asked for
 */
export function formatAsked<T extends string>(
  format: T | undefined,
  path: string | undefined,
  endings: Readonly<Record<string, T>>,
): T | undefined {
  if (format === undefined) return formatOfName(path, endings);
  const ending = path === undefined ? undefined : endingOf(path);
  const named = ending === undefined ? undefined : endings[ending];
  if (named === undefined || named === format || ALSO_HOLDS[ending!]?.includes(format)) return format;
  const usual = Object.keys(endings).find((each) => endings[each] === format);
  throw misuse({
    ja: `--format ${format} と --out「${path}」が合いません（名前の終わりを .${usual} にするか、--format ${named} としてください）。`,
    en: `--format ${format} and --out "${path}" do not agree (end the name with .${usual}, or give --format ${named}).`,
  });
}

/**
 * Where each of the files goes that a command makes: into the file that is named, or into the folder under their own
 * names.
 *
 * @param names with their endings, a file each
 * @throws Failure where several files are to go into one
 */
function placesFor(out: string, names: readonly string[]): string[] {
  if (endingOf(out) === undefined) return names.map((name) => join(out, name));
  if (names.length === 1) return [out];
  throw misuse({
    ja: `--out「${out}」：ファイルが ${names.length} 個できます。フォルダーを指定してください。`,
    en: `--out "${out}": this makes ${names.length} files; give a folder.`,
  });
}

/**
 * Refuses a lone file for several before they are computed.
 *
 * @param least how many files there are at least
 */
export function refuseOneFile(out: string | undefined, least: number): void {
  if (out === undefined || least < 2 || endingOf(out) === undefined) return;
  throw misuse({
    ja: `--out「${out}」：ファイルが ${least} 個以上できます。フォルダーを指定するか、--prefecture や --release で 1 つに絞ってください。`,
    en: `--out "${out}": this makes ${least} files or more; give a folder, or narrow it to one with --prefecture and --release.`,
  });
}

/** Writes the one thing that a command makes, whole or in pieces that are still being made: to a file, else to standard output. */
export async function deliver(
  pieces: Iterable<string | Uint8Array> | AsyncIterable<Uint8Array>,
  out: string | undefined,
  effects: Pick<Effects, "write" | "writeFile" | "writeFileAsMade">,
): Promise<void> {
  if (out === undefined) await effects.write(pieces);
  else if (Symbol.asyncIterator in pieces) await effects.writeFileAsMade(out, pieces);
  else effects.writeFile(out, pieces);
}

/**
 * Writes files that are made one by one: into the file or the folder that is named, a lone one to standard output where none is.
 *
 * @param many what is said where several would go to standard output
 * @throws Failure there, and where several are to go into one file
 */
export async function writeEach(
  files: readonly { readonly name: string; make(): Promise<string | Uint8Array> }[],
  out: string | undefined,
  many: Bilingual,
  effects: Effects,
): Promise<void> {
  if (out === undefined && files.length !== 1) throw misuse(many);
  const names = files.map(({ name }) => name);
  const places = out === undefined ? [] : placesFor(out, names);
  for (const [index, { make }] of files.entries()) {
    await yieldToEvents();
    const path = places[index];
    if (path === undefined) return effects.write([await make()]);
    effects.writeFile(path, [await make()]);
    effects.say({ ja: path, en: path });
  }
}
