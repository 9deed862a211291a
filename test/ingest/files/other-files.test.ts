import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readZip } from "../../../src/ingest/files/packed/zip.js";
import type { Cell } from "../../../src/ingest/files/sheet.js";
import { failureOf } from "../../support/failures.js";
import { temporaryFolder } from "../../support/folders.js";
import { deflatedMegabytes, honest, type ToldEntry, toldZip } from "../../support/tables/bombs.js";
import { fixtureBytes, read } from "../../support/tables/fixtures.js";
import { prefectureSheet } from "../../support/tables/sheets.js";
import { plainWorksheet } from "../../support/tables/worksheets.js";
import { said } from "../../support/told.js";

const BOOK = fixtureBytes("release-08/synthetic-q08-area.xlsx");
const SHEET = "xl/worksheets/sheet1.xml";
const STRINGS = "xl/sharedStrings.xml";
const MEGABYTE = 1 << 20;

/** A workbook of the given sheet and strings, which may tell anything about themselves. */
function bookOf(sheet: Omit<ToldEntry, "name">, strings: Omit<ToldEntry, "name">): Buffer {
  return toldZip(
    readZip(BOOK, "book.xlsx").map((entry) => {
      if (entry.name === SHEET) return { name: SHEET, ...sheet };
      if (entry.name === STRINGS) return { name: STRINGS, ...strings };
      return honest(entry.name, entry.read());
    }),
  );
}

function stringsOf(texts: readonly string[]): Buffer {
  return Buffer.from(`<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`);
}

const told = (content: Buffer) => ({
  stored: deflateRawSync(content),
  size: content.length,
  crc: crc32(content),
});

/** Rows of a table of prescriptions, of hardly repeating numbers, so that it is large when stored too. */
function prescriptions(rows: number, title = "診療年月：2022年04月～2023年03月　内服薬"): Cell[][] {
  let seed = 7;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed;
  };
  return [
    [title],
    ["薬効分類", "医薬品名", "総計"],
    ...Array.from({ length: rows }, () => Array.from({ length: 40 }, next)),
  ];
}

/** More of XML than any sheet that we read: the rows, and then blanks. */
function sheetOver16Megabytes(rows: Cell[][]): { xml: Buffer; strings: Buffer } {
  const { xml, strings } = plainWorksheet(rows);
  return {
    xml: Buffer.concat([xml, Buffer.alloc(17 * MEGABYTE, " ")]),
    strings: stringsOf(strings),
  };
}

const foreign = () => {
  const { xml, strings } = sheetOver16Megabytes(prescriptions(3000));
  return bookOf(told(xml), told(strings));
};

describe("a table that is not of the checkups", () => {
  it("is set aside in one line however large it is, and the tables beside it are read", () => {
    const folder = temporaryFolder({ "1.xlsx": foreign(), "2.xlsx": BOOK });
    for (const options of [{}, { wanted: ["q08"] }]) {
      const { tables, setAside, failures } = read([folder], options);
      expect([tables.map(({ table }) => table), failures]).toEqual([["q08"], []]);
      expect(setAside.map(({ path, reason }) => [path, said(reason).en])).toEqual([
        [`${folder}/1.xlsx`, "not a table of the specific health checkups (特定健診)"],
      ]);
    }
  });

  it("is told by its first rows: the rest may be damaged", () => {
    const { xml, strings } = plainWorksheet(prescriptions(3000));
    const whole = told(Buffer.from(xml));
    const damaged = { ...whole, stored: whole.stored.subarray(0, whole.stored.length >> 1), crc: 1 };
    const { setAside, failures } = read([
      `${temporaryFolder({ "1.xlsx": bookOf(damaged, told(stringsOf(strings))) })}/1.xlsx`,
    ]);
    expect([setAside.length, failures]).toEqual([1, []]);
  });

  it("is told in forms of XML that only the parser reads", () => {
    const rows = Array.from({ length: 4000 }, (_, r) => {
      const cells = Array.from(
        { length: 12 },
        (_, c) => `<c t="inlineStr"><is><t>${(r * 7919) ^ (c * 104_729)}</t></is></c>`,
      );
      return `<row>${cells.join("")}</row>`;
    });
    const xml = Buffer.concat([
      Buffer.from(`<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`),
      Buffer.alloc(17 * MEGABYTE, " "),
    ]);
    const folder = temporaryFolder({ "1.xlsx": bookOf(told(xml), told(stringsOf(["x"]))) });
    const { setAside, failures } = read([folder]);
    expect([setAside.length, failures]).toEqual([1, []]);
  });

  it("is told where its texts alone are more than we read", () => {
    const { xml, strings } = sheetOver16Megabytes(prescriptions(3000));
    const many = Buffer.concat([
      strings.subarray(0, strings.length - "</sst>".length),
      Buffer.from(
        Array.from({ length: 60_000 }, (_, i) => `<si><t>${`薬品 ${i * 7919}`.repeat(14)}</t></si>`).join(""),
      ),
      Buffer.from("</sst>"),
    ]);
    expect(many.length).toBeGreaterThan(12 * MEGABYTE);
    const padded = Buffer.concat([many, Buffer.alloc(6 * MEGABYTE, " ")]);
    const folder = temporaryFolder({ "1.xlsx": bookOf(told(xml), told(padded)) });
    const { setAside, failures } = read([folder]);
    expect([setAside.length, failures]).toEqual([1, []]);
  });

  it("is set aside as CSV of any size too", () => {
    const line = `${Array.from({ length: 40 }, (_, i) => i * 7919).join(",")}\n`;
    const csv = `診療年月：2022年04月\n薬効分類,医薬品名\n${line.repeat(Math.ceil((33 * MEGABYTE) / line.length))}`;
    const folder = temporaryFolder({ "1.csv": csv, "2.xlsx": BOOK });
    const { tables, setAside, failures } = read([folder]);
    expect([tables.length, setAside.length, failures]).toEqual([1, 1, []]);
  });
});

