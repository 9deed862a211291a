import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe } from "vitest";

const NDB = new URL("../../../../shared/ndb/", import.meta.url);

/** Folder of the ministry's own files of a release; null where they are not on this machine. */
export function officialRelease(release: number): string | null {
  return folder(`release-${String(release).padStart(2, "0")}/`);
}

/** Another folder or file beside the releases, such as "csv-flat/" or "MANIFEST.csv". */
export function officialPath(name: string): string | null {
  return folder(name);
}

/** `describe` for tests of the real files: skipped, with one line that says so, where the files are absent. */
export const describeOfficial: (name: string, tests: () => void) => void = existsSync(NDB)
  ? describe
  : describe.skip;

if (!existsSync(NDB)) {
  console.log(
    "公式ファイル ../shared/ndb がないため、実ファイルのテストは省略します (skipped: official files absent)",
  );
}

function folder(name: string): string | null {
  const path = fileURLToPath(new URL(name, NDB));
  return existsSync(path) ? path.replace(/[/\\]$/, "") : null;
}
