import type { IncomingHttpHeaders } from "node:http";
import { TOOL } from "../process/version.js";
import { worded } from "../text/told.js";
import type { Answer, HttpClient } from "./http-client.js";
import { type Version, versionOf } from "./lock-file.js";
import type { PartFile, Resumable } from "./part-file.js";
import { FetchProblem } from "./problem.js";

export interface DownloadEffects {
  readonly client: HttpClient;
  sleep(ms: number): Promise<void>;
  /** Bytes of the file that are here, and how many there will be. */
  progress?(received: number, all: number | null): void;
}

export interface DownloadRequest {
  readonly url: string;
  /** Attempts in a row that may fail without bringing data. */
  readonly attempts: number;
  /** Version that is here already: an unchanged one need not be sent. */
  readonly known: Version | null;
  /** Checks the whole file. */
  check(bytes: Buffer): void;
}

/** A server that wants us to wait longer than this is left alone. */
const LONGEST_RETRY_AFTER_SECONDS = 120;
/** An attempt that brought this much was no failure, even if it broke off. */
const WORTHWHILE_BYTES = 1 << 16;
const MAX_BYTES = 512 * 1024 * 1024;

/** The whole file and its version; null where the server says that the known one is unchanged. */
type Downloaded = { readonly bytes: Buffer; readonly version: Version } | null;

/**
 * Downloads a file into its part file, going on where an earlier attempt broke off.
 *
 * @throws FetchProblem where all attempts failed
 */
export async function download(
  request: DownloadRequest,
  part: PartFile,
  effects: DownloadEffects,
): Promise<Downloaded> {
  let failures = 0;
  let reached = 0;
  let answered = false;
  const onceOnly = new Set<string>();
  for (;;) {
    try {
      return await attempt(request, part, effects);
    } catch (problem) {
      if (!(problem instanceof FetchProblem)) throw problem;
      answered ||= problem.answered;
      const { length } = part;
      failures = length - reached >= WORTHWHILE_BYTES ? 1 : failures + 1;
      reached = Math.max(reached, length);
      const wait = problem.afterSeconds === null ? null : problem.afterSeconds * 1000;
      const giveUp =
        !problem.again ||
        failures >= request.attempts ||
        (problem.again === "once" && onceOnly.has(problem.message)) ||
        (wait ?? 0) > LONGEST_RETRY_AFTER_SECONDS * 1000;
      if (giveUp) throw new FetchProblem(problem.text, { answered });
      onceOnly.add(problem.message);
      await effects.sleep(wait ?? backoffMs(failures));
    }
  }
}

async function attempt(
  request: DownloadRequest,
  part: PartFile,
  effects: DownloadEffects,
): Promise<Downloaded> {
  const { url, known } = request;
  const resumed = part.resumable(url);
  const answer = await effects.client.get(url, {
    "user-agent": `${TOOL.name}/${TOOL.version}`,
    accept: "*/*",
    "accept-encoding": "identity",
    ...(resumed ? { range: `bytes=${resumed.length}-`, "if-range": resumed.validator } : {}),
    ...(known && !resumed ? conditions(known) : {}),
  });
  if (answer.status === 304 && known && !resumed) {
    await answer.discard();
    return null;
  }
  if (answer.status !== 200 && !(answer.status === 206 && resumed)) await refuse(answer, part);
  await refuseEncoded(answer);

  const goesOn = resumed && answer.status === 206 ? resumed : null;
  const all = goesOn ? await rest(answer, goesOn, part) : lengthOf(answer);
  const version = goesOn?.version ?? sentVersion(answer);
  if (!goesOn) part.begin({ url, ...version });
  await receive(answer, part, all, effects);

  const { length } = part;
  if (all !== null && length !== all) throw brokenOff(length, all);
  const bytes = part.read();
  try {
    request.check(bytes);
  } catch (problem) {
    part.discard();
    throw problem;
  }
  return { bytes, version };
}

