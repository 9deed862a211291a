import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Content, contentOf } from "../support/content.js";
import { BIN } from "../support/ndb-ratio.js";

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

const ITEMS = ["--item", "bmi-ge-25,q06-kidney-disease"];

/** Commands and the file or folder that each writes: every kind of artifact once at least. */
const COMMANDS: readonly { readonly words: readonly string[]; readonly out: string; threads?: true }[] = [
  {
    words: ["run", ...ITEMS, "--kinds", "area-bars,heatmap,profile", "--png", "--xlsx", "--quiet"],
    out: "run",
    threads: true,
  },
  ...["ndjson", "arrow", "parquet", "pptx"].map((format) => ({
    words: [format === "pptx" ? "deck" : "compute", ...ITEMS, "--prefecture", "11"],
    out: `ratios.${format}`,
  })),
  { words: ["counts", ...ITEMS], out: "counts.csv" },
];

/** Makes every kind of artifact under the given circumstances into `folder`. */
export function artifacts(folder: string, given: Circumstances): Content {
  const { paths, cwd, environment, umask = "022", workers, prefix = [], node = process.execPath } = given;
  mkdirSync(folder, { recursive: true });
  for (const { words, out, threads } of COMMANDS) {
    const [command, ...options] = words;
    const line = [...prefix, node, BIN, command!, ...paths, ...options, "--out", join(folder, out)];
    if (threads && workers) line.push("--workers", workers);
    const { status, stderr } = spawnSync("sh", ["-c", `umask ${umask}; exec "$@"`, "sh", ...line], {
      cwd,
      encoding: "utf8",
      env: { PATH: process.env.PATH, LANG: "C", ...environment },
    });
    if (status !== 0) throw new Error(`${line.join(" ")}: ${status} ${stderr}`);
  }
  return contentOf(folder);
}
