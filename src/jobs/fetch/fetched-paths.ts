import { join } from "node:path";
import type { Effects } from "../../process/effects.js";
import { misuse } from "../../text/failure.js";
import type { SourceRequest } from "./fetch-job.js";

/** Folder of the official files within the output of a run that was given no other place for them. */
const WITHIN_OUT = "official";

/**
 * What a job of a release reads: the folder into which the release has been fetched, which is the path given, else
 * `official` in the folder that it writes. Without a release nothing is fetched, and the paths stay as they are.
 *
 * @throws Failure (`exitCode` 2) where it is not clear into which folder
 */
export async function fetchedPaths(
  paths: readonly string[],
  out: string | undefined,
  { release, ...source }: Omit<SourceRequest, "release"> & { readonly release?: number | undefined },
  effects: Effects,
): Promise<readonly string[]> {
  if (release === undefined) return paths;
  const folder = paths[0] ?? (out === undefined ? undefined : join(out, WITHIN_OUT));
  if (folder === undefined || paths.length > 1)
    throw misuse((name) => ({
      ja: `${name("fetch")} のときは、公表ファイルの保存先を 1 つだけ指定するか、${name("out")} を付けてください。`,
      en: `with ${name("fetch")} give one folder for the official files, or ${name("out")}.`,
    }));
  const [{ fetchForReading }, { withFetchEffects }] = await Promise.all([
    import("./fetch-job.js"),
    import("./fetch-effects.js"),
  ]);
  await withFetchEffects((fetching) => fetchForReading({ ...source, release }, folder, effects, fetching));
  return [folder];
}
