import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folders.js";
import { DEMO, ndbRatio } from "../support/program/ndb-ratio.js";
import { LONG, PYTHON } from "./readers.js";

/** Holds a package against the schemas of ISO/IEC 29500 and its rules of parts and relations. */
const CHECK = fileURLToPath(new URL("../../../shared/ooxml/check.py", import.meta.url));
/** `npm run compat` takes all items: each has slides and sheets of the same make. */
const SOME = ["--item", "bmi-ge-25,urine-glucose-positive,q08-smoking"];
const ITEMS = LONG ? [] : SOME;
const hasSchemas = existsSync(CHECK) && spawnSync(PYTHON, ["-c", "import lxml"]).status === 0;
if (!hasSchemas) {
  console.log(
    "規格のスキーマ（../shared/ooxml、python3-lxml）がないため、照合を省略します (skipped: schemas absent)",
  );
}

/** What the check finds in each file, all of which it reads in one process; lines that only describe a file are no findings. */
function findings(paths: readonly string[]): Record<string, string[]> {
  const { status, stdout, stderr } = spawnSync(PYTHON, [CHECK, ...paths], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const parts = stdout.split(/^== .*\n/m).slice(1);
  return Object.fromEntries(
    paths.map((path, i) => [
      basename(path),
      parts[i]!.split("\n").filter((line) => line !== "" && !/^(noschema|parts)/.test(line)),
    ]),
  );
}

const FILES: Readonly<Record<string, readonly string[]>> = {
  "prefecture.pptx": ["deck", DEMO, "--prefecture", "11", ...ITEMS],
  "area-in-english.pptx": ["deck", DEMO, "--area", "1110", "--lang", "en", ...ITEMS],
  "prefecture.xlsx": ["compute", DEMO, "--prefecture", "11", ...ITEMS],
  "nation.xlsx": ["compute", "--release", "9", ...SOME],
};

describe.runIf(hasSchemas)("against the schemas of ISO/IEC 29500", { timeout: 300_000 }, () => {
  it("decks and workbooks have no finding, of a prefecture, an area and the nation", async () => {
    const folder = temporaryFolder();
    for (const [file, words] of Object.entries(FILES)) {
      const { status, stderr } = await ndbRatio([...words, "--out", join(folder, file)]);
      if (status !== 0) throw new Error(stderr);
    }
    const paths = Object.keys(FILES).map((file) => join(folder, file));
    expect(findings(paths)).toEqual(Object.fromEntries(Object.keys(FILES).map((file) => [file, []])));
  });
});
