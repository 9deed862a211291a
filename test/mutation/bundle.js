// The tests of src/engine and the program under them in one module, with every mutant behind a switch of its own:
// no test framework has to start for a mutant, and no file has to be compiled.
import { readdirSync, readFileSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { findPlaces, withSwitches } from "./mutants.js";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ENGINE = join(ROOT, "src", "engine");
/** Beside the packages, so that these are found. */
const BUILD = join(ROOT, "node_modules", ".cache", "ndb-ratio-mutation");
/** The real files and the 204 random countries take seconds a mutant; without them the share found is rather too low. */
const TOO_LONG = /official\.test\.ts$|[/\\]coverage\.test\.ts$/;
const SWITCH = "\0mutant";
const TESTS = "\0tests";

/**
 * Reads src/engine, names its mutants and writes two modules: one in which the mutant asked for is on
 * (`?mutant=number`, none: −1; switchTo changes it), and one that tells which mutants a test comes by.
 */
export async function bundle() {
  const mutants = [];
  const sources = new Map();
  for (const file of filesIn(ENGINE, ".ts")) {
    const source = readFileSync(file, "utf8");
    const places = findPlaces(source);
    number(places, relative(ROOT, file).replaceAll(sep, "/"), source, mutants);
    sources.set(file, { source, places });
  }
  const run = await write("run.js", sources, (id) => `$mutant === ${id}`, [
    'export let $mutant = Number(new URL(import.meta.url).searchParams.get("mutant"));',
    "export const switchTo = (id) => { $mutant = id; };",
  ]);
  const record = await write("record.js", sources, (id) => `$passed(${id})`, [
    `export const passed = new Uint8Array(${mutants.length});`,
    "export const $passed = (id) => { passed[id] = 1; return false; };",
  ]);
  return { mutants, run, record };
}

function number(places, file, source, mutants) {
  for (const { start, changes, inside } of places) {
    const before = source.slice(0, start).split("\n");
    for (const change of changes) {
      change.id = mutants.length;
      const line = before.length;
      mutants.push({
        id: change.id,
        file,
        line,
        kind: change.kind,
        code: source.split("\n")[line - 1].trim(),
      });
    }
    number(inside, file, source, mutants);
  }
}

async function write(name, sources, condition, switchModule) {
  const harness = fileURLToPath(new URL("harness.js", import.meta.url));
  const imported = name === "run.js" ? "$mutant" : "$passed";
  const tests = ["engine", "differential"]
    .flatMap((folder) => filesIn(join(ROOT, "test", folder), ".test.ts"))
    .filter((file) => !TOO_LONG.test(file));
  const plugin = {
    name: "mutants",
    resolveId(id) {
      if (id === SWITCH || id === TESTS) return id;
      if (id === "vitest") return { id: pathToFileURL(harness).href, external: true };
      return id.startsWith(".") || isAbsolute(id) ? null : { id, external: true };
    },
    load(id) {
      if (id === SWITCH) return switchModule.join("\n");
      if (id === TESTS) {
        const lines = tests.map((file) => `import ${JSON.stringify(file)};`);
        return [...lines, `export * from ${JSON.stringify(SWITCH)};`].join("\n");
      }
      const known = sources.get(id);
      if (!known) return null;
      const switched = withSwitches(known.source, known.places, ({ id }) => condition(id));
      return `import { ${imported} } from ${JSON.stringify(SWITCH)};\n${switched}`;
    },
    transform(code, id) {
      if (id === SWITCH) return null;
      return code.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href));
    },
  };
  const built = await rolldown({
    input: { tests: TESTS },
    plugins: [plugin],
    treeshake: false,
    logLevel: "silent",
  });
  const file = join(BUILD, name);
  await built.write({ file, format: "esm" });
  await built.close();
  return pathToFileURL(file).href;
}

function filesIn(folder, ending) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}
