import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtInRelease } from "../../../src/ingest/built-in/read.js";
import { sortIntoReleases } from "../../../src/ingest/release.js";
import { catalog, fixture, readFixtures } from "../../support/tables/fixtures.js";

const MAKE = fileURLToPath(new URL("../../../data/make.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-data-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the command that makes the built-in counts", () => {
  beforeAll(() => {
    const sources = ["release-06", "release-08"].map(fixture);
    const made = spawnSync(process.execPath, [MAKE, "--into", folder, ...sources], { encoding: "utf8" });
    expect([made.status, made.stderr]).toEqual([0, ""]);
  });

  it("writes two files a release and the list of gross errors, the same bytes on every machine", () => {
    const written = readdirSync(join(folder, "counts")).sort();
    const digest = (name: string) =>
      createHash("sha256")
        .update(readFileSync(join(folder, "counts", name)))
        .digest("hex")
        .slice(0, 16);
    expect(written.map((name) => `${name} ${digest(name)}`)).toMatchInlineSnapshot(`
      [
        "implausible.json ec702802f4170c1e",
        "release-06.parquet a64573c03f135375",
        "release-06.sources.json 0267a4f04a369f69",
        "release-08.parquet f005de710200f4a7",
        "release-08.sources.json 812d668f55a4393f",
      ]
    `);
  });

  it("writes what can be read again as the tables that it was made of", () => {
    const { releases } = sortIntoReleases(readFixtures("release-06", "release-08").tables, catalog.tables);
    const counts = pathToFileURL(join(folder, "counts/"));
    for (const release of releases) {
      const again = builtInRelease(release.release, catalog, { folder: counts });
      const withoutFolder = JSON.parse(
        JSON.stringify(release, (key, value) => (key === "path" ? value.replace(/^.*\//, "") : value)),
      );
      expect(JSON.parse(JSON.stringify(again))).toEqual(withoutFolder);
    }
  });
});
