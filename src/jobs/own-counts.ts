import { readFileSync } from "node:fs";
import type { Catalog } from "../catalog/schema.js";
import { readBytes, readStart, statusOf } from "../ingest/files/disk.js";
import { ownHeads } from "../ingest/own-counts/heads.js";
import { type OwnCounts, readOwnCounts } from "../ingest/own-counts/read-own-counts.js";
import { ownFile } from "../process/own-files.js";
import { Failure } from "../text/failure.js";
import type { InputRequest } from "./input-request.js";

/**
 * The counts of their own that a user brings; null where the paths hold something else, such as the ministry's tables.
 *
 * @throws Failure where such a file stands beside others, and where its rows are not well made
 */
export function ownCountsOf(
  { paths, named = [], releases }: InputRequest,
  { insurers }: { readonly insurers?: readonly string[] | undefined },
  catalog: Catalog,
): OwnCounts | null {
  const own = paths.filter(isOwnCounts);
  if (own.length === 0) {
    if (insurers === undefined) return null;
    throw new Failure(
      {
        ja: "保険者を選べるのは、独自の集計（受診者数・該当者数の表）だけです",
        en: "insurers can be chosen of counts of one's own only (people examined and counted)",
      },
      { exitCode: 2 },
    );
  }
  if (own.length === 1 && paths.length === 1 && named.length === 0 && releases === undefined)
    return readOwnCounts(readBytes(own[0]!), own[0]!, insurers, catalog, municipalities);
  throw new Failure(
    {
      ja: `独自の集計（${own[0]}）は、1 つのファイルだけを指定してください。何年分でも 1 つのファイルに書けます。全国と比べるには基準に national@8 などを指定します`,
      en: `counts of one's own (${own[0]}) are read from one file, alone. It can hold several years. To compare them with the nation take a reference such as national@8`,
    },
    { exitCode: 2 },
  );
}

/** Does a file begin with the heads of one's own counts? */
function isOwnCounts(path: string): boolean {
  if (path === "-" || !/\.(csv|txt|tsv)$/i.test(path)) return false;
  if (!statusOf(path).isFile()) return false;
  const start = readStart(path);
  return ["utf-8", "shift_jis"].some((encoding) => {
    const [line = ""] = new TextDecoder(encoding).decode(start).split(/\r?\n/);
    return ownHeads(line.split(/[,\t;]/).map((cell) => cell.replace(/^\uFEFF?"?|"$/g, ""))) !== null;
  });
}

/** Municipalities by code, with the wards of designated cities and the cities themselves. */
export function municipalities(): ReadonlyMap<string, string> {
  const { municipalities: listed } = JSON.parse(
    readFileSync(ownFile("data/municipalities.json"), "utf8"),
  ) as { municipalities: readonly (readonly [string, string])[] };
  return new Map(listed);
}
