import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PREFIX = "ndb-ratio-fonts-";
/** A folder in use is seconds old. */
const OLD_MS = 60 * 60 * 1000;

let isSwept = false;

/** A new folder for the fonts of one picture. The first takes away what killed processes left. */
export function fontFolder(): string {
  if (!isSwept) sweepFontFolders(tmpdir(), Date.now());
  isSwept = true;
  return mkdtempSync(join(tmpdir(), PREFIX));
}

/** Takes away the font folders that have been there for more than an hour. */
export function sweepFontFolders(place: string, now: number): void {
  for (const name of readdirSync(place)) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(place, name);
    try {
      if (now - statSync(folder).mtimeMs > OLD_MS) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Somebody else's, or gone by now.
    }
  }
}
