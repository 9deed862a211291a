import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { describe, expect, it, onTestFinished } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.js";
import { compute } from "../../../src/cli/commands/numbers/compute.js";
import { readConfig } from "../../../src/cli/config/config-file.js";
import { readBytes } from "../../../src/ingest/files/disk.js";
import { withAreaChanges } from "../../../src/jobs/trends/compared-years.js";
import { Failure } from "../../../src/text/failure.js";
import { failureOfAsync } from "../../support/failures.js";
import { temporaryFolder } from "../../support/folders.js";
import { memoryEffects } from "../../support/program/memory-effects.js";
import { BIN, DEMO, ndbRatio } from "../../support/program/ndb-ratio.js";
import { deflatedMegabytes, toldZip } from "../../support/tables/bombs.js";

const ITEMS = new URL("../../../data/items.json", import.meta.url);
/** Ends a program that hangs; nothing is said of how long one takes (`npm run bench` tells that of bombs). */
const HANGS_AFTER_MS = 120_000;
const NOBODY = 65_534;
const BEFORE = "what stood there before";
const STACK = /^\s+at .+:\d+:\d+/m;
const isRoot = process.getuid?.() === 0;

interface Watched {
  readonly status: number | null;
  readonly stderr: string;
}

/** Runs the program, which may write one message of a line or two. */
function watched(words: readonly string[], options: { stdin?: number; user?: number } = {}): Watched {
  const { status, signal, stderr } = spawnSync(process.execPath, [BIN, ...words, "--lang", "en"], {
    stdio: [options.stdin ?? "ignore", "ignore", "pipe"],
    encoding: "utf8",
    timeout: HANGS_AFTER_MS,
    ...(options.user === undefined ? {} : { uid: options.user, gid: options.user }),
  });
  expect(signal).toBeNull();
  expect(stderr).not.toMatch(STACK);
  expect(stderr).not.toContain("unexpected error");
  return { status, stderr };
}

/** The same in the process that stays, where nothing hangs on what a process does. */
async function told(words: readonly string[]): Promise<Watched> {
  const { status, stderr } = await ndbRatio(words);
  expect(stderr).not.toMatch(STACK);
  expect(stderr).not.toContain("unexpected error");
  return { status, stderr };
}

/** A test that needs the rights of root, or says that it was skipped. */
const asRoot = isRoot ? it : it.skip;
if (!isRoot) console.log("root でないため、権限と容量の一部のテストは省略します (skipped: not root)");

describe("a bomb given to the program", () => {
  const stored = deflatedMegabytes(1024, 0x3c);

  it.each([
    ["a zip that tells its gigabyte", "a.zip", [{ name: "a.csv", stored, size: 1 << 30 }]],
    [
      "a workbook",
      "a.xlsx",
      [
        { name: "[Content_Types].xml", stored, size: 1 << 30 },
        { name: "_rels/.rels", stored: null, size: 1000 },
      ],
    ],
  ])("%s", (_, name, entries) => {
    const folder = temporaryFolder({ [name]: toldZip(entries) });
    const { status, stderr } = watched(["compute", join(folder, name), "--item", "bmi-ge-25"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`^ndb-ratio: .*${name}.*cannot be read: `));
  });
});

