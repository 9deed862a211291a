import { hash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkContent } from "./content.js";
import { type DownloadEffects, type DownloadRequest, download } from "./download.js";
import { type LockedFile, type LockFile, type Version, versionOf } from "./lock-file.js";
import { PartFile } from "./part-file.js";
import type { Target } from "./plan.js";
import { FetchProblem } from "./problem.js";

/** kept: was there; updated: was there, or known, as another version. */
export type FetchStatus = "fetched" | "kept" | "updated";

/** What to do with files that are here already, or are known by size or checksum. */
export interface FetchPolicy extends Pick<DownloadRequest, "attempts"> {
  /** Ask the server whether they have changed. */
  readonly ask: boolean;
  /** Take the new version of those that have. */
  readonly update: boolean;
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
  const { name, address } = target;
  const path = join(folder, name);
  const locked = lock.file(name)?.address === address ? lock.file(name) : undefined;
  const here = existsSync(path) ? sha256Of(readFileSync(path)) : null;
  const record = (bytes: Buffer, version: Version) => lock.record(lockedFile(target, bytes, version));

  if (here !== null && locked && here !== locked.sha256) throw altered();
  if (here !== null && !policy.ask) {
    if (locked) return "kept";
    if (here === target.sha256) {
      record(readFileSync(path), {});
      return "kept";
    }
  }

  const known = locked ?? target;
  const part = new PartFile(folder, name, lock);
  await effects.beforeRequest();
  const came = await download(
    {
      url: target.url,
      attempts: policy.attempts,
      known: here !== null && locked ? versionOf(locked) : null,
      check: (bytes) => {
        if (known.sha256 !== sha256Of(bytes)) checkContent(bytes, name);
      },
    },
    part,
    effects,
  );
  if (came === null) return "kept";

  const { bytes, version } = came;
  const changed = isChanged(known, bytes);
  const isHere = here === sha256Of(bytes);
  if (here !== null && !locked && !isHere) throw refused(part, inTheWay());
  if (changed && !policy.update) throw refused(part, differs(known, bytes));
  if (isHere) part.discard();
  else part.finish();
  record(bytes, version);
  if (isHere) return "kept";
  return changed ? "updated" : "fetched";
}

/** What was known of a file before it came. */
type Known = Pick<Target, "bytes" | "sha256">;

function isChanged(known: Known, bytes: Buffer): boolean {
  if (known.sha256 !== undefined) return known.sha256 !== sha256Of(bytes);
  return known.bytes !== undefined && known.bytes !== bytes.length;
}

function lockedFile({ name, release, address }: Target, bytes: Buffer, version: Version): LockedFile {
  return { name, release, address, bytes: bytes.length, sha256: sha256Of(bytes), ...version };
}

function refused(part: PartFile, problem: FetchProblem): FetchProblem {
  part.discard();
  return problem;
}

const sha256Of = (bytes: Buffer): string => hash("sha256", bytes);

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

function differs(known: Known, bytes: Buffer): FetchProblem {
  const shown = ({ bytes: size, sha256 }: Known) =>
    [size === undefined ? [] : `${size} B`, sha256 === undefined ? [] : `sha256 ${sha256.slice(0, 12)}…`]
      .flat()
      .join(", ");
  const [before, now] = [shown(known), shown({ bytes: bytes.length, sha256: sha256Of(bytes) })];
  return new FetchProblem((name) => ({
    ja: `公表ファイルが変わっています（以前 ${before}、今 ${now}）。新しい版を使うなら ${name("update")} を付けてください`,
    en: `the published file has changed (before: ${before}; now: ${now}). To take the new one add ${name("update")}`,
  }));
}
