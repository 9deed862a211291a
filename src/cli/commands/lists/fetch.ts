import { addressFileText } from "../../../fetch/address-file.js";
import { type FetchEffects, fetchRelease, POLITE_PACE } from "../../../fetch/fetch-release.js";
import { addressesOf, planOf, reportTexts } from "../../../jobs/fetch/fetch-job.js";
import type { Effects } from "../../../process/effects.js";
import { misuse } from "../../../text/failure.js";
import { checkedOptions } from "../../options/check.js";
import { FETCH } from "../../options/of-lists.js";
import type { Written } from "../../options/option.js";

/**
 * `ndb-ratio fetch --release N --out DIR`: downloads the official files of a release from the ministry; with `--list`
 * it only says from where.
 *
 * @returns 1 where a file could not be fetched, else 0
 */
export async function fetch(
  written: Written<typeof FETCH>,
  effects: Effects,
  fetching: FetchEffects,
): Promise<0 | 1> {
  const options = checkedOptions(FETCH, written);
  const { release, out } = options;
  if (release === undefined) {
    throw misuse({
      ja: "--release で公表回を指定してください（例：--release 8）。",
      en: "give the release, for example --release 8.",
    });
  }
  const source = { ...options, release };
  const addresses = addressesOf(source);
  const plan = planOf(addresses, source);
  if (options.list) {
    await effects.write(
      options.format === "csv" ? [addressFileText(addresses)] : plan.targets.map(({ url }) => `${url}\n`),
    );
    return 0;
  }
  if (out === undefined) {
    throw misuse({
      ja: "--out に保存先のフォルダーを指定してください。",
      en: "give the folder to save to with --out.",
    });
  }
  for (const note of plan.notes) effects.say(note);
  const { check: ask, update, pause } = options;
  const pace = { ...POLITE_PACE, ...(pause === undefined ? {} : { pauseMs: pause * 1000 }) };
  const report = await fetchRelease({ plan, folder: out, ask, update, pace }, fetching);
  effects.say(reportTexts(report));
  await effects.write([options.json ? `${JSON.stringify(report)}\n` : `${report.folder}\n`]);
  return report.failed.length > 0 || report.stopped ? 1 : 0;
}