describe("a file that is not what it should be", () => {
  const asked = { item: ["bmi-ge-25"] };
  const USES: readonly (readonly [string, (path: string) => unknown])[] = [
    ["table", (path) => compute([path], asked, memoryEffects())],
    ["named table", (path) => compute([], { ...asked, table: [`bmi=${path}`] }, memoryEffects())],
    ["items", (path) => compute([DEMO], { ...asked, itemsFile: path }, memoryEffects())],
    ["reference", (path) => compute([DEMO], { ...asked, reference: path }, memoryEffects())],
    ["config", (path) => readConfig(path)],
    ["area changes", (path) => withAreaChanges(loadCatalog(), path)],
  ];

  it.each(USES)("%s: two gigabytes of nothing", async (_, use) => {
    const path = join(temporaryFolder({ "a.xlsx": "" }), "a.xlsx");
    truncateSync(path, 2 ** 31);
    const failure = await failureOfAsync(async () => use(path));
    expect(failure.message).toMatch(/too large \(over \d+ MB\)/);
    expect(failure.place?.file).toBe(path);
  });

  it.each(USES.slice(2))("%s: a folder", async (_, use) => {
    const failure = await failureOfAsync(async () => use(temporaryFolder()));
    expect(failure.message).toContain("not a regular file");
  });

  it.each([
    ["table", (path: string) => ["compute", path, "--item", "bmi-ge-25"]],
    ["items", (path: string) => ["compute", DEMO, "--item", "bmi-ge-25", "--items-file", path]],
    ["config", (path: string) => ["compute", DEMO, "--item", "bmi-ge-25", "--config", path]],
  ])("%s: a FIFO that nobody writes to", async (_, words) => {
    const path = join(temporaryFolder(), "fifo.csv");
    if (spawnSync("mkfifo", [path]).status !== 0)
      return console.log("mkfifo がないため省略 (skipped: no mkfifo)");
    const { status, stderr } = await told(words(path));
    expect([1, 2]).toContain(status);
    expect(stderr).toMatch(/fifo\.csv: .*not a regular file \(to read from a pipe give -\)/);
  });

  it("items come from a shell's <(…) all the same", () => {
    const [item] = JSON.parse(readFileSync(ITEMS, "utf8")).items;
    const folder = temporaryFolder({
      "items.json": JSON.stringify({ items: [{ ...item, id: "own", standard: false }] }),
    });
    const line = `"${process.execPath}" "${BIN}" compute "${DEMO}" --item own --reference prefecture:11 --items-file <(cat "${folder}/items.json") --format csv`;
    const { status, stderr } = spawnSync("bash", ["-c", line], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("standard input without end", () => {
    const stdin = openSync("/dev/zero", "r");
    const { status, stderr } = watched(["compute", "-", "--item", "bmi-ge-25"], { stdin });
    closeSync(stdin);
    expect(status).toBe(1);
    expect(stderr).toContain("standard input is too large");
  });
});

describe("a file that changes while it is read", () => {
  /** Does something to a path again and again in another thread until the test ends. */
  async function meddling(path: string, code: string): Promise<void> {
    const worker = new Worker(
      `const fs = require("node:fs"); const { workerData: path } = require("node:worker_threads");
       require("node:worker_threads").parentPort.postMessage("ready");
       for (;;) { ${code} }`,
      { eval: true, workerData: path },
    );
    onTestFinished(async () => void (await worker.terminate()));
    await new Promise((resolve) => worker.once("message", resolve));
  }

  const MOST_READINGS = 100_000;

  /** What reading it again and again gives, until enough was found: contents by length, and messages. */
  function readingsOf(path: string, until: (found: Set<string>) => boolean): Set<string> {
    const found = new Set<string>();
    for (let reading = 0; reading < MOST_READINGS && !until(found); reading++) {
      try {
        found.add(`${readBytes(path).length} bytes`);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        found.add(error.message);
      }
    }
    return found;
  }

  const CHANGED = "the file was changed while it was read. Run again when its writer is done.";

  it("grows: is told, and never read half", async () => {
    const path = join(temporaryFolder({ "a.csv": Buffer.alloc(20 << 20, "x") }), "a.csv");
    await meddling(path, `fs.appendFileSync(path, "y");`);
    expect(readingsOf(path, (found) => found.has(CHANGED))).toContain(CHANGED);
  });

  it("vanishes: is told, and what was read of it is whole", async () => {
    const size = 1 << 20;
    const path = join(temporaryFolder(), "a.csv");
    await meddling(
      path,
      `fs.writeFileSync(path + "x", Buffer.alloc(${size})); fs.renameSync(path + "x", path); fs.unlinkSync(path);`,
    );
    const found = readingsOf(path, (seen) => seen.size > 1);
    expect(found).toContain("no such file or folder.");
    for (const reading of found) {
      expect([`${size} bytes`, CHANGED, "no such file or folder."]).toContain(reading);
    }
  });
});

describe("what nobody may read or write", () => {
  /** A folder that the user nobody can reach. */
  function sharedFolder(files: Record<string, string | Buffer> = {}): string {
    const folder = temporaryFolder(files);
    chmodSync(folder, 0o755);
    return folder;
  }
  const canRun = isRoot && watchedStart(NOBODY);
  const asNobody = canRun ? it : it.skip;
  if (!canRun)
    console.log("nobody として実行できないため、権限のテストは省略します (skipped: cannot run as nobody)");

  asNobody.each([
    ["table", (path: string) => ["compute", path, "--item", "bmi-ge-25"]],
    ["reference", (path: string) => ["compute", DEMO, "--item", "bmi-ge-25", "--reference", path]],
  ])("permission denied: %s", (_, words) => {
    const path = join(sharedFolder({ "a.csv": "x" }), "a.csv");
    chmodSync(path, 0o600);
    const { status, stderr } = watched(words(path), { user: NOBODY });
    expect(status).toBe(1);
    expect(stderr).toMatch(/a\.csv: permission denied/);
  });

  asNobody("permission denied: a folder", () => {
    const folder = join(sharedFolder({ "closed/a.csv": "x" }), "closed");
    chmodSync(folder, 0o700);
    const { status, stderr } = watched(["compute", folder, "--item", "bmi-ge-25"], { user: NOBODY });
    expect(status).toBe(1);
    expect(stderr).toMatch(/closed: permission denied/);
  });

  asNobody.each([
    ["a ratio file", (out: string) => ["compute", DEMO, "--item", "bmi-ge-25", "--out", join(out, "a.csv")]],
    ["a whole run", (out: string) => ["run", DEMO, "--item", "bmi-ge-25", "--out", out]],
  ])("an output folder that is read-only: %s", (_, words) => {
    const out = sharedFolder({ "a.csv": BEFORE });
    chmodSync(out, 0o555);
    const { status, stderr } = watched(words(out), { user: NOBODY });
    expect(status).toBe(1);
    expect(stderr).toMatch(/cannot be written \(EACCES\)/);
    expect(readdirSync(out)).toEqual(["a.csv"]);
    expect(readFileSync(join(out, "a.csv"), "utf8")).toBe(BEFORE);
  });
});

describe("an output that cannot be where it should", () => {
  it.each([
    [
      "a file in place of the folder: a figure",
      (file: string) => [
        "chart",
        DEMO,
        "--item",
        "bmi-ge-25",
        "--prefecture",
        "11",
        "--kind",
        "profile",
        "--out",
        file,
      ],
    ],
    [
      "a file in place of the folder: a whole run",
      (file: string) => ["run", DEMO, "--item", "bmi-ge-25", "--out", file],
    ],
  ])("%s", async (_, words) => {
    const file = join(temporaryFolder({ taken: BEFORE }), "taken");
    const { status, stderr } = await told(words(file));
    expect(status).toBe(1);
    expect(stderr).toMatch(/taken.*(there is a file of that name|is not a folder)/);
    expect(readFileSync(file, "utf8")).toBe(BEFORE);
  });
});

describe("a disk that is full", () => {
  asRoot.each([
    ["compute", "a.json", ["compute", DEMO, "--item", "bmi-ge-25,q08-smoking", "--out"]],
    ["counts", "a.csv", ["counts", DEMO, "--item", "bmi-ge-25,q08-smoking", "--out"]],
  ])("keeps what stood there, whole, and leaves nothing half-written: %s", async (_, name, words) => {
    const folder = temporaryFolder();
    if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]).status !== 0) {
      return console.log("tmpfs を使えないため省略 (skipped: no tmpfs)");
    }
    onTestFinished(() => void spawnSync("umount", [folder]));
    const path = join(folder, name);
    writeFileSync(path, BEFORE);
    const { status, stderr } = await told([...words, path]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/cannot be written \(ENOSPC\)\. There is no space left there/);
    expect(readdirSync(folder)).toEqual([name]);
    expect(readFileSync(path, "utf8")).toBe(BEFORE);
  });

  it("of standard output is told", async () => {
    if (!existsSync("/dev/full")) return console.log("/dev/full がないため省略 (skipped: no /dev/full)");
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [BIN, "compute", DEMO, "--item", "bmi-ge-25", "--lang", "en"], {
      stdio: ["ignore", full, "pipe"],
    });
    let said = "";
    child.stderr!.on("data", (piece) => {
      said += piece;
    });
    const status = await new Promise((resolve) => child.on("close", resolve));
    closeSync(full);
    expect(status).toBe(1);
    expect(said).toMatch(/^ndb-ratio: standard output: .*ENOSPC.*no space left/);
    expect(said).not.toMatch(STACK);
  });
});

/** Can that user start the program where it lies? */
function watchedStart(user: number): boolean {
  return spawnSync(process.execPath, [BIN, "--version"], { uid: user, gid: user }).status === 0;
}
