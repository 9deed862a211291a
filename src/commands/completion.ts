import { readFileSync } from "node:fs";

/** The script that makes a shell (bash, zsh or fish) ask `ndb-ratio __complete`. */
export function completionScript(shell: string): string {
  // src/commands and dist/commands both lie two levels below the package root.
  return readFileSync(new URL(`../../data/completion/ndb-ratio.${shell}`, import.meta.url), "utf8");
}