describe("a sheet that is too large", () => {
  const tooLarge = (book: Buffer) => {
    const { tables, setAside, failures } = read([temporaryFolder({ "1.xlsx": book })]);
    expect([tables, setAside]).toEqual([[], []]);
    return failures.map(({ message }) => message);
  };

  it("is an error where it is a table of the checkups", () => {
    const rows = [...prefectureSheet().rows.map((row) => [...row])];
    while (rows.length < 5000) rows.push(...prescriptions(100).slice(2));
    const { xml, strings } = sheetOver16Megabytes(rows);
    expect(tooLarge(bookOf(told(xml), told(strings)))).toEqual([expect.stringContaining("more than 16 MB")]);
  });

  it("is an error where it was named as a table", () => {
    const path = `${temporaryFolder({ "1.xlsx": foreign() })}/1.xlsx`;
    const { failures } = read([], { named: [{ table: "q08", block: null, path }], fiscalYear: 2020 });
    expect(failures.map(({ message }) => message)).toEqual([expect.stringContaining("more than 16 MB")]);
  });

  it("is an error where nothing tells what it is: blanks without end, inflated no further than is allowed", () => {
    const blanks = { stored: deflatedMegabytes(400, 0x20), size: 400 * MEGABYTE };
    expect(tooLarge(bookOf(blanks, told(stringsOf(["x"]))))).toEqual([
      expect.stringContaining("more than 16 MB"),
    ]);
  });
});

describe("the beginning of an entry of an archive", () => {
  const content = plainWorksheet(prescriptions(2000)).xml;
  const [entry] = readZip(toldZip([honest("a.xml", content)]), "a.zip");

  it("is what its first bytes inflate to, and null where they are all", () => {
    for (const bytes of [1, 100, 4096]) {
      const beginning = entry!.beginning(bytes)!;
      expect(beginning.equals(content.subarray(0, beginning.length))).toBe(true);
      expect(beginning.length).toBeLessThan(content.length);
    }
    expect(entry!.beginning(4096)!.length).toBeGreaterThan(4096);
    expect(entry!.beginning(content.length)).toBeNull();
  });

  it("counts among what may be inflated of an archive, as does each reading of it", () => {
    const stored = deflatedMegabytes(6);
    const archiveOf = (size: number) =>
      toldZip(Array.from({ length: 6 }, (_, i) => ({ name: `${i}`, stored: i === 0 ? stored : null, size })));
    expect(failureOf(() => readZip(archiveOf(100 * MEGABYTE), "a.zip")).message).toContain("512 MB together");
    // Less than is allowed usually: to inflate so much takes seconds.
    const entries = readZip(archiveOf(6 * MEGABYTE), "a.zip", 8 * MEGABYTE, "inflated");
    const beginAll = () => {
      for (const part of entries) part.beginning(stored.length - 4);
    };
    expect(failureOf(beginAll).message).toContain("32 MB together");
  });
});
