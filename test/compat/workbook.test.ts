import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { demoWorkbook } from "../outputs/workbook/made-workbooks.js";
import { readWorkbook } from "../outputs/workbook/read-workbook.js";
import { temporaryFolder } from "../support/folders.js";
import { ndbRatioProcess } from "../support/program/ndb-ratio.js";
import { officialRelease } from "../support/tables/official.js";
import { LONG, READERS } from "./readers.js";

const release = officialRelease(8);

async function madeWorkbook(): Promise<Uint8Array> {
  if (!LONG || !release) return (await demoWorkbook()).bytes;
  const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-compat-"));
  const path = join(folder, "workbook.xlsx");
  const { status, stderr } = ndbRatioProcess(["compute", release, "--prefecture", "11", "--out", path]);
  if (status !== 0) throw new Error(stderr);
  const bytes = readFileSync(path);
  rmSync(folder, { recursive: true });
  return bytes;
}

/** Spaces and line ends differ between programs; a number is a number, in however many digits it is printed. */
const plain = (text: string) => text.replace(/\s+/g, " ").trim();

describe("a workbook read by other programs", () => {
  let bytes: Uint8Array;
  let sheets: ReturnType<typeof readWorkbook>["sheets"];
  beforeAll(async () => {
    bytes = await madeWorkbook();
    ({ sheets } = readWorkbook(bytes));
  }, 600_000);

  for (const { name, isHere, read } of READERS.filter(({ isLong }) => LONG || !isLong)) {
    const here = isHere();
    if (!here) console.log(`${name} がないため、読み比べは省略します (skipped: ${name} absent)`);
    it.runIf(here)(`has every cell at its place for ${name}`, { timeout: 600_000 }, () => {
      const folder = temporaryFolder();
      const path = join(folder, "workbook.xlsx");
      writeFileSync(path, bytes);
      const theirs = new Map(
        read(
          path,
          folder,
          sheets.map((sheet) => sheet.name),
        ),
      );
      const differ: string[] = [];
      let compared = 0;
      for (const [s, sheet] of sheets.entries()) {
        for (const [reference, ours] of sheet.cells) {
          const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(reference)!;
          const column = [...letters!].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0);
          const key = `${s + 1}!${row}!${column}`;
          const value = theirs.get(key) ?? "";
          theirs.delete(key);
          compared++;
          const isSame =
            typeof ours === "number"
              ? value !== "" && Math.abs(Number(value) - ours) <= 1e-12 * Math.abs(ours)
              : plain(value) === plain(ours);
          if (!isSame) differ.push(`${sheet.name}!${reference}: ${ours} | ${value}`);
        }
      }
      expect(differ).toEqual([]);
      expect([...theirs].filter(([, value]) => plain(value) !== "")).toEqual([]);
      expect(compared).toBeGreaterThan(300);
    });
  }
});
