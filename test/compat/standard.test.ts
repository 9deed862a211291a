import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folders.js";
import { DEMO, ndbRatio } from "../support/ndb-ratio.js";
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

/** What the check finds; lines that only describe the file are no findings. */
function findings(path: string): string[] {
  const { status, stdout, stderr } = spawnSync(PYTHON, [CHECK, path], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout.split("\n").filter((line) => line !== "" && !/^(==|noschema|parts)/.test(line));
}

async function made(words: readonly string[], folder: string): Promise<string> {
  const { status, stderr } = await ndbRatio(words);
  if (status !== 0) throw new Error(stderr);
  return join(folder, readdirSync(folder)[0]!);
}

describe.runIf(hasSchemas)("against the schemas of ISO/IEC 29500", { timeout: 300_000 }, () => {
  it.each([
    ["a deck of a prefecture", ["deck", DEMO, "--prefecture", "11", ...ITEMS], "deck.pptx"],
    [
      "a deck of an area, in English",
      ["deck", DEMO, "--area", "1110", "--lang", "en", ...ITEMS],
      "deck.pptx",
    ],
    ["a workbook of a prefecture", ["compute", DEMO, "--prefecture", "11", ...ITEMS], "book.xlsx"],
    ["a workbook of the nation", ["compute", "--release", "9", ...SOME], "nation.xlsx"],
  ])("%s has no finding", async (_name, words, file) => {
    const folder = temporaryFolder();
    expect(findings(await made([...words, "--out", join(folder, file)], folder))).toEqual([]);
  });
});
