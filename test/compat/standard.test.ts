import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folders.js";
import { DEMO, ndbRatioProcess } from "../support/ndb-ratio.js";
import { officialRelease } from "../support/official.js";
import { PYTHON } from "./readers.js";

/** Holds a package against the schemas of ISO/IEC 29500 and its rules of parts and relations. */
const CHECK = fileURLToPath(new URL("../../../shared/ooxml/check.py", import.meta.url));
const release = officialRelease(9);
const hasSchemas = existsSync(CHECK) && spawnSync(PYTHON, ["-c", "import lxml"]).status === 0;
if (!hasSchemas) {
  console.log(
    "規格のスキーマ（../shared/ooxml、python3-lxml）がないため、照合を省略します (skipped: schemas absent)",
  );
}

/** What the check finds; lines that only describe the file are no findings. */
function findings(path: string): string[] {
  const { status, stdout, stderr } = spawnSync(PYTHON, [CHECK, path], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout.split("\n").filter((line) => line !== "" && !/^(==|noschema|parts)/.test(line));
}

function made(words: readonly string[], folder: string): string {
  const { status, stderr } = ndbRatioProcess(words);
  if (status !== 0) throw new Error(stderr);
  return join(folder, readdirSync(folder)[0]!);
}

describe.runIf(hasSchemas)("against the schemas of ISO/IEC 29500", { timeout: 300_000 }, () => {
  it.each([
    ["a deck of a prefecture", ["deck", DEMO, "--prefecture", "11"], "deck.pptx"],
    ["a deck of an area, in English", ["deck", DEMO, "--area", "1110", "--lang", "en"], "deck.pptx"],
    ["a workbook of a prefecture", ["compute", DEMO, "--prefecture", "11"], "book.xlsx"],
  ])("%s has no finding", (_name, words, file) => {
    const folder = temporaryFolder();
    expect(findings(made([...words, "--out", join(folder, file)], folder))).toEqual([]);
  });

  it.runIf(release !== null)("a workbook of the nation has no finding", () => {
    const folder = temporaryFolder();
    const words = ["compute", release!, "--item", "bmi-ge-25", "--item", "urine-glucose-positive"];
    expect(findings(made([...words, "--out", join(folder, "nation.xlsx")], folder))).toEqual([]);
  });
});
