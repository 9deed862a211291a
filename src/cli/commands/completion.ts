import { readFileSync } from "node:fs";
import { ownFile } from "../../process/own-files.js";

/** The script that makes a shell (bash, zsh or fish) ask `ndb-ratio __complete`. */
export function completionScript(shell: string): string {
  return readFileSync(ownFile(`data/completion/ndb-ratio.${shell}`), "utf8");
}
