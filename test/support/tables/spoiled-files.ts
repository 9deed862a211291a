import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { DEMO } from "../program/ndb-ratio.js";
import { fixtureBytes } from "./fixtures.js";

/** Text of one of Saitama's tables, as it comes with the program. */
export function demoCsv(name: string): string {
  return Buffer.from(unzipSync(readFileSync(DEMO))[name]!).toString("utf8");
}

/** The fields of one line changed: 1-based row, zero-based column. */
function withField(csv: string, row: number, column: number, change: (field: string) => string): string {
  const lines = csv.split("\n");
  const fields = lines[row - 1]!.split(",");
  fields[column] = change(fields[column]!);
  lines[row - 1] = fields.join(",");
  return lines.join("\n");
}

const area = demoCsv("bmi-area.csv");

/** Files that cannot be served, and what the message about each has to hold. */
export const SPOILED: readonly { name: string; bytes: Buffer; says: readonly RegExp[] }[] = [
  {
    name: "truncated.xlsx",
    bytes: fixtureBytes("release-08/synthetic-bmi-area.xlsx").subarray(0, 4000),
    says: [/truncated\.xlsx/],
  },
  { name: "renamed.xlsx", bytes: Buffer.from(area), says: [/renamed\.xlsx/] },
  // EUC-JP "埼玉": neither UTF-8 nor Shift_JIS.
  {
    name: "encoding.csv",
    bytes: Buffer.concat([Buffer.from(area), Buffer.from([0xba, 0xeb, 0xb6, 0xcc, 0xff, 0x0a])]),
    says: [/encoding\.csv/, /UTF-8/],
  },
  {
    name: "column.csv",
    bytes: Buffer.from(area.replace("50～54歳", "").replace("50～54歳", "")),
    says: [/column\.csv/, /row \d/],
  },
  {
    name: "letter.csv",
    bytes: Buffer.from(withField(area, 8, 6, (field) => `${field}人`)),
    says: [/letter\.csv/, /row 8/, /column G/],
  },
];

/** Writes them into a folder. */
export function writeSpoiled(folder: string): void {
  for (const { name, bytes } of SPOILED) writeFileSync(join(folder, name), bytes);
}
