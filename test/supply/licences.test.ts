import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SCRIPT = join(ROOT, "data/make-licences.js");

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}
const { productionPackages, refuseUnknown } = (await import(pathToFileURL(SCRIPT).href)) as {
  productionPackages(lock: object): Package[];
  refuseUnknown(packages: readonly Package[]): void;
};
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));

/** Folders of all packages that this one needs, found as Node finds them, whatever the lock file says. */
function needed(folder: string, found = new Set<string>()): Set<string> {
  const { dependencies = {}, optionalDependencies = {} } = json(join(folder, "package.json"));
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    let at = folder;
    while (!existsSync(join(at, "node_modules", name)) && dirname(at) !== at) at = dirname(at);
    const path = join(at, "node_modules", name);
    if (!existsSync(path)) {
      if (name in optionalDependencies) continue;
      throw new Error(`${name}, which ${folder} needs, is not installed`);
    }
    if (found.has(path)) continue;
    found.add(path);
    needed(path, found);
  }
  return found;
}

describe("the table of third-party packages", () => {
  it("is up to date, and every licence in it is known", () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [SCRIPT, "--check"], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+ packages, \d+ licences, all known\n$/);
  });

  it("has every package that is needed, with the licence that the package itself names", () => {
    const table = readFileSync(join(ROOT, "THIRD-PARTY.md"), "utf8");
    const folders = [...needed(ROOT)];
    expect(folders.length).toBeGreaterThan(100);
    for (const folder of folders) {
      const { name, version, license } = json(join(folder, "package.json"));
      expect(table).toMatch(
        new RegExp(
          `^\\| \\W{0,2}${name}\\W{0,2} \\| ${version} \\| ${license.replace(/[()]/g, "\\$&")} \\|$`,
          "m",
        ),
      );
    }
  });

  const lock = (entry: object) => ({
    packages: { "": { dependencies: { a: "1" } }, "node_modules/a": { version: "1", ...entry } },
  });

  it.each([
    { license: "SSPL-1.0" },
    { license: "GPL-3.0-only" },
    { license: "SEE LICENSE IN x" },
    { license: "toString" },
    {},
  ])("is not written with a licence that nobody has looked at: %j", (entry) => {
    expect(() => refuseUnknown(productionPackages(lock(entry)))).toThrow(/a@1/);
  });

  it("is not written with a package that runs a script when it is installed", () => {
    const entry = { license: "MIT", hasInstallScript: true };
    expect(() => productionPackages(lock(entry))).toThrow(/a@1 runs a script/);
  });

  it("leaves out what only development needs", () => {
    expect(productionPackages(lock({ license: "MIT", dev: true }))).toEqual([]);
  });
});

describe("the lock file", () => {
  it("has a checksum for every package, and no address but the registry's own", () => {
    const { packages } = json(join(ROOT, "package-lock.json")) as {
      packages: Record<string, { integrity?: string; resolved?: string; link?: boolean }>;
    };
    for (const [path, { integrity, resolved, link }] of Object.entries(packages)) {
      if (path === "") continue;
      expect(link, path).toBeUndefined();
      expect(integrity, path).toMatch(/^sha512-/);
      expect(resolved ?? "https://registry.npmjs.org/", path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
    }
  });

  it("names exact versions, as package.json does", () => {
    const { dependencies, devDependencies } = json(join(ROOT, "package.json"));
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+(-r\.\d+)?$/);
  });
});
