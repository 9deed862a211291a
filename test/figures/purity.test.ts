import { readdirSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const source = fileURLToPath(new URL("../../src/", import.meta.url));

/** What a module imports at run time: types vanish. */
function importsOf(path: string): string[] {
  const code = readFileSync(path, "utf8").replaceAll(/^(?:import|export) type [^;]*;/gm, "");
  return [
    ...code.matchAll(/(?:^(?:import|export)\b[^;"]*?from\s*|^import\s*|\bimport\s*\(\s*)"([^"]+)"/gm),
  ].map(([, name]) => name!);
}

/** All modules that are loaded with the given ones, and the packages. */
function loadedWith(entries: readonly string[]): { modules: Set<string>; packages: Set<string> } {
  const modules = new Set<string>();
  const packages = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (modules.has(path)) continue;
    modules.add(path);
    for (const name of importsOf(path)) {
      if (name.startsWith(".")) open.push(resolve(dirname(path), name.replace(/\.js$/, ".ts")));
      else packages.add(name);
    }
  }
  return { modules, packages };
}

describe("what a web page makes figures with", () => {
  it("needs neither Node nor any package: all figures, patterns and the finish of an SVG", () => {
    const figures = readdirSync(`${source}figures`, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => resolve(source, "figures", name));
    const render = ["drawing/pattern.ts", "finish-root.ts"].map((name) => resolve(source, "render", name));
    const { modules, packages } = loadedWith([...figures, ...render]);
    expect(modules).toContain(resolve(source, "render/font-widths.ts"));
    expect([...packages]).toEqual([]);
  });
});
