import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The package's own folder; `src/process` and `dist/process` both lie two levels below it. */
const ROOT = new URL("../../", import.meta.url);

/** Place of a file that comes with the program: `data/areas.json`. */
export const ownFile = (path: string): URL => new URL(path, ROOT);

/** The same as a path. */
export const ownPath = (path: string): string => fileURLToPath(ownFile(path));

/** What a JSON file that comes with the program holds. */
export const ownJson = <T>(path: string): T => JSON.parse(readFileSync(ownFile(path), "utf8"));
