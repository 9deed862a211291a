import { join } from "node:path";
import type { SourceOptions } from "../../cli/commands/fetch.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";

/** Folder of the official files within the output of a run that was given no other place for them. */
const WITHIN_OUT = "official";

/**
 * What a command with `--release` reads: the folder into which the release has been fetched, which is the path given,
 * else `official` in the folder that it writes. Without `--release` nothing is fetched, and the paths stay as they are.
 */
export async function fetchedPaths(
  paths: readonly string[],
  options: SourceOptions & { readonly out?: string | undefined },
  effects: Effects,
): Promise<readonly string[]> {
  if (options.release === undefined) return paths;
  const folder = paths[0] ?? (options.out === undefined ? undefined : join(options.out, WITHIN_OUT));
  if (folder === undefined || paths.length > 1) throw noPlace();
  const [{ fetchForReading }, { withFetchEffects }] = await Promise.all([
    import("../../cli/commands/fetch.js"),
    import("./fetch-effects.js"),
  ]);
  await withFetchEffects((fetching) => fetchForReading(options, folder, effects, fetching));
  return [folder];
}

function noPlace(): Failure {
  return new Failure(
    {
      ja: "--release のときは、公表ファイルの保存先を 1 つだけ指定するか、--out を付けてください。",
      en: "with --release give one folder for the official files, or --out.",
    },
    { exitCode: 2 },
  );
}
