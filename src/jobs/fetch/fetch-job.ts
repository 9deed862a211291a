import { type Address, officialAddresses } from "../../catalog/addresses.js";
import { readAddressFile } from "../../fetch/address-file.js";
import { chooseAddresses } from "../../fetch/choose.js";
import { type FetchEffects, type FetchReport, fetchRelease, POLITE_PACE } from "../../fetch/fetch-release.js";
import { type Plan, planFetch } from "../../fetch/plan.js";
import { grouped } from "../../model/grouped.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import type { Language } from "../../text/language.js";
import { type Naming, type Told, worded } from "../../text/told.js";

/** Which official files are meant, and where they are. */
export interface SourceRequest {
  readonly release: number;
  /** Words for kinds of tables. Default: all. */
  readonly only?: readonly string[] | undefined;
  /** Path of a list of addresses that is better than the program's. */
  readonly addresses?: string | undefined;
  /** Another server with the same files. */
  readonly baseUrl?: URL | undefined;
}

/** The addresses of the files. @throws Failure where there are none, or the list is wrong */
export function addressesOf({ release, only, addresses }: SourceRequest): readonly Address[] {
  const list = addresses === undefined ? officialAddresses() : readAddressFile(addresses);
  return chooseAddresses(list, release, only ? [...only] : null);
}

/** What is to be fetched from where. */
export function planOf(addresses: readonly Address[], { baseUrl }: Pick<SourceRequest, "baseUrl">): Plan {
  return planFetch(addresses, baseUrl ?? null);
}

/**
 * Fetches a release for a job that is going to read the folder: all of it, or the job does not begin.
 *
 * @throws Failure that lists what could not be fetched
 */
export async function fetchForReading(
  source: SourceRequest,
  folder: string,
  effects: Effects,
  fetching: FetchEffects,
): Promise<void> {
  const plan = planOf(addressesOf(source), source);
  for (const note of plan.notes) effects.say(note);
  const report = await fetchRelease({ plan, folder, ask: false, update: false, pace: POLITE_PACE }, fetching);
  if (report.failed.length === 0 && !report.stopped) return;
  throw new Failure(reportTexts(report));
}

const WORDS = {
  ja: {
    counts: (fetched: number, kept: number, updated: number, failed: number) =>
      `取得 ${fetched}、取得済み ${kept}${updated ? `、更新 ${updated}` : ""}、失敗 ${failed}`,
    updated: "新しい版に置き換えたファイル：",
    failed: "取得できなかったファイル：",
    line: (url: string, reason: string) => `  ${url}：${reason}`,
    more: (count: number, reason: string) => `  ほか ${count} 件：${reason}`,
    stopped: "中断しました。同じコマンドをもう一度実行すると、続きから取得します。",
    again: (name: Naming) =>
      `もう一度実行すると、取得できなかったものだけを取得します。アドレスが変わっていれば、直した一覧を ${name("addresses")} で渡せます。`,
  },
  en: {
    counts: (fetched: number, kept: number, updated: number, failed: number) =>
      `${fetched} fetched, ${kept} already here${updated ? `, ${updated} updated` : ""}, ${failed} failed`,
    updated: "Replaced by a newer version:",
    failed: "Not fetched:",
    line: (url: string, reason: string) => `  ${url}: ${reason}`,
    more: (count: number, reason: string) => `  and ${count} more: ${reason}`,
    stopped: "Stopped. The same command goes on where it left off.",
    again: (name: Naming) =>
      `Run again to fetch only these. Where addresses have changed, a corrected list can be given with ${name("addresses")}.`,
  },
} as const;

/** What was fetched and what was not, in words. */
export function reportTexts(report: FetchReport): Told {
  return (name) => ({ ja: reportText(report, "ja", name), en: reportText(report, "en", name) });
}

function reportText({ files, failed, stopped }: FetchReport, language: Language, name: Naming): string {
  const words = WORDS[language];
  const having = (status: string) => files.filter((file) => file.status === status);
  const updated = having("updated");
  return [
    words.counts(having("fetched").length, having("kept").length, updated.length, failed.length),
    ...(updated.length > 0 ? [words.updated, ...updated.map(({ url }) => `  ${url}`)] : []),
    ...(failed.length > 0 ? [words.failed, ...failedLines(failed, language, name), words.again(name)] : []),
    ...(stopped ? [words.stopped] : []),
  ].join("\n");
}

/** The most files that are named of one reason: without a network all of a release have the same. */
const MOST_NAMED = 3;

function failedLines(failed: FetchReport["failed"], language: Language, name: Naming): string[] {
  const { line, more } = WORDS[language];
  const byReason = grouped(failed, ({ reason }) => worded(reason, name)[language]);
  return [...byReason].flatMap(([reason, files]) => {
    const left = files.length - MOST_NAMED;
    const shown = files.slice(0, MOST_NAMED).map(({ url }) => line(url, reason));
    return left > 0 ? [...shown, more(left, reason)] : shown;
  });
}
