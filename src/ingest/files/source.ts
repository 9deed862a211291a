import { createHash } from "node:crypto";
import { readdirSync, realpathSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { Failure } from "../../text/failure.js";
import type { AsideReason } from "./aside.js";
import { readCsv } from "./csv.js";
import { onDisk, readBytes, readStart, START_BYTES, statusOf } from "./disk.js";
import { otherWorkbook, reasonOfForm, refuseOtherForms } from "./other-forms.js";
import { ownOutput, ownOutputReason } from "./own-output.js";
import { gunzip, isGzip } from "./packed/gzip.js";
import { isZip, readZip, type ZipEntry } from "./packed/zip.js";
import type { IsNeeded, Sheet } from "./sheet.js";
import { withSingleBytes } from "./text.js";
import { isOds, readOds } from "./workbook/ods.js";
import { readXlsx } from "./workbook/xlsx.js";

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
export interface PassedOver extends AsideReason {
  readonly path: string;
}

/** Tables, and the forms in which our own counts are written. */
const TABLE_NAME = /\.(xlsx|xlsm|ods|csv|tsv|ndjson|jsonl|parquet|arrow|feather)(\.gz)?$/i;

/**
 * Every file that could hold tables below the given paths, in an order that does not depend on the file system.
 * A file named by the user is always taken; in folders and archives those are that are called like tables
 * or archives, and texts with columns, as Excel writes them.
 *
 * @param readStandardInput gives the bytes for the path "-"
 */
export function* findSourceFiles(
  paths: readonly string[],
  passOver: (file: PassedOver) => void,
  readStandardInput: () => Buffer,
): Generator<SourceFile> {
  for (const path of paths) {
    if (path === "-") yield sourceFile("-", null, readStandardInput());
    else yield* filesAt(path, { given: path, passOver, visited: new Set() });
  }
}

interface Search {
  /** The path that the user gave. */
  readonly given: string;
  readonly passOver: (file: PassedOver) => void;
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
  const found = orUnreadable(path, foundIn, () => openFile(path, foundIn));
  if ("sheets" in found) yield found;
  else yield* filesOfArchive(path, found, search);
}

function* filesOfFolder(folder: string, { real, names }: Folder, search: Search): Generator<SourceFile> {
  const { passOver, visited } = search;
  if (visited.has(real)) return;
  visited.add(real);
  for (const name of names) {
    if (isClutter(name)) continue;
    const path = join(folder, name).replaceAll("\\", "/");
    const isNamed = TABLE_NAME.test(name) || isArchiveName(name) || isFolder(path);
    const reason = isNamed ? null : reasonToPassOver(name, () => readStart(path));
    if (reason) passOver({ path, ...reason });
    else yield* filesAt(path, search);
  }
}

/**
 * Why a file is passed over that is not called like a table, by its first bytes: they may say that it is one of our own,
 * or a form that has to be saved as another. null where it is a text of tabs, as Excel writes one.
 */
function reasonToPassOver(name: string, start: () => Buffer): AsideReason | null {
  const workbook = otherWorkbook(name);
  if (workbook) return workbook;
  try {
    const bytes = start();
    const own = ownOutput(bytes);
    if (own) return ownOutputReason(own);
    return extname(name).toLowerCase() === ".txt" && hasTabs(bytes) ? null : reasonOfForm(bytes);
  } catch {
    // It is passed over anyway.
    return reasonOfForm(Buffer.alloc(0));
  }
}

/** Has a line as many columns as no prose has? */
function hasTabs(start: Buffer): boolean {
  const lines = withSingleBytes(start)
    .toString("latin1")
    .split(/[\r\n]/);
  return lines.some((line) => line.split("\t").length > MOST_COLUMNS_OF_PROSE);
}

const MOST_COLUMNS_OF_PROSE = 4;

function* filesOfArchive(
  path: string,
  entries: readonly ZipEntry[],
  { given, passOver }: Search,
): Generator<SourceFile> {
  for (const entry of entries) {
    if (entry.name.split("/").some(isClutter)) continue;
    const inner = `${path}!${entry.name}`;
    const reason = isArchiveName(entry.name)
      ? NESTED_ARCHIVE
      : TABLE_NAME.test(entry.name)
        ? null
        : reasonToPassOver(entry.name, () => entry.beginning(START_BYTES) ?? entry.read());
    if (reason) passOver({ path: inner, ...reason });
    else yield orUnreadable(inner, given, () => sourceFile(inner, given, entry.read()));
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
  if (!isZip(bytes) || isOds(bytes)) return sourceFile(path, foundIn, bytes);
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

const NESTED_ARCHIVE: AsideReason = {
  kind: "unread",
  reason: {
    ja: "zip の中の zip は開きません。展開してから指定してください",
    en: "a zip within a zip is not opened: unpack it first",
  },
};

/** @param packed as it lies on disk, which may be packed with gzip */
function sourceFile(path: string, foundIn: string | null, packed: Buffer): SourceFile {
  const bytes = isGzip(packed) ? gunzip(packed, path) : packed;
  return {
    path,
    foundIn,
    sha256: createHash("sha256").update(packed).digest("hex"),
    bytes,
    sheets: (isWanted, isNeeded) => sheetsOf(bytes, path, isWanted, isNeeded),
  };
}

/** The sheets of a file's content; see `SourceFile.sheets`. @throws Failure where the content is unreadable */
export function sheetsOf(
  bytes: Buffer,
  path: string,
  ...[isWanted, isNeeded]: Parameters<SourceFile["sheets"]>
): Sheet[] {
  if (isOds(bytes)) return readOds(bytes, path);
  if (isZip(bytes)) return readXlsx(bytes, path, isWanted, isNeeded);
  refuseOtherForms(bytes, path);
  return [readCsv(bytes, path, isNeeded)];
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
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
