/**
 * The same input gives the same bytes, whatever the order and place of the files, locale, time zone, umask, processors,
 * threads and Node. `npm run determinism` is the long form: each circumstance alone, and Node 20, 22 and 24, which it
 * gets from the npm registry; `npm test` tries them together, with the Node at hand.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { demoCsv } from "../support/tables/spoiled-files.js";
import { artifacts, type Circumstances, plainArtifacts } from "./artifacts.js";
import { installedNode } from "./nodes.js";

const LONG = (import.meta as { env?: { MODE?: string } }).env?.MODE === "long";
const NAMES = ["bmi-area.csv", "bmi-prefecture.csv", "q06-area.csv", "q06-prefecture.csv"];
const ONE_PROCESSOR = ["taskset", "-c", "0"];
const HAS_TASKSET = spawnSync(ONE_PROCESSOR[0]!, ["-c", "0", "true"]).status === 0;
if (!HAS_TASKSET) console.log("taskset がないため、1 プロセッサーは試しません (not tried: taskset absent)");

const scratch = mkdtempSync(join(tmpdir(), "ndb-ratio-determinism-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Saitama's tables in a folder. */
function tablesIn(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  for (const name of NAMES) writeFileSync(join(folder, name), demoCsv(name));
  return NAMES.map((name) => join(folder, name));
}

const plain: Circumstances = { cwd: scratch, paths: tablesIn(join(scratch, "in")) };
const elsewhere = (): Partial<Circumstances> => {
  const cwd = join(scratch, "another place");
  const paths = tablesIn(join(cwd, "さらに下"));
  return { cwd, paths: paths.toReversed().map((path) => path.slice(cwd.length + 1)) };
};
const locale = (LC_ALL: string) => ({ environment: { LC_ALL } });
const zone = (TZ: string) => ({ environment: { TZ } });
const oneProcessor = HAS_TASKSET ? { prefix: ONE_PROCESSOR } : {};

const VARIATIONS: readonly { name: string; change: () => Partial<Circumstances> }[] = LONG
  ? [
      { name: "another order, folder and working folder", change: elsewhere },
      { name: "a Japanese locale", change: () => locale("ja_JP.UTF-8") },
      { name: "a Turkish locale", change: () => locale("tr_TR.UTF-8") },
      { name: "an Arabic locale", change: () => locale("ar_EG.UTF-8") },
      { name: "the time of Chatham", change: () => zone("Pacific/Chatham") },
      { name: "the time of New York", change: () => zone("America/New_York") },
      { name: "a closed umask", change: () => ({ umask: "077" }) },
      { name: "one processor", change: () => oneProcessor },
      { name: "two threads", change: () => ({ workers: "2" }) },
      { name: "five threads on one processor", change: () => ({ workers: "5", ...oneProcessor }) },
    ]
  : [
      {
        name: "another order, folder, working folder, locale, time zone and umask, and two threads on one processor",
        change: () => ({
          ...elsewhere(),
          environment: { LC_ALL: "ar_EG.UTF-8", TZ: "Pacific/Chatham" },
          umask: "077",
          workers: "2",
          ...oneProcessor,
        }),
      },
    ];

/** The system's zlib, which some packagers link Node to, compresses PNG to other bytes than Node's own. */
const OWN_ZLIB = !process.config.variables.node_shared_zlib;

describe("the same input", async () => {
  const expected = await plainArtifacts(join(scratch, "plain"), plain);
  let folders = 0;
  const made = (change: Partial<Circumstances>) =>
    artifacts(join(scratch, `made-${++folders}`), { ...plain, ...change });

  it("gives every kind of artifact", () => {
    const endings = new Set([...expected.keys()].map((path) => path.slice(path.lastIndexOf(".") + 1)));
    expect([...endings].sort()).toEqual(
      ["arrow", "csv", "html", "json", "ndjson", "parquet", "png", "pptx", "svg", "xlsx"].sort(),
    );
  });

  it.each(VARIATIONS)("gives the same bytes with $name", ({ change }) => {
    expect(made(change())).toEqual(expected);
  });

  it.runIf(LONG).for([20, 22, 24])("gives the same bytes with Node %i", (major, { skip }) => {
    const node = installedNode(major, scratch);
    if (!node) {
      console.log(`Node ${major} を npm から取得できず、試していません (not tried: cannot be installed)`);
      skip();
      return;
    }
    console.log(`Node ${node.version}, zlib ${node.zlib}: ${expected.size} files`);
    const isCompared = ([path]: [string, string]) => OWN_ZLIB || !path.endsWith(".png");
    const content = (all: ReadonlyMap<string, string>) => new Map([...all].filter(isCompared));
    expect(content(made({ node: node.path }))).toEqual(content(expected));
  });
});
