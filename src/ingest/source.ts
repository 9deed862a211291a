import { createHash } from "node:crypto";
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { type Bilingual } from "../language.js";
import { Failure } from "../failure.js";
import { readCsv } from "./csv.js";
import type { Sheet } from "./sheet.js";
import { readXlsx } from "./xlsx.js";
import { isZip, readZip } from "./zip.js";

/** A file with sheets in it, wherever it lay: on disk, in a zip, on standard input. */
export interface SourceFile {
  /** As the user gave it, joined by "/"; "archive.zip!folder/name.xlsx" inside an archive. */
  readonly path: string;
  readonly sha256: string;
  /** Throws Failure where the content is unreadable. */
  sheets(): Sheet[];
}

/** A file that was passed over, and why. */
export interface PassedOver {
  readonly path: string;
  readonly reason: Bilingual;
}

/** The largest file of a release is 1.5 MB, a whole release in one zip 13 MB. */
const MAX_FILE_BYTES = 512 * 1024 * 1024;
const TABLE_EXTENSIONS = new Set([".xlsx", ".xlsm", ".csv"]);

/**
 * Every file that could hold tables below the given paths, in an order that does not depend on the file system.
 * A file named by the user is always taken; in folders and archives only .xlsx, .csv and .zip are.
 *
 * @param readStandardInput gives the bytes for the path "-"
 */
export function* findSourceFiles(
  paths: readonly string[],
  passOver: (file: PassedOver) => void,
  readStandardInput: () => Buffer,
): Generator<SourceFile> {
  for (const path of paths) {
    if (path === "-") yield sourceFile("-", readStandardInput());
    else if (statusOf(path).isDirectory()) yield* filesOfFolder(path, passOver, new Set());
    else yield* filesOfFile(path, passOver);
  }
}

function* filesOfFolder(
  folder: string,
  passOver: (file: PassedOver) => void,
  visited: Set<string>,
): Generator<SourceFile> {
  const real = realpathSync(folder);
  if (visited.has(real)) return;
  visited.add(real);
  const names = readdirSync(folder).sort();
  for (const name of names) {
    if (isClutter(name)) continue;
    const path = join(folder, name).replaceAll("\\", "/");
    if (statusOf(path).isDirectory()) yield* filesOfFolder(path, passOver, visited);
    else if (isTableFile(name) || extname(name).toLowerCase() === ".zip") yield* filesOfFile(path, passOver);
    else passOver({ path, reason: OTHER_FILE });
  }
}

function* filesOfFile(path: string, passOver: (file: PassedOver) => void): Generator<SourceFile> {
  const bytes = readBytes(path);
  if (!isArchiveOfTables(bytes, path)) {
    yield sourceFile(path, bytes);
    return;
  }
  const entries = readZip(bytes, path).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.split("/").some(isClutter)) continue;
    const inner = `${path}!${entry.name}`;
    if (isTableFile(entry.name)) yield sourceFile(inner, entry.read());
    else passOver({ path: inner, reason: OTHER_FILE });
  }
}

const OTHER_FILE: Bilingual = { ja: ".xlsx・.csv ではないファイル", en: "neither .xlsx nor .csv" };

/** An xlsx is a zip too; what tells them apart is the list of content types that every Office file has. */
function isArchiveOfTables(bytes: Buffer, path: string): boolean {
  return isZip(bytes) && !readZip(bytes, path).some(({ name }) => name === "[Content_Types].xml");
}

function sourceFile(path: string, bytes: Buffer): SourceFile {
  return {
    path,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sheets() {
      if (isZip(bytes)) return readXlsx(bytes, path);
      refuseOtherFormats(bytes, path);
      return [readCsv(bytes, path)];
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
  if (/^\s*(<!doctype html|<html)/i.test(start)) {
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

function readBytes(path: string): Buffer {
  const status = statusOf(path);
  if (!status.isFile()) {
    throw new Failure(
      { ja: "通常のファイルではありません。", en: "not a regular file." },
      { place: { file: path } },
    );
  }
  if (status.size > MAX_FILE_BYTES) {
    throw new Failure(
      { ja: "ファイルが大きすぎます（512 MB 超）。", en: "the file is too large (over 512 MB)." },
      { place: { file: path } },
    );
  }
  return onDisk(path, () => readFileSync(path));
}

function statusOf(path: string) {
  return onDisk(path, () => statSync(path));
}

function onDisk<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const text: Bilingual =
      code === "ENOENT"
        ? { ja: "ファイルまたはフォルダーがありません。", en: "no such file or folder." }
        : code === "EACCES" || code === "EPERM"
          ? { ja: "読み取る権限がありません。", en: "permission denied." }
          : { ja: `読み取れません（${code}）。`, en: `cannot be read (${code}).` };
    throw new Failure(text, { place: { file: path } });
  }
}

function isTableFile(name: string): boolean {
  return TABLE_EXTENSIONS.has(extname(name).toLowerCase());
}

/** Hidden files, Excel's lock files (~$…) and macOS's resource forks. */
function isClutter(name: string): boolean {
  return name.startsWith(".") || name.startsWith("~$") || basename(name) === "__MACOSX";
}
