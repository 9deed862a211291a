import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Content, contentOf } from "../support/content.js";
import { BIN } from "../support/program/ndb-ratio.js";
import { wholeProgram } from "../support/program/whole-program.js";

/** What must not matter to any artifact. */
export interface Circumstances {
  /** The tables, in this order. */
  readonly paths: readonly string[];
  /** The folder that the program works in. */
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly umask?: string;
  readonly workers?: string;
  /** Words before the program, such as those that bind it to one processor. */
  readonly prefix?: readonly string[];
  /** The Node that runs it. */
  readonly node?: string;
}

/** Runs command lines one after the other. */
const LINES = fileURLToPath(new URL("lines.js", import.meta.url));
const LONG = (import.meta as { env?: { MODE?: string } }).env?.MODE === "long";
const ITEMS = ["--item", "bmi-ge-25,q06-kidney-disease"];
/** Profiles, a figure an area, are drawn by the same threads as the others. */
const KINDS = LONG ? "area-bars,heatmap,profile" : "area-bars,heatmap";

/** Commands and the file or folder that each writes: every kind of artifact once at least. */
const COMMANDS: readonly { readonly words: readonly string[]; readonly out: string; threads?: true }[] = [
  {
    words: ["run", ...ITEMS, "--kinds", KINDS, "--png", "--xlsx", "--quiet"],
    out: "run",
    threads: true,
  },
  ...["ndjson", "arrow", "parquet", "pptx"].map((format) => ({
    words: [format === "pptx" ? "deck" : "compute", ...ITEMS, "--prefecture", "11"],
    out: `ratios.${format}`,
  })),
  { words: ["counts", ...ITEMS], out: "counts.csv" },
];

/** The command line of an artifact, without the program. */
function lineOf(
  { words: [command, ...options], out }: (typeof COMMANDS)[number],
  paths: readonly string[],
  folder: string,
) {
  return [command!, ...paths, ...options, "--out", join(folder, out)];
}

/** Makes every kind of artifact into `folder`, one after the other in the process of `wholeProgram`. */
export async function plainArtifacts(folder: string, { paths, cwd }: Circumstances): Promise<Content> {
  mkdirSync(folder, { recursive: true });
  for (const command of COMMANDS) {
    const { status, stderr } = await wholeProgram(lineOf(command, paths, folder), Buffer.alloc(0), cwd);
    if (status !== 0) throw new Error(`${command.out}: ${status} ${stderr}`);
  }
  return contentOf(folder);
}

/** The same under the given circumstances; in the long form each in a process of its own. */
export function artifacts(folder: string, given: Circumstances): Content {
  const { paths, cwd, environment, umask = "022", workers, prefix = [], node = process.execPath } = given;
  mkdirSync(folder, { recursive: true });
  const lines = COMMANDS.map((command) => [
    ...lineOf(command, paths, folder),
    ...(command.threads && workers ? ["--workers", workers] : []),
  ]);
  const programs = LONG ? lines.map((line) => [BIN, ...line]) : [[LINES, JSON.stringify(lines)]];
  for (const program of programs) {
    const line = [...prefix, node, ...program];
    const { status, stderr } = spawnSync("sh", ["-c", `umask ${umask}; exec "$@"`, "sh", ...line], {
      cwd,
      encoding: "utf8",
      env: { PATH: process.env.PATH, LANG: "C", ...environment },
    });
    if (status !== 0) throw new Error(`${line.join(" ")}: ${status} ${stderr}`);
  }
  return contentOf(folder);
}
