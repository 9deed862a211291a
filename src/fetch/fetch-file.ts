import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkContent } from "./content.js";
import { type DownloadEffects, download } from "./download.js";
import { type LockFile, type Version, versionOf } from "./lock-file.js";
import { PartFile } from "./part-file.js";
import type { Target } from "./plan.js";
import { FetchProblem } from "./problem.js";

/** kept: was there; updated: was there, or known, as another version. */
export type FetchStatus = "fetched" | "kept" | "updated";

/** What to do with files that are here already, or are known by size or checksum. */
export interface FetchPolicy {
  /** Ask the server whether they have changed. */
  readonly ask: boolean;
  /** Take the new version of those that have. */
  readonly update: boolean;
  readonly attempts: number;
}

/** Effects of fetching one file; `beforeRequest` keeps the pace. */
export interface FileEffects extends DownloadEffects {
  beforeRequest(): Promise<void>;
}

/**
 * Fetches one file into a folder. A file that the lock file knows stays as it is, is not asked for again, and is never
 * replaced silently by another version; a file that it does not know is never overwritten.
 *
 * @throws FetchProblem
 */
export async function fetchFile(
  target: Target,
  folder: string,
  lock: LockFile,
  policy: FetchPolicy,
  effects: FileEffects,
): Promise<FetchStatus> {
  const { name, release, address } = target;
  const path = join(folder, name);
  const locked = lock.file(name)?.address === address ? lock.file(name) : undefined;
  const here = existsSync(path) ? sha256Of(readFileSync(path)) : null;
  const record = (bytes: Buffer, sha256: string, version: Version) =>
    lock.record({ name, release, address, bytes: bytes.length, sha256, ...version });

  if (here !== null && locked && here !== locked.sha256) throw altered();
  if (here !== null && locked && !policy.ask) return "kept";
  if (here !== null && !locked && here === target.sha256 && !policy.ask) {
    record(readFileSync(path), here, {});
    return "kept";
  }

  const part = new PartFile(folder, name, lock);
  const expected = locked ?? target;
  await effects.beforeRequest();
  const result = await download(
    {
      url: target.url,
      attempts: policy.attempts,
      known: here !== null && locked ? versionOf(locked) : null,
      check: (bytes) => {
        if (expected.sha256 !== sha256Of(bytes)) checkContent(bytes, name);
      },
    },
    part,
    effects,
  );
  if (result === null) return "kept";

  const { bytes, version } = result;
  const sha256 = sha256Of(bytes);
  if (here === sha256) {
    part.discard();
    record(bytes, sha256, version);
    return "kept";
  }
  const changed = expected.sha256
    ? expected.sha256 !== sha256
    : (expected.bytes ?? bytes.length) !== bytes.length;
  const refused =
    here !== null && !locked
      ? inTheWay()
      : changed && !policy.update
        ? differs(expected, bytes, sha256)
        : null;
  if (refused) {
    part.discard();
    throw refused;
  }
  part.finish();
  record(bytes, sha256, version);
  return changed ? "updated" : "fetched";
}

function sha256Of(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function altered(): FetchProblem {
  return new FetchProblem({
    ja: "フォルダーにあるファイルが、取得したときと違います。消すか移してから、もう一度実行してください",
    en: "the file in the folder is not what was fetched. Delete it or move it away and run again",
  });
}

function inTheWay(): FetchProblem {
  return new FetchProblem({
    ja: "同じ名前で内容の違うファイルがフォルダーにあります。移してから、もう一度実行してください",
    en: "another file of this name is in the folder. Move it away and run again",
  });
}

function differs(
  expected: { bytes?: number | undefined; sha256?: string | undefined },
  bytes: Buffer,
  sha256: string,
): FetchProblem {
  const size = (length: number | undefined) => (length === undefined ? "?" : String(length));
  const before = `${size(expected.bytes)} B${expected.sha256 ? `, ${expected.sha256.slice(0, 12)}…` : ""}`;
  const now = `${bytes.length} B, ${sha256.slice(0, 12)}…`;
  return new FetchProblem({
    ja: `公表ファイルが変わっています（以前 ${before}、今 ${now}）。新しい版を使うなら --update を付けてください`,
    en: `the published file has changed (before: ${before}; now: ${now}). To take the new one add --update`,
  });
}
