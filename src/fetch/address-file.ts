import { readFileSync } from "node:fs";
import type * as z from "zod";
import { type Address, addressSchema } from "../catalog/addresses.js";
import { complaint } from "../catalog/complaint.js";
import { AREA } from "../catalog/levels.js";
import { readCsv } from "../ingest/files/csv.js";
import { columnLetters } from "../ingest/files/sheet.js";
import { type Failure, failureAt } from "../text/failure.js";
import { csvCell } from "../text/spreadsheet-text.js";

const COLUMNS = ["release", "kind", "item", "geography", "record_block", "bytes", "sha256", "url"] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ["release", "url"];

/** The ministry's words, and those of data/addresses.json. */
export type Words = Readonly<Record<string, string>>;
export const KINDS: Words = { 検査: "checkup", 質問票: "questionnaire" };
export const GEOGRAPHIES: Words = { 都道府県: "prefecture", 二次医療圏: AREA };
const BLOCKS: Words = { "※1": "basic", "※2": "detailed" };

/**
 * A list of addresses of the user's own: CSV with a header and the columns release and url, and as far as known
 * kind, item, geography, record_block, bytes and sha256, in the ministry's words or in those of data/addresses.json.
 *
 * @throws Failure that names row and column
 */
export function readAddressFile(path: string): readonly Address[] {
  const [header, ...rows] = readCsv(bytesOf(path), path).rows;
  const columns = new Map((header ?? []).map((name, at) => [String(name).normalize("NFKC").trim(), at]));
  for (const name of NEEDED) {
    if (!columns.has(name)) throw missingColumn(path, name);
  }
  const addresses = rows.flatMap((cells, at) => {
    if (cells.every((cell) => cell === null)) return [];
    const cell = (name: Column) => {
      const text = String(cells[columns.get(name) ?? -1] ?? "").trim();
      return text === "" ? null : text.normalize("NFKC");
    };
    const bytes = cell("bytes");
    const sha256 = cell("sha256")?.toLowerCase();
    const content = {
      release: numberOf(cell("release")),
      kind: wordOf(KINDS, cell("kind")),
      geography: wordOf(GEOGRAPHIES, cell("geography")),
      block: wordOf(BLOCKS, cell("record_block")),
      item: cell("item"),
      ...(bytes === null ? {} : { bytes: numberOf(bytes) }),
      ...(sha256 === undefined ? {} : { sha256 }),
      url: cell("url"),
    };
    const result = addressSchema.safeParse(content);
    if (result.success) return [result.data];
    throw badRow(path, at + 2, columns, result.error, content);
  });
  if (addresses.length > 0) return addresses;
  throw failureAt(path, { ja: "アドレスが 1 つもありません。", en: "there is no address in it." });
}

/** Addresses as `readAddressFile` reads them. */
export function addressFileText(addresses: readonly Address[]): string {
  const line = ({ release, kind, item, geography, block, bytes, sha256, url }: Address) =>
    [release, kind, item, geography, block, bytes, sha256, url]
      .map((value) => csvCell(value ?? null))
      .join(",");
  return `${[COLUMNS.join(","), ...addresses.map(line)].join("\n")}\n`;
}

function numberOf(text: string | null): unknown {
  return text !== null && /^\d+$/.test(text) ? Number(text) : text;
}

function wordOf(words: Words, text: string | null): string | null {
  return text === null ? null : (words[text] ?? text);
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    throw failureAt(path, { ja: `読み取れません（${code}）。`, en: `cannot be read (${code}).` });
  }
}

function missingColumn(path: string, name: Column): Failure {
  return failureAt(
    { file: path, row: 1 },
    {
      ja: `アドレスの一覧に「${name}」の列がありません。1 行目は ${COLUMNS.join(",")}（必須は release と url）です。`,
      en: `the list of addresses has no column "${name}". Its first line is ${COLUMNS.join(",")} (release and url are needed).`,
    },
  );
}

function badRow(
  path: string,
  row: number,
  columns: ReadonlyMap<string, number>,
  error: z.ZodError,
  content: unknown,
): Failure {
  const key = String(error.issues[0]?.path[0] ?? "");
  const at = columns.get(key === "block" ? "record_block" : key);
  return failureAt(
    { file: path, row, column: at === undefined ? undefined : columnLetters(at) },
    complaint(error, content),
  );
}
