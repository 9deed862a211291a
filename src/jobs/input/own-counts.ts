import type { Catalog } from "../../catalog/schema.js";
import { readBytes, readStart, START_BYTES, statusOf } from "../../ingest/files/disk.js";
import { isZip } from "../../ingest/files/packed/zip.js";
import { type OwnCounts, readOwnCounts } from "../../ingest/own-counts/read-own-counts.js";
import { readDefinedRegions } from "../../ingest/own-counts/regions/defined-regions.js";
import type { Municipalities } from "../../ingest/own-counts/regions/municipalities.js";
import { findOwnHeader, isOwnText, isOwnWorkbook } from "../../ingest/own-counts/sheet/heads.js";
import { firstRowsOfSheets } from "../../ingest/own-counts/sheet/own-sheet.js";
import type { Effects } from "../../process/effects.js";
import { ownJson } from "../../process/own-files.js";
import { type Failure, misuse } from "../../text/failure.js";
import type { RatioChoice } from "../ratios/request.js";
import { fromBytes, type InputRequest, pipedIn } from "./settle-input.js";
import { doubtsOfOwnCounts } from "./unlike/unlike-own-counts.js";

/** A request of which it is known whether it is for counts of the user's own; what was read of it can be read once more. */
interface OwnInput {
  /** null where the paths hold something else, such as the ministry's tables. */
  readonly own: OwnCounts | null;
  readonly request: InputRequest;
  readonly effects: Effects;
}

/**
 * The counts of their own that a user brings, in a file or on standard input.
 *
 * @throws Failure where such a file stands beside others, and where its rows are not well made
 */
export function ownInput(
  request: InputRequest,
  { insurers, regions }: Pick<RatioChoice, "insurers" | "regions">,
  catalog: Catalog,
  effects: Effects,
): OwnInput {
  const peeked = peekedAt(request, effects);
  const { paths, named = [], releases } = peeked.request;
  const bytesOf = (path: string) => (path === "-" ? peeked.effects.readStandardInput() : readBytes(path));
  const isAlone = paths.length === 1 && named.length === 0 && releases === undefined;
  const [path] = paths.filter((one) =>
    one === "-" ? hasOwnHeads(bytesOf("-"), isAlone) : isOwnFile(one, isAlone),
  );
  if (path === undefined) {
    if (insurers === undefined) return { ...peeked, own: null };
    throw misuse({
      ja: "保険者を選べるのは、独自の集計（受診者数・該当者数の表）だけです",
      en: "insurers can be chosen of counts of one's own only (people examined and counted)",
    });
  }
  if (isAlone) {
    const chosen = { insurers, year: request.fiscalYear };
    const defined =
      typeof regions === "string"
        ? readDefinedRegions(readBytes(regions), regions, catalog, municipalities)
        : null;
    const own = readOwnCounts(bytesOf(path), path, chosen, catalog, municipalities, defined);
    for (const line of own ? [...own.readAs, ...doubtsOfOwnCounts(own)] : []) effects.say(line);
    return { ...peeked, own };
  }
  if (paths.length === 1 && releases !== undefined) throw releasesBeside(path);
  throw misuse({
    ja: `独自の集計（${path}）は、1 つのファイルだけを指定してください。何年分でも 1 つのファイルに書けます。全国と比べるには基準に national@8 などを指定します`,
    en: `counts of one's own (${path}) are read from one file, alone. It can hold several years. To compare them with the nation take a reference such as national@8`,
  });
}

const releasesBeside = (path: string): Failure =>
  misuse((name) => ({
    ja: `${name("release")} は内蔵の公表回で、独自の集計（${path}）とは一緒に読めません。集計の年度は ${name("fiscal-year", "2020")} のように選びます。全国と比べるには基準に national@8 などを指定します`,
    en: `${name("release")} is for built-in releases, which are not read beside counts of one's own (${path}). A year of the counts is chosen with ${name("fiscal-year", "2020")}. To compare them with the nation take a reference such as national@8`,
  }));

/** Standard input, where a request is for it, can be read once: its bytes are kept. */
function peekedAt(request: InputRequest, effects: Effects): Omit<OwnInput, "own"> {
  const { paths, named = [], releases } = request;
  const isNothing = paths.length + named.length === 0 && releases === undefined;
  const isAsked = paths.length === 1 && paths[0] === "-";
  const bytes = isAsked ? effects.readStandardInput() : isNothing ? pipedIn(effects) : null;
  return bytes ? fromBytes(request, effects, bytes) : { request, effects };
}

/** A workbook, which has to be read to know, may be one where it is alone. */
function isOwnFile(path: string, isAlone: boolean): boolean {
  if (isOwnText(path)) return statusOf(path).isFile() && hasOwnHeads(readStart(path), isAlone);
  return isAlone && isOwnWorkbook(path) && statusOf(path).isFile() && hasOwnHeads(readBytes(path), isAlone);
}

/**
 * Does a file begin with the heads of one's own counts, or a sheet of a workbook?
 *
 * @param start what a text begins with; of a workbook all of it
 * @param isAlone is nothing else given, so that heads of which some are called otherwise are meant for such?
 */
export function hasOwnHeads(start: Uint8Array, isAlone: boolean): boolean {
  const bytes = Buffer.from(isZip(start) ? start : start.subarray(0, START_BYTES));
  return firstRowsOfSheets(bytes).some((sheet) => {
    const header = findOwnHeader(sheet);
    return header !== null && (isAlone || !header.isPerhaps);
  });
}

/** The municipalities of `data/municipalities.json`. */
export function municipalities(): Municipalities {
  const { municipalities: listed, changes } = ownJson<
    { readonly municipalities: readonly (readonly [string, string])[] } & Pick<Municipalities, "changes">
  >("data/municipalities.json");
  return { names: new Map(listed), changes };
}
