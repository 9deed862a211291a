import { readFileSync } from "node:fs";
import { ownFile } from "../../process/own-files.js";
import { misuse } from "../../text/failure.js";

/** Shells for which there is a script. */
export const SHELLS = ["bash", "zsh", "fish"] as const;

/** The script that makes a shell (bash, zsh or fish) ask `ndb-ratio __complete`. @throws Failure for another shell */
export function completionScript(shell: string): string {
  const known = SHELLS.find((name) => name === shell);
  if (known) return readFileSync(ownFile(`data/completion/ndb-ratio.${known}`), "utf8");
  throw misuse({
    ja: `「${shell}」の補完スクリプトはありません。使えるのは ${SHELLS.join("、")} です。`,
    en: `there is no completion script for "${shell}". Choose from ${SHELLS.join(", ")}.`,
  });
}
