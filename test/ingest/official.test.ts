import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { beforeAll, expect, it } from "vitest";
import { checkPair } from "../../src/ingest/checks/checks.js";
import { readZip } from "../../src/ingest/files/packed/zip.js";
import { scanPlainWorksheet } from "../../src/ingest/files/workbook/worksheet-scan.js";
import { readWorksheetXml } from "../../src/ingest/files/workbook/worksheet-xml.js";
import type { Reading } from "../../src/ingest/read-tables.js";
import { type Sorting, sortIntoReleases } from "../../src/ingest/release.js";
import { parseTitle, tableOfTitle } from "../../src/ingest/table/title.js";
import { catalog, read } from "../support/tables/fixtures.js";
import { describeOfficial, officialPath, officialRelease } from "../support/tables/official.js";
import { said } from "../support/told.js";

interface Expected {
  readonly release: number;
  readonly tables: number;
  readonly setAside: number;
  /** For each release found: subjects, and how many of them by prefecture and by area. */
  readonly found: readonly (readonly [
    release: number,
    pairs: number,
    byPrefecture: number,
    byArea: number,
  ])[];
}

const EXPECTED: readonly Expected[] = [
  { release: 5, tables: 38, setAside: 10, found: [[5, 38, 38, 0]] },
  // Two addresses of release 6 lead to a table of release 5.
  {
    release: 6,
    tables: 91,
    setAside: 28,
    found: [
      [5, 1, 1, 0],
      [6, 45, 45, 45],
    ],
  },
  // The prefecture table of eGFR ※1 is not published: its address is the area table's.
  { release: 8, tables: 89, setAside: 30, found: [[8, 45, 44, 45]] },
  // Incomplete on purpose; question 8 by prefecture lies there twice.
  { release: 10, tables: 36, setAside: 1, found: [[10, 27, 24, 11]] },
];

for (const { release, tables, setAside, found } of EXPECTED) {
  describeOfficial(`the official files of release ${release}`, () => {
    let reading: Reading;
    let sorting: Sorting;
    beforeAll(() => {
      reading = read([officialRelease(release)!]);
      sorting = sortIntoReleases(reading.tables, catalog.tables);
    });

    it("are all read, or set aside with a reason", () => {
      expect(reading.failures).toEqual([]);
      expect([reading.tables.length, reading.setAside.length]).toEqual([tables, setAside]);
      expect(reading.tables.length + reading.setAside.length).toBe(
        readdirSync(officialRelease(release)!).length,
      );
      const known = catalog.tables.flatMap(({ setAside: reason }) => reason?.ja ?? []);
      for (const aside of reading.setAside) expect(known).toContain(said(aside.reason).ja);
    });

    it("fall into their releases, by prefecture and by area", () => {
      const shape = sorting.releases.map(({ release, pairs }) => [
        release,
        pairs.length,
        pairs.filter(({ prefecture }) => prefecture).length,
        pairs.filter(({ area }) => area).length,
      ]);
      expect(shape).toEqual(found);
      expect(sorting.duplicates).toHaveLength(release === 10 ? 1 : 0);
    });

    it("hold 47 prefectures and 335 areas, and 判別不可 from release 6 on", () => {
      for (const { regions, geography, release, source } of reading.tables) {
        const codes = regions.flatMap(({ code }) => code ?? []);
        expect(new Set(codes).size, source.path).toBe(geography === "area" ? 335 : 47);
        expect(regions.length - codes.length, source.path).toBe(release < 6 ? 0 : 1);
      }
    });

    it("pass every check", () => {
      const findings = sorting.releases.flatMap(({ pairs }) =>
        pairs.flatMap((pair) => checkPair(pair, catalog)),
      );
      expect(findings).toEqual([]);
    });

    it("tell the blocks ※1 and ※2 of a table apart by their people", () => {
      for (const { release, pairs } of sorting.releases) {
        const blocks = (key: string) => pairs.filter(({ table }) => table === key).map(({ block }) => block);
        if (release === 10) continue;
        expect(blocks("hemoglobin")).toEqual(pairs.length > 1 ? ["basic", "detailed"] : []);
        if (release > 5) expect(blocks("egfr")).toEqual(["basic", "detailed"]);
      }
    });
  });
}

describeOfficial("both readers of a worksheet", () => {
  it("agree on every fifth file of release 8, and on one of the other releases", () => {
    const folder = (release: number) =>
      readdirSync(officialRelease(release)!).map((name) => `${officialRelease(release)}/${name}`);
    const sample = [...folder(8).filter((_, i) => i % 5 === 0), folder(5)[0]!, folder(6)[1]!, folder(10)[0]!];
    let scanned = 0;
    for (const path of sample) {
      const parts = new Map(readZip(readFileSync(path), path).map((entry) => [entry.name, entry]));
      const xml = parts.get("xl/worksheets/sheet1.xml")!.read();
      const count = parts.get("xl/sharedStrings.xml")!.read().toString().split("<si>").length;
      const strings = Array.from({ length: count }, (_, i) => `string ${i}`);
      const rows = scanPlainWorksheet(xml, strings);
      if (!rows) continue;
      scanned++;
      expect(sha(rows), path).toBe(sha(readWorksheetXml(xml, strings, path)));
    }
    expect(scanned).toBeGreaterThan(sample.length * 0.8);
  });
});

describeOfficial("question 1 of 2021 as others re-publish it", () => {
  it("is read once it is named, and passes every check", () => {
    const named = ["area", "prefecture"].map((by) => ({
      table: "q01",
      block: null,
      path: officialPath(`csv-flat/question-01-${by}-fy2021.csv`)!,
    }));
    const { tables, failures } = read([], { named, fiscalYear: 2021 });
    expect(failures).toEqual([]);
    const { releases } = sortIntoReleases(tables, catalog.tables);
    expect(releases).toMatchObject([{ release: 9, fiscalYear: 2021, pairs: [{ table: "q01" }] }]);
    expect(tables.map(({ regions }) => regions.length)).toEqual([336, 48]);
    expect(checkPair(releases[0]!.pairs[0]!, catalog)).toEqual([]);
  });

  it("is set aside without a name", () => {
    const { tables, setAside } = read([officialPath("csv-flat/")!], { fiscalYear: 2021 });
    expect([tables.length, setAside.length]).toEqual([0, 2]);
  });
});

describeOfficial("every title of the official files", () => {
  it("names a table and the year of its release", () => {
    const rows: { title: string; path: string }[] = parse(readFileSync(officialPath("MANIFEST.csv")!), {
      columns: true,
      bom: true,
    });
    const titled = rows.filter(({ title }) => title.includes("特定健診"));
    expect(titled.length).toBeGreaterThan(300);
    for (const { title, path } of titled) {
      const told = parseTitle(title);
      expect(told && tableOfTitle(told, catalog.tables), path).not.toBeNull();
      expect(told?.fiscalYear, path).toBeGreaterThan(2016);
    }
  });
});

function sha(rows: unknown): string {
  return createHash("sha256").update(JSON.stringify(rows)).digest("hex");
}