async function receive(
  answer: Answer,
  part: PartFile,
  all: number | null,
  { progress }: DownloadEffects,
): Promise<void> {
  let length = part.length;
  progress?.(length, all);
  try {
    await part.append(answer.body(), (bytes) => {
      length += bytes;
      if (length > MAX_BYTES) {
        throw new FetchProblem({ ja: "大きすぎます（512 MB 超）", en: "too large (over 512 MB)" });
      }
      progress?.(length, all);
    });
  } catch (problem) {
    if (length > MAX_BYTES) part.discard();
    if (!(problem instanceof FetchProblem) || all === null || !problem.again) throw problem;
    throw brokenOff(length, all, problem);
  }
}

function brokenOff(length: number, all: number, cause?: FetchProblem): FetchProblem {
  return new FetchProblem(
    (name) => {
      const why = worded(cause?.text ?? { ja: "途中で終わりました", en: "it ended early" }, name);
      return {
        ja: `${why.ja}（${all} バイト中 ${length} バイト）`,
        en: `${why.en} (${length} of ${all} bytes)`,
      };
    },
    { again: true },
  );
}

/** What we do not take: says why, and whether to ask again. */
async function refuse(answer: Answer, part: PartFile): Promise<never> {
  const { status, headers } = answer;
  await answer.discard();
  // The part is of no use: 416 where the file is shorter now, 206 where nobody asked for a part.
  if (status === 416 || status === 206) part.discard();
  if (status === 416) {
    throw new FetchProblem(
      { ja: "続きから受け取れません（416）", en: "the rest is refused (416)" },
      { again: "once" },
    );
  }
  const again = status === 408 || status === 425 || status === 429 || status >= 500;
  const gone = status === 404 || status === 410;
  throw new FetchProblem(
    gone
      ? { ja: `ファイルがありません（${status}）`, en: `there is no such file (${status})` }
      : { ja: `サーバーが断りました（${status}）`, en: `the server refused (${status})` },
    { again, afterSeconds: again ? retryAfterSeconds(headers) : null },
  );
}

async function refuseEncoded(answer: Answer): Promise<void> {
  const encoding = answer.headers["content-encoding"];
  if (encoding === undefined || encoding === "identity") return;
  await answer.discard();
  throw new FetchProblem({
    ja: `頼んでいない圧縮（${encoding}）で届きました`,
    en: `it came compressed (${encoding}) though not asked to be`,
  });
}

/** The whole length that a 206 declares; what does not continue our part is not taken. */
async function rest(answer: Answer, { length, validator }: Resumable, part: PartFile): Promise<number> {
  const range = answer.headers["content-range"] ?? "";
  const [, start, end, all] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range) ?? [];
  const { etag, lastModified } = sentVersion(answer);
  const version = validator.startsWith('"') ? etag : lastModified;
  const same = version === undefined || version === validator;
  if (same && Number(start) === length && Number(end) + 1 === Number(all)) return Number(all);
  await answer.discard();
  part.discard();
  throw new FetchProblem(
    {
      ja: `続きとして別の版か別の範囲が届きました（${range || "Content-Range なし"}）`,
      en: `another version or range than the rest came (${range || "no Content-Range"})`,
    },
    { again: "once" },
  );
}

function lengthOf({ headers }: Answer): number | null {
  const length = headers["content-length"];
  return length !== undefined && /^\d+$/.test(length) ? Number(length) : null;
}

function sentVersion({ headers }: Answer): Version {
  return versionOf({ etag: headers.etag, lastModified: headers["last-modified"] });
}

function conditions({ etag, lastModified }: Version): Record<string, string> {
  if (etag) return { "if-none-match": etag };
  return lastModified ? { "if-modified-since": lastModified } : {};
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/** Waits of 1, 2, 4 … seconds, never more than 30. */
function backoffMs(failures: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
}

/**
 * Seconds of a Retry-After header, null without one. A date is measured against the server's own clock (Date), since
 * ours may be wrong.
 */
function retryAfterSeconds(headers: IncomingHttpHeaders): number | null {
  const value = headers["retry-after"];
  if (value === undefined) return null;
  if (/^\d+$/.test(value)) return Number(value);
  const wait = (Date.parse(value) - Date.parse(headers.date ?? "")) / 1000;
  return Number.isNaN(wait) ? null : Math.max(0, Math.ceil(wait));
}
