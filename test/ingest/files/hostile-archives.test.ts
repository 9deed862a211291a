import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import zlib from "node:zlib";
import { afterAll, describe, expect, it, vi } from "vitest";
import { readZip } from "../../../src/ingest/files/packed/zip.js";
import { findSourceFiles, type PassedOver } from "../../../src/ingest/files/source.js";
import { failureOf } from "../../support/failures.js";
import { temporaryFolder } from "../../support/folders.js";
import { zipOf } from "../../support/tables/archives.js";
import { deflatedMegabytes, honest, toldZip } from "../../support/tables/bombs.js";
import { said } from "../../support/told.js";

const GIGABYTE = 1 << 30;

const inflating = vi.spyOn(zlib, "inflateRawSync");
syncBuiltinESMExports();
afterAll(() => {
  inflating.mockRestore();
  syncBuiltinESMExports();
});

/** Most bytes that each inflating since the last question was allowed to give. */
function allowances(): (number | undefined)[] {
  return inflating.mock.calls.splice(0).map(([, options]) => options?.maxOutputLength);
}

describe("an archive that inflates to a gigabyte", () => {
  const stored = deflatedMegabytes(1024);

  it("is a megabyte large itself", () => {
    expect(stored.length).toBeLessThan(1.2 * (1 << 20));
  });

  it("is refused by what it tells, without inflating anything", () => {
    const zip = toldZip([{ name: "a.csv", stored, size: GIGABYTE }]);
    allowances();
    expect(failureOf(() => readZip(zip, "a.zip")).message).toContain("more than 512 MB together");
    expect(allowances()).toEqual([]);
  });

  it("is stopped at the size that it tells where that is a lie", () => {
    for (const size of [0, 1000, 1 << 20]) {
      const [entry] = readZip(toldZip([{ name: "a.csv", stored, size }]), "a.zip");
      allowances();
      expect(failureOf(() => entry!.read()).message).toContain("compressed data are damaged");
      expect(allowances()).toEqual([size + 1]);
    }
  });

  it("is refused where entries lie upon one another and each is small enough", () => {
    const first = { name: "0.csv", stored: deflatedMegabytes(100), size: 100 << 20 };
    const others = Array.from({ length: 5 }, (_, i) => ({ ...first, name: `${i + 1}.csv`, stored: null }));
    expect(failureOf(() => readZip(toldZip([first, ...others]), "a.zip")).text.ja).toContain("512 MB");
    expect(readZip(toldZip([first, ...others.slice(1)]), "a.zip")).toHaveLength(5);
  });
});

describe("names in an archive", () => {
  it.each([
    ["up", "a/../../b.csv"],
    ["absolute", "/etc/b.csv"],
    ["absolute with the other slash", "\\server\\b.csv"],
    ["a drive", "c:b.csv"],
    ["a control character", "a\u0007.csv"],
    ["an escape sequence", "\u001b[2Ja.csv"],
    ["a line break", "a\nb.csv"],
    ["NUL", "a\0.csv"],
    ["right-to-left override", "a\u202evsc.exe"],
    ["an isolate", "\u2066a.csv"],
    ["a right-to-left mark", "a\u200f.csv"],
    ["a C1 control", "a\u009b31m.csv"],
  ])("are refused, and told without harm: %s", (_, name) => {
    const failure = failureOf(() => readZip(toldZip([honest(name, "x")]), "a.zip"));
    expect(failure.message).toContain("unsafe file name");
    expect(failure.text.ja).toContain("不正なファイル名");
    expect(failure.message + failure.text.ja).not.toMatch(/[\p{Cc}\u200f\u202e\u2066]/u);
  });

  it("are taken as they are where they are merely strange", () => {
    for (const name of ["ＨｂＡ１ｃ　二次医療圏.csv", "a..b.csv", "👪.csv", "ｱ ﾞ.csv", "__proto__"]) {
      expect(readZip(toldZip([honest(name, "x")]), "a.zip")[0]?.name).toBe(name);
    }
  });

  it("stand in it once: of two contents under one name nobody knows which is meant", () => {
    const zip = toldZip([honest("a.csv", "1"), honest("a.csv", "2")]);
    expect(failureOf(() => readZip(zip, "a.zip")).message).toContain('"a.csv" twice');
  });
});

describe("a zip within a zip", () => {
  it("is not opened, and told apart from other files", () => {
    const inner = zipOf({ "table.csv": "x,y\n" });
    const folder = temporaryFolder({ "outer.zip": zipOf({ "inner.zip": inner, "note.txt": "x" }) });
    const passed: PassedOver[] = [];
    const found = [...findSourceFiles([join(folder, "outer.zip")], (file) => passed.push(file), Buffer.of)];
    expect(found).toEqual([]);
    expect(passed.map(({ reason }) => said(reason).en)).toEqual([
      "a zip within a zip is not opened: unpack it first",
      "not a table file (.xlsx, .csv, .ods …)",
    ]);
  });
});
