import { join } from "node:path";
import { fetchedPaths } from "../../../jobs/fetch/fetched-paths.js";
import { refuseAges } from "../../../jobs/run/ages.js";
import { MANIFEST } from "../../../jobs/run/manifest.js";
import { REPORT } from "../../../jobs/run/report.js";
import { checkRun, makeRun } from "../../../jobs/run/run.js";
import type { Effects } from "../../../process/effects.js";
import { misuse } from "../../../text/failure.js";
import type { Language } from "../../../text/language.js";
import type { PathsCommand } from "../../declared/declared-command.js";
import { checkedOptions } from "../../options/check.js";
import { RUN } from "../../options/of-figures.js";
import type { Values, Written } from "../../options/option.js";
import { inputRequest, ratioChoice } from "../../options/requests.js";

/**
 * Options on which the outputs of a run do not depend: where and how they are made, and where files come from, which
 * are named themselves.
 */
const NOT_RECORDED: ReadonlySet<string> = new Set([
  "out",
  "check",
  "workers",
  "addresses",
  "baseUrl",
  "quiet",
  "json",
]);

/** What the outputs of a run depend on, in the order of its manifest. */
const RECORDED = [...Object.keys(RUN), "lang"].filter((name) => !NOT_RECORDED.has(name)) as readonly (
  | keyof typeof RUN
  | "lang"
)[];

/**
 * `ndb-ratio run PATH… --out DIR`: ratios, figures and manifest of a release, for every prefecture or those named.
 * With `--check DIR` nothing is written: the ratios are compared with those of an earlier run.
 *
 * @returns 1 where a check found a difference, else 0
 */
export const run: PathsCommand<typeof RUN, 0 | 1> = async (paths, written, effects) => {
  const options = checkedOptions(RUN, written);
  const { out, kinds, scale, png, xlsx, report, workers, baseRelease, areaChanges, lang: language } = options;
  const choice = {
    ratios: ratioChoice(options),
    kinds,
    scale,
    png,
    xlsx,
    report,
    workers,
    baseRelease,
    areaChanges,
    language,
    asked: recorded(written, options),
  };
  if (options.check === undefined) {
    if (out === undefined) throw noFolder();
    refuseAges(choice);
  }
  const { fetch: release, addresses, baseUrl } = options;
  const official = await fetchedPaths(paths, out, { release, addresses, baseUrl }, effects);
  const request = inputRequest(official, options);
  const told = options.quiet ? silent(effects) : effects;
  if (options.check !== undefined) {
    const difference = await checkRun(request, choice, options.check, options.tolerance, told);
    const { describeDifference } = await import("../../../jobs/run/check.js");
    await effects.write([
      options.json
        ? `${JSON.stringify({ ...difference, moved: difference.moved.length })}\n`
        : describeDifference(difference, effects.language),
    ]);
    const { moved, appeared, gone } = difference;
    return moved.length + appeared.length + gone.length > 0 ? 1 : 0;
  }
  if (out === undefined) throw noFolder();
  const made = await makeRun(request, choice, out, told);
  const summary = { ...made, manifest: join(out, MANIFEST) };
  await effects.write([
    options.json ? `${JSON.stringify(summary)}\n` : `${join(out, report ? REPORT : MANIFEST)}\n`,
  ]);
  return 0;
};

/** Options as they were written, or their usual values. */
function recorded(written: Written, options: Values<typeof RUN> & { readonly lang: Language }) {
  return Object.fromEntries(
    RECORDED.map((name) => {
      const value = options[name];
      return [name, written[name] ?? (typeof value === "number" ? String(value) : value)];
    }),
  );
}

function silent({ progress: _, ...effects }: Effects): Effects {
  return { ...effects, say: () => {} };
}

const noFolder = () =>
  misuse({
    ja: "--out に出力先のフォルダーを指定してください。",
    en: "give the folder to write with --out.",
  });
