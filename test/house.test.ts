import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const SRC = new URL("../src/", import.meta.url).pathname;

/** From low to high: a room imports from itself and from lower ones. */
const ROOMS =
  "text process catalog model engine ingest render figures outputs fetch jobs cli index.ts cli.ts".split(" ");

const files = (readdirSync(SRC, { recursive: true }) as string[]).filter((file) => file.endsWith(".ts"));
const roomOf = (file: string) => file.split("/")[0]!;
/** What a file of src imports from src, types too. */
const importsOf = new Map(
  files.map((file) => {
    const text = readFileSync(join(SRC, file), "utf8");
    const names = [...text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*"(\.[^"]+)"/g)].map(
      ([, name]) => name!,
    );
    return [file, names.map((name) => join(dirname(file), name).replace(/\.js$/, ".ts"))] as const;
  }),
);

function reachedFrom(file: string): Set<string> {
  const reached = new Set<string>();
  const next = [file];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    for (const to of importsOf.get(at) ?? []) if (!reached.has(to)) next.push(to);
    for (const to of importsOf.get(at) ?? []) reached.add(to);
  }
  return reached;
}

it("every import of src is found", () => {
  for (const imports of importsOf.values())
    for (const file of imports) expect(importsOf.has(file), file).toBe(true);
});

it("every file of src stands in a room, but for index.ts and cli.ts", () => {
  const others = new Set(files.map(roomOf).filter((room) => !ROOMS.includes(room)));
  expect([...others]).toEqual([]);
});

it("no room imports from a higher one", () => {
  const height = (file: string) => ROOMS.indexOf(roomOf(file));
  const upward = files.flatMap((file) =>
    importsOf.get(file)!.flatMap((to) => (height(to) > height(file) ? [`${file} → ${to}`] : [])),
  );
  expect(upward).toEqual([]);
});

it("the library reaches nothing of the command line", () => {
  expect([...reachedFrom("index.ts")].filter((file) => roomOf(file) === "cli")).toEqual([]);
});

it("no files import each other in a circle", () => {
  const reached = new Map(files.map((file) => [file, reachedFrom(file)]));
  const inCircles = files.filter((file) => reached.get(file)!.has(file));
  expect(inCircles).toEqual([]);
});

it("no sentence outside the command line names one of its options, but within a whole command line", () => {
  const named = files
    .filter((file) => !["cli", "cli.ts", "process"].includes(roomOf(file)) && !file.includes("/page/"))
    .flatMap((file) =>
      readFileSync(join(SRC, file), "utf8")
        .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "")
        .split("\n")
        .filter((line) => /--[a-z]{2}/.test(line.replace(/ndb-ratio [a-z]+[^`"」。）)]*/g, "")))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(named).toEqual([]);
});
