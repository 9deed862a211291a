// @ts-nocheck
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

/** A Node of some version on this machine. */
export interface InstalledNode {
  readonly path: string;
  readonly version: string;
  readonly zlib: string;
}

/** The newest Node of a major version, from the npm registry into `folder`; null where it cannot be had. */
export function installedNode(major: number, folder: string): InstalledNode | null {
  const prefix = join(folder, `node-${major}`);
  mkdirSync(prefix, { recursive: true });
  const words = ["install", `node@${major}`, "--no-save", "--no-audit", "--no-fund", "--prefix", prefix];
  if (spawnSync("npm", words, { cwd: prefix }).status !== 0) return null;
  const path = join(prefix, "node_modules/node/bin/node");
  const told = spawnSync(path, ["-p", "process.version + ' ' + process.versions.zlib"], { encoding: "utf8" });
  const [version, zlib] = (told.stdout ?? "").trim().split(" ");
  return version?.startsWith(`v${major}.`) ? { path, version, zlib: zlib ?? "" } : null;
}
