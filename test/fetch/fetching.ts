import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type FetchEffects,
  type FetchReport,
  fetchRelease,
  type Pace,
} from "../../src/fetch/fetch-release.js";
import { LockFile } from "../../src/fetch/lock-file.js";
import type { Target } from "../../src/fetch/plan.js";
import { fixtureBytes } from "../support/tables/fixtures.js";
import { said } from "../support/told.js";

/** Synthetic workbooks, which any server may send. */
export const BOOK = fixtureBytes("release-08/synthetic-q08-area.xlsx");
export const OTHER_BOOK = fixtureBytes("release-08/synthetic-bmi-area.xlsx");

const QUICK: Pace = { pauseMs: 0, answerMs: 2000, stallMs: 300, attempts: 4 };

export interface Wish extends Partial<Pick<Target, "bytes" | "sha256">> {
  readonly name: string;
  /** Where to ask; by default the name at the server's root. */
  readonly url?: string;
}

export interface Options extends Partial<Pace>, Partial<FetchEffects> {
  readonly ask?: boolean;
  readonly update?: boolean;
}

/** Fetches files of a server into a folder, without waiting; what would have been waited for is kept. */
export async function fetchFrom(
  server: string,
  wishes: readonly (string | Wish)[],
  folder: string,
  options: Options = {},
): Promise<FetchReport & { readonly waits: readonly number[]; reasons: readonly string[] }> {
  const { ask = false, update = false, progress, signal, ...pace } = options;
  const waits: number[] = [];
  const targets = wishes.map((wish): Target => {
    const { name, url, ...known } = typeof wish === "string" ? { name: wish } : wish;
    return {
      name,
      release: 8,
      address: `https://ministry.example/${name}`,
      url: url ?? `${server}/${name}`,
      ...known,
    };
  });
  const report = await fetchRelease(
    { plan: { targets, notes: [] }, folder, ask, update, pace: { ...QUICK, ...pace } },
    {
      sleep: async (ms) => void (ms > 0 && waits.push(ms)),
      ...(progress ? { progress } : {}),
      ...(signal ? { signal } : {}),
    },
  );
  return { ...report, waits, reasons: report.failed.map(({ reason }) => said(reason).en) };
}

export const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** A file of the folder; null where there is none. */
export function bytesIn(folder: string, name: string): Buffer | null {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path) : null;
}

export function parts(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".part"));
}

export const locked = (folder: string, name: string) => new LockFile(folder).file(name);
