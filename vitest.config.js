import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { configDefaults } from "vitest/config";

/** Files that replace a module: each has a process of its own. Starting it and loading all anew takes up to ten seconds of processor time. */
const ALONE = ["test/ingest/files/hostile-archives.test.ts"];

const SRC = new URL("src/", import.meta.url).href;
const DIST = new URL("dist/", import.meta.url).href;

/**
 * `npm test` builds first and tests what was built: modules of dist/ in the place of those of src/. Node loads them as they are, which takes a
 * quarter less processor time than what vitest makes of the source.
 */
const built = {
  name: "built",
  enforce: "pre",
  resolveId(source, importer) {
    if (!importer || !source.startsWith(".")) return null;
    const { href } = new URL(source, `file://${importer}`);
    if (!href.startsWith(SRC)) return null;
    const id = fileURLToPath(DIST + href.slice(SRC.length));
    return existsSync(id) ? { id, external: true } : null;
  },
};

/** Test files share processes and the modules that are loaded there: to load them anew for each took a third of the time. */
export default ({ mode }) => ({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Room for what is soon thrown away: garbage is collected less often.
    execArgv: ["--max-semi-space-size=64"],
    // A project does not take over the mode, by which tests know whether they are wanted in their long form.
    projects: [
      { extends: true, mode, test: { name: "alone", include: ALONE } },
      {
        extends: true,
        mode,
        plugins: mode === "built" ? [built] : [],
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...ALONE],
          isolate: false,
          server: { deps: { external: [/\/dist\//] } },
        },
      },
    ],
  },
});
