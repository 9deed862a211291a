import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { deckOf } from "../../../src/outputs/deck/deck.js";
import { pptxOf } from "../../../src/outputs/deck/pptx/pptx.js";
import { createDrawer } from "../../../src/render/drawer.js";
import { temporaryFolder } from "../../support/folders.js";
import { deckInput } from "./synthetic-deck.js";

/** LibreOffice with Impress; other parts of it cannot read slides. */
const soffice = (process.env.PATH ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "soffice"))
  .find((path) => existsSync(path) && existsSync(join(dirname(realpathSync(path)), "libsdlo.so")));

if (!soffice) {
  console.log(
    "LibreOffice Impress がないため、スライドを開くテストは省略します (skipped: LibreOffice Impress absent)",
  );
}

describe.skipIf(!soffice)("LibreOffice", () => {
  it("opens the file and sets a page a slide", async () => {
    const deck = deckOf(deckInput());
    const drawer = createDrawer();
    const folder = temporaryFolder({ "deck.pptx": await pptxOf(deck, (spec) => drawer.png(spec)) });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
    spawnSync(soffice!, [
      profile,
      "--headless",
      "--convert-to",
      "pdf",
      "--outdir",
      folder,
      join(folder, "deck.pptx"),
    ]);
    const pdf = readFileSync(join(folder, "deck.pdf"), "latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(deck.slides.length);
  }, 120_000);
});
