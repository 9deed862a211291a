import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const IMPORT = /^import \{([^}]*)\} from "[./]+\/dist\/([^"]+)";/gm;

/** The scripts that take parts of the built program by name, with what they take. */
const taken = ["data", "fixtures", "test"].flatMap((folder) => {
  const root = fileURLToPath(new URL(`../${folder}/`, import.meta.url));
  const scripts = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".js"),
  );
  return scripts.flatMap((script) =>
    [...readFileSync(root + script, "utf8").matchAll(IMPORT)].map(([, names, module]) => ({
      script: `${folder}/${script}`,
      module: module!,
      names: names!
        .split(",")
        .map((name) => name.trim().split(" as ")[0]!)
        .filter(Boolean),
    })),
  );
});

it("there are scripts that need the built program", () => {
  for (const folder of ["data/", "test/bench/", "test/fuzz/"])
    expect(
      taken.some(({ script }) => script.startsWith(folder)),
      folder,
    ).toBe(true);
});

it("what benchmarks and makers of data take from the program is there", async () => {
  const missing: string[] = [];
  for (const { script, module, names } of taken) {
    const exported: object = await import(/* @vite-ignore */ `../src/${module}`);
    missing.push(
      ...names.filter((name) => !(name in exported)).map((name) => `${script}: ${name} of ${module}`),
    );
  }
  expect(missing).toEqual([]);
});
