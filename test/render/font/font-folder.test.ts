import { mkdirSync, readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sweepFontFolders } from "../../../src/render/font/font-folder.js";
import { temporaryFolder } from "../../support/folders.js";

it("font folders that killed processes left are taken away after an hour, and nothing else is", () => {
  const place = temporaryFolder();
  const now = Date.UTC(2026, 3, 1);
  const minutes: Readonly<Record<string, number>> = {
    "ndb-ratio-fonts-old": 61,
    "ndb-ratio-fonts-new": 59,
    "other-fonts-old": 600,
  };
  for (const [name, age] of Object.entries(minutes)) {
    mkdirSync(join(place, name, "below"), { recursive: true });
    const then = new Date(now - age * 60_000);
    utimesSync(join(place, name), then, then);
  }
  sweepFontFolders(place, now);
  expect(readdirSync(place).sort()).toEqual(["ndb-ratio-fonts-new", "other-fonts-old"]);
});
