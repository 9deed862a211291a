import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { BUILT_IN_FOLDER, builtInNames } from "../../../src/ingest/built-in/form.js";
import { builtInRelease } from "../../../src/ingest/built-in/read.js";
import { builtInNumbers, builtInReleases, readSources } from "../../../src/ingest/built-in/sources.js";
import { COLUMNS, HIDDEN, SUBTOTAL } from "../../../src/model/counts.js";
import { catalog } from "../../support/tables/fixtures.js";

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-built-in-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sameNumbers = (a: Int32Array, b: Int32Array) => Buffer.from(a.buffer).equals(Buffer.from(b.buffer));

/** A folder with release 5, of which one file was changed. */
function withChanged(name: string, change: (bytes: Buffer) => Buffer): URL {
  const copy = mkdtempSync(join(folder, "changed-"));
  const { counts, sources } = builtInNames(5);
  for (const file of [counts, sources]) cpSync(new URL(file, BUILT_IN_FOLDER), join(copy, file));
  writeFileSync(join(copy, name), change(readFileSync(join(copy, name))));
  return pathToFileURL(`${copy}/`);
}

describe("the releases that come with the program", () => {
  it("are 5 to 10, of which 10 is not complete", () => {
    expect(
      builtInReleases().map(({ release, fiscalYear, complete }) => [release, fiscalYear, complete]),
    ).toEqual([5, 6, 7, 8, 9, 10].map((release) => [release, release + 2012, release < 10]));
  });

  it("name the tables that they lack", () => {
    const missing = new Map(builtInReleases().map((found) => [found.release, found.missing]));
    expect(missing.get(9)).toEqual([]);
    expect(missing.get(8)).toEqual([
      { table: "egfr", block: "basic", level: "prefecture", published: false },
    ]);
    expect(missing.get(10)).toContainEqual({ table: "waist", block: null, level: "area", published: true });
  });

  it("say of every table where it came from", () => {
    for (const release of builtInNumbers()) {
      const { credit, tables } = readSources(release);
      expect(credit).toBe(`第${release}回NDBオープンデータ（厚生労働省）を加工して作成`);
      for (const { title, file, sha256, url } of tables) {
        expect(title).toContain("特定健診");
        expect(file).toMatch(/\.xlsx$/);
        expect(sha256).toMatch(/^[0-9a-f]{64}$/);
        if (release < 10) expect(url).toMatch(/^https:\/\/www\.mhlw\.go\.jp\//);
      }
    }
  });
});

describe("a built-in release", () => {
  it("gives the wanted tables alone, the same as among all", () => {
    const wanted = builtInRelease(8, catalog, { tables: new Set(["bmi", "hemoglobin", "q22"]) });
    const all = builtInRelease(8, catalog).pairs.filter(({ table }) =>
      ["bmi", "hemoglobin", "q22"].includes(table),
    );
    expect(wanted.pairs).toHaveLength(4);
    for (const [i, { table, block, prefecture, area }] of all.entries()) {
      expect(wanted.pairs[i]).toMatchObject({ table, block });
      expect(sameNumbers(wanted.pairs[i]!.prefecture!.female.counts, prefecture!.female.counts)).toBe(true);
      expect(sameNumbers(wanted.pairs[i]!.area!.male.counts, area!.male.counts)).toBe(true);
    }
  });

  it("keeps hidden counts apart from printed ones, and no printed count is under 10", () => {
    const [pair] = builtInRelease(8, catalog, { tables: new Set(["bmi"]) }).pairs;
    const { counts } = pair!.area!.male;
    expect(counts.includes(HIDDEN)).toBe(true);
    expect(counts.every((count) => count === HIDDEN || count >= 10)).toBe(true);
    // 北海道・南渡島, 40.0以上 in the ministry's file: 37 33 25 - - - - 116
    expect([...counts.subarray(0, COLUMNS)]).toEqual([37, 33, 25, -1, -1, -1, -1, 116]);
    expect(counts[SUBTOTAL]).toBe(116);
  });

  it("that is not there is named, with those that are", () => {
    expect(() => builtInRelease(11, catalog)).toThrow(
      "release 11 is not built in (built in: 5, 6, 7, 8, 9, 10)",
    );
  });

  it("is refused where a byte of its counts was damaged", () => {
    const name = builtInNames(5).counts;
    const flipped = withChanged(name, (bytes) => {
      // In the middle of a packed page.
      for (let at = 0; at < bytes.length - 100_000; at += 1000) bytes[at + 4]! ^= 0x10;
      return bytes;
    });
    expect(() => builtInRelease(5, catalog, { folder: flipped })).toThrow("the built-in counts are damaged");
    const cutShort = withChanged(name, (bytes) => bytes.subarray(0, 50_000));
    expect(() => builtInRelease(5, catalog, { folder: cutShort })).toThrow("the built-in counts are damaged");
  });

  it("is refused where counts and sources do not belong together", () => {
    const other = withChanged(builtInNames(5).sources, (bytes) =>
      Buffer.from(bytes.toString().replace(/"rows": (\d+)/, (_, rows) => `"rows": ${Number(rows) - 1}`)),
    );
    expect(() => builtInRelease(5, catalog, { folder: other })).toThrow("the built-in counts are damaged");
  });
});
