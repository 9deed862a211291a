import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCE = fileURLToPath(new URL("../../../src/", import.meta.url));
const BUILT = fileURLToPath(new URL("../../../dist/program/cli.js", import.meta.url));

/**
 * For tests that run the program of dist/: what they say is worth nothing where it was built before the last change.
 *
 * @throws Error where dist/ is absent or older than src/
 */
export function expectBuilt(): void {
  const built = statSync(BUILT, { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) throw new Error("dist/ is absent: run `npm run build` first (npm test does)");
  const newest = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).find(
    (name) => name.endsWith(".ts") && statSync(join(SOURCE, name)).mtimeMs > built,
  );
  if (newest)
    throw new Error(`dist/ is older than src/${newest}: run \`npm run build\` first (npm test does)`);
}
