import { createHash } from "node:crypto";
import { readdirSync, realpathSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { Failure } from "../../failure.js";
import type { Bilingual } from "../../language.js";
import { readCsv } from "./csv.js";
import { onDisk, readBytes, readStart, START_BYTES, statusOf } from "./disk.js";
import { ownOutput, ownOutputReason } from "./own-output.js";
import type { IsNeeded, Sheet } from "./sheet.js";
import { readXlsx } from "./xlsx.js";
import { isZip, readZip, type ZipEntry } from "./zip.js";

/** A file with sheets in it, wherever it lay: on disk, in a zip, on standard input. */
export interface SourceFile {
  /** As the user gave it, joined by "/"; "archive.zip!folder/name.xlsx" inside an archive. */
  readonly path: string;
  /** The path that the user gave, a folder or an archive, below which it was found; null where the user named the file. */
  readonly foundIn: string | null;
  readonly sha256: string;
  /** Its content; empty where it cannot be opened. */
  readonly bytes: Buffer;
  /**
   * Throws Failure where the content is unreadable.
   *
   * @param isWanted may tell from a workbook's texts that nobody needs it; then there are no sheets
   * @param isNeeded may tell from a sheet's first rows that nobody needs it; then there are no other rows
   */
  sheets(isWanted?: (texts: readonly string[]) => boolean, isNeeded?: IsNeeded): Sheet[];
}

/** A file that was passed over, and why. */
export interface PassedOver {
  readonly path: string;
  readonly reason: Bilingual;
}

const TABLE_EXTENSIONS = new Set([".xlsx", ".xlsm", ".csv"]);

/**
 * Every file that could hold tables below the given paths, in an order that does not depend on the file system.
 * A file named by the user is always taken; in folders and archives only .xlsx, .csv and .zip are.
 *
 * @param readStandardInput gives the bytes for the path "-"
 * @param takes asked once a file: is it to be opened? Archives by name are, and then asked for each of their files
 */
export function* findSourceFiles(
  paths: readonly string[],
  passOver: (file: PassedOver) => void,
  readStandardInput: () => Buffer,
  takes: () => boolean = () => true,
): Generator<SourceFile> {
  for (const path of paths) {
    if (path === "-") yield sourceFile("-", null, readStandardInput());
    else yield* filesAt(path, { given: path, passOver, takes, visited: new Set() });
  }
}

interface Search {
  /** The path that the user gave. */
  readonly given: string;
  readonly passOver: (file: PassedOver) => void;
  readonly takes: () => boolean;
  readonly visited: Set<string>;
}

/** The file or the folder at a path. What cannot be opened is yielded too, so that the files after it are read. */
function* filesAt(path: string, search: Search): Generator<SourceFile> {
  const foundIn = path === search.given ? null : search.given;
  const folder = orUnreadable(path, foundIn, () => (statusOf(path).isDirectory() ? listFolder(path) : null));
  if (folder !== null) {
    if ("sheets" in folder) yield folder;
    else yield* filesOfFolder(path, folder, search);
    return;
  }
  const isArchive = isArchiveName(path);
  if (!isArchive && !search.takes()) return;
  const found = orUnreadable(path, foundIn, () => openFile(path, foundIn));
  if ("sheets" in found) yield found;
  else yield* filesOfArchive(path, found, isArchive ? search : { ...search, takes: () => true });
}

function* filesOfFolder(folder: string, { real, names }: Folder, search: Search): Generator<SourceFile> {
  const { passOver, visited } = search;
  if (visited.has(real)) return;
  visited.add(real);
  for (const name of names) {
    if (isClutter(name)) continue;
    const path = join(folder, name).replaceAll("\\", "/");
    if (isTableFile(name) || isArchiveName(name) || isFolder(path)) yield* filesAt(path, search);
    else passOver({ path, reason: reasonToPassOver(() => readStart(path)) });
  }
}

/** Why a file is passed over by its name; its first bytes may say that it is one of our own. */
function reasonToPassOver(start: () => Buffer): Bilingual {
  try {
    const own = ownOutput(start());
    return own ? ownOutputReason(own) : OTHER_FILE;
  } catch {
    // It is passed over anyway.
    return OTHER_FILE;
  }
}

function startOf(entry: ZipEntry): Buffer {
  return entry.beginning(START_BYTES) ?? entry.read();
}

function* filesOfArchive(
  path: string,
  entries: readonly ZipEntry[],
  { given, passOver, takes }: Search,
): Generator<SourceFile> {
  for (const entry of entries) {
    if (entry.name.split("/").some(isClutter)) continue;
    const inner = `${path}!${entry.name}`;
    if (isArchiveName(entry.name)) passOver({ path: inner, reason: NESTED_ARCHIVE });
    else if (!isTableFile(entry.name))
      passOver({ path: inner, reason: reasonToPassOver(() => startOf(entry)) });
    else if (takes()) yield orUnreadable(inner, given, () => sourceFile(inner, given, entry.read()));
  }
}

interface Folder {
  readonly real: string;
  readonly names: readonly string[];
}

function listFolder(path: string): Folder {
  return onDisk(path, () => ({ real: realpathSync(path), names: readdirSync(path).sort() }));
}

/** A file on disk, or the entries of an archive of tables. */
function openFile(path: string, foundIn: string | null): SourceFile | ZipEntry[] {
  const bytes = readBytes(path);
  if (!isZip(bytes)) return sourceFile(path, foundIn, bytes);
  const entries = readZip(bytes, path);
  // An xlsx is a zip too; what tells them apart is the list of content types that every Office file has.
  if (entries.some(({ name }) => name === "[Content_Types].xml")) return sourceFile(path, foundIn, bytes);
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function orUnreadable<T>(path: string, foundIn: string | null, open: () => T): T | SourceFile {
  try {
    return open();
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    const sheets = (): never => {
      throw failure;
    };
    return { path, foundIn, sha256: "", bytes: Buffer.alloc(0), sheets };
  }
}

const OTHER_FILE: Bilingual = { ja: ".xlsx・.csv ではないファイル", en: "neither .xlsx nor .csv" };
const NESTED_ARCHIVE: Bilingual = {
  ja: "zip の中の zip は開きません。展開してから指定してください",
  en: "a zip within a zip is not opened: unpack it first",
};

function sourceFile(path: string, foundIn: string | null, bytes: Buffer): SourceFile {
  return {
    path,
    foundIn,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes,
    sheets(isWanted, isNeeded) {
      if (isZip(bytes)) return readXlsx(bytes, path, isWanted, isNeeded);
      refuseOtherFormats(bytes, path);
      return [readCsv(bytes, path, isNeeded)];
    },
  };
}

function refuseOtherFormats(bytes: Buffer, path: string): void {
  const start = bytes.subarray(0, 512).toString("latin1");
  const refuse = (ja: string, en: string): never => {
    throw new Failure({ ja, en }, { place: { file: path } });
  };
  if (start.startsWith("\xd0\xcf\x11\xe0")) {
    refuse(
      "古い形式（.xls）か、パスワード付きのブックです。Excel で .xlsx 形式（パスワードなし）に保存し直してください。",
      "an old .xls workbook, or one with a password. Save it in Excel as .xlsx without a password.",
    );
  }
  if (/^(\xef\xbb\xbf)?\s*(<!doctype html|<html)/i.test(start)) {
    refuse(
      "表ではなくウェブページです（ダウンロードに失敗したときのエラー画面と思われます）。もう一度ダウンロードしてください。",
      "a web page, not a table (probably the error page of a failed download). Download it again.",
    );
  }
  if (bytes.length === 0) {
    refuse("空のファイルです。もう一度ダウンロードしてください。", "the file is empty. Download it again.");
  }
  if (/\.xls[xm]$/i.test(path)) {
    refuse(
      "拡張子は .xlsx ですが、Excel ブックではありません。もう一度ダウンロードするか、CSV なら拡張子を .csv にしてください。",
      "named .xlsx but not an Excel workbook. Download it again, or name it .csv if it is CSV.",
    );
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function isTableFile(name: string): boolean {
  return TABLE_EXTENSIONS.has(extname(name).toLowerCase());
}

function isArchiveName(path: string): boolean {
  return extname(path).toLowerCase() === ".zip";
}

const LEFT_BY_FETCH = "ndb-ratio.lock.json";

/** Hidden files, Excel's lock files (~$…), macOS's resource forks and what `fetch` notes down. */
function isClutter(name: string): boolean {
  return (
    name.startsWith(".") ||
    name.startsWith("~$") ||
    basename(name) === "__MACOSX" ||
    basename(name) === LEFT_BY_FETCH
  );
}
