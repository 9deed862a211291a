import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";

/** `npm run compat` is the long form (vitest --mode long): a prefecture's whole workbook, all items, from the official files. */
export const LONG = (import.meta as { env?: { MODE?: string } }).env?.MODE === "long";

/** The cells of a workbook: "sheet number!row!column", from 1, to their text; empty cells are absent. */
export type Cells = ReadonlyMap<string, string>;

/** A program, not of this project, that reads workbooks. */
export interface Reader {
  readonly name: string;
  /** Is it on this machine? */
  readonly isHere: () => boolean;
  /** Only for the long form: another test opens a workbook with it, and its start takes several seconds. */
  readonly isLong?: boolean;
  readonly read: (workbook: string, folder: string, sheets: readonly string[]) => Cells;
}

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));
/** Debian's own, which has Debian's packages; another may come first on the path. */
export const PYTHON = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
const OFFICE_CSV =
  // Field and text separator, UTF-8, first row, no column formats, language, quotes, values as stored, all sheets.
  "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

/** Packages of R that are on this machine, found without loading them. */
let packages: string | null = null;
function hasPackage(name: string): boolean {
  const find = 'cat(basename(find.package(c("readxl", "openxlsx"), quiet = TRUE)))';
  packages ??= spawnSync("Rscript", ["-e", find], { encoding: "utf8" }).stdout ?? "";
  return packages.split(" ").includes(name);
}

const FIND_OPENPYXL = "import importlib.util as u, sys; sys.exit(u.find_spec('openpyxl') is None)";

export const READERS: readonly Reader[] = [
  {
    name: "openpyxl",
    isHere: () => succeeds(PYTHON, ["-c", FIND_OPENPYXL]),
    read: (workbook, _folder, sheets) =>
      lines(output(PYTHON, [script("read_openpyxl.py"), workbook]), sheets),
  },
  ...["readxl", "openxlsx"].map((name) => ({
    name,
    isHere: () => hasPackage(name),
    read: (workbook: string, _folder: string, sheets: readonly string[]) =>
      lines(output("Rscript", [script("read.R"), name, workbook]), sheets),
  })),
  {
    name: "ssconvert",
    isHere: () => succeeds("ssconvert", ["--version"]),
    read: (workbook, folder, sheets) => {
      const options = ["-S", "-O", "separator=, format=raw"];
      output("ssconvert", [...options, workbook, join(folder, "gnumeric-%n.txt")]);
      return tables(sheets.map((_, i) => join(folder, `gnumeric-${i}.txt`)));
    },
  },
  {
    name: "LibreOffice",
    isHere: () => succeeds("soffice", ["--version"]),
    isLong: true,
    read: (workbook, folder, sheets) => {
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
      output("soffice", [profile, "--headless", "--convert-to", OFFICE_CSV, "--outdir", folder, workbook]);
      const written = readdirSync(folder).filter((name) => name.endsWith(".csv"));
      return tables(
        sheets.map((sheet) => join(folder, written.find((name) => name.endsWith(`-${sheet}.csv`))!)),
      );
    },
  },
];

function succeeds(command: string, words: readonly string[]): boolean {
  return spawnSync(command, words).status === 0;
}

function output(command: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${command} ${words.join(" ")}: ${stderr}`);
  return stdout;
}

/** Cells as the scripts print them, one a line. */
function lines(text: string, sheets: readonly string[]): Cells {
  const cells = new Map<string, string>();
  for (const line of text.split("\n").slice(0, -1)) {
    const [sheet, row, column, , value] = line.split("\t");
    cells.set(`${sheets.indexOf(sheet!) + 1}!${row}!${column}`, value!);
  }
  return cells;
}

/** Cells of a CSV file a sheet. */
function tables(files: readonly string[]): Cells {
  const cells = new Map<string, string>();
  for (const [s, file] of files.entries()) {
    const rows: string[][] = parse(readFileSync(file, "utf8"), {
      relax_column_count: true,
      skip_empty_lines: false,
    });
    for (const [r, row] of rows.entries()) {
      for (const [c, value] of row.entries())
        if (value !== "") cells.set(`${s + 1}!${r + 1}!${c + 1}`, value);
    }
  }
  return cells;
}
