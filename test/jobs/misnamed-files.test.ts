import { describe, expect, it } from "vitest";
import { builtInRelease } from "../../src/ingest/built-in/read.js";
import { misnamedFiles } from "../../src/jobs/input/misnamed-files.js";
import type { ReleaseTables } from "../../src/model/counts.js";
import { catalog } from "../support/tables/fixtures.js";

const [bmi] = builtInRelease(8, catalog, { tables: new Set(["bmi"]) }).pairs;

/** Tables of releases, each from the file at a path. */
function told(...files: readonly (readonly [path: string, release: number])[]) {
  return misnamedFiles(
    files.map(([path, release]): ReleaseTables => {
      const area = { ...bmi!.area!, release, source: { ...bmi!.area!.source, path } };
      return { release, fiscalYear: release + 2012, pairs: [{ ...bmi!, prefecture: null, area }] };
    }),
  );
}

describe("files that are named for another release than their titles say", () => {
  it("are told with the release that they are read as", () => {
    expect(told(["data/第9回_BMI.xlsx", 8])).toEqual([
      {
        ja: "名前に第9回とあるファイルは、表題の年度に従い第8回として読みました。ファイルの取り違えでないか確かめてください：data/第9回_BMI.xlsx",
        en: "files named for release 9 were read as release 8, as their titles say; are they the right ones? data/第9回_BMI.xlsx",
      },
    ]);
    expect(told(["第９回/BMI.xlsx", 8], ["第 9 回/喫煙.xlsx", 8])).toHaveLength(1);
    expect(told(["第9回.zip/第8回/BMI.csv", 9])[0]!.ja).toContain("名前に第8回とある");
  });

  it("are not those whose names say that release, none or several, or whose folder's folder says one", () => {
    expect(told(["第8回/BMI.xlsx", 8], ["第9回/第8回_BMI.xlsx", 8])).toEqual([]);
    expect(told(["BMI.xlsx", 8], ["第8回と第9回.csv", 7], ["第9回/area/BMI.xlsx", 8])).toEqual([]);
    expect(told(["第9回.csv", 8], ["第9回.csv", 9])).toEqual([]);
  });
});
