import { z } from "zod";
import { type Address, officialAddresses } from "../../catalog/addresses.js";
import { addressFileText, readAddressFile } from "../../fetch/address-file.js";
import { chooseAddresses } from "../../fetch/choose.js";
import { type FetchEffects, type FetchReport, fetchRelease, POLITE_PACE } from "../../fetch/fetch-release.js";
import { type Plan, planFetch } from "../../fetch/plan.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import type { Bilingual, Language } from "../../text/language.js";
import { listOf, oneOf } from "../choices.js";

/** Options that say which official files are meant and where they are. */
export const sourceOptions = z.object({
  release: z.string().optional(),
  only: z.array(z.string()).optional(),
  addresses: z.string().optional(),
  baseUrl: z.string().optional(),
});
export type SourceOptions = z.input<typeof sourceOptions>;

export const fetchOptions = z.object({
  ...sourceOptions.shape,
  out: z.string().optional(),
  list: z.boolean().default(false),
  format: z.string().default("plain"),
  check: z.boolean().default(false),
  update: z.boolean().default(false),
  pause: z.string().default(String(POLITE_PACE.pauseMs / 1000)),
  json: z.boolean().default(false),
});
export type FetchOptions = z.input<typeof fetchOptions>;

/**
 * `ndb-ratio fetch --release N --out DIR`: downloads the official files of a release from the ministry; with `--list`
 * it only says from where.
 *
 * @returns 1 where a file could not be fetched, else 0
 */
export async function fetch(options: FetchOptions, effects: Effects, fetching: FetchEffects): Promise<0 | 1> {
  const parsed = fetchOptions.parse(options);
  const addresses = addressesOf(parsed);
  const plan = planOf(addresses, parsed);
  if (parsed.list) {
    const format = oneOf("--format", parsed.format, ["plain", "csv"]);
    await effects.write(
      format === "csv" ? [addressFileText(addresses)] : plan.targets.map(({ url }) => `${url}\n`),
    );
    return 0;
  }
  if (parsed.out === undefined) throw noFolder();
  for (const note of plan.notes) effects.say(note);
  const { check: ask, update } = parsed;
  const pace = { ...POLITE_PACE, pauseMs: pauseOf(parsed.pause) };
  const report = await fetchRelease({ plan, folder: parsed.out, ask, update, pace }, fetching);
  effects.say(reportTexts(report));
  await effects.write([parsed.json ? `${JSON.stringify(report)}\n` : `${report.folder}\n`]);
  return report.failed.length > 0 || report.stopped ? 1 : 0;
}

/**
 * Fetches a release for a command that is going to read the folder: all of it, or the command does not begin.
 *
 * @throws Failure that lists what could not be fetched
 */
export async function fetchForReading(
  options: SourceOptions,
  folder: string,
  effects: Effects,
  fetching: FetchEffects,
): Promise<void> {
  const plan = planOf(addressesOf(options), options);
  for (const note of plan.notes) effects.say(note);
  const report = await fetchRelease({ plan, folder, ask: false, update: false, pace: POLITE_PACE }, fetching);
  if (report.failed.length === 0 && !report.stopped) return;
  throw new Failure(reportTexts(report));
}

function addressesOf({ release, only, addresses }: SourceOptions): readonly Address[] {
  const number = releaseOf(release);
  const list = addresses === undefined ? officialAddresses() : readAddressFile(addresses);
  return chooseAddresses(list, number, listOf(only));
}

function planOf(addresses: readonly Address[], { baseUrl }: SourceOptions): Plan {
  return planFetch(addresses, baseUrl === undefined ? null : baseUrlOf(baseUrl));
}

/** `8`, `第8回`. */
function releaseOf(value: string | undefined): number {
  const number = /^第?(\d{1,2})回?$/.exec((value ?? "").normalize("NFKC"))?.[1];
  if (number !== undefined) return Number(number);
  throw new Failure(
    value === undefined
      ? {
          ja: "--release で公表回を指定してください（例：--release 8）。",
          en: "give the release, for example --release 8.",
        }
      : {
          ja: `--release「${value}」を解釈できません。公表回の番号（例 8）を指定してください。`,
          en: `--release "${value}" is not understood. Give its number, for example 8.`,
        },
    { exitCode: 2 },
  );
}

function baseUrlOf(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol === "https:" || url?.protocol === "http:") return url;
  throw new Failure(
    {
      ja: `--base-url「${value}」はアドレスではありません（例 https://mirror.example/）。`,
      en: `--base-url "${value}" is not an address (https://mirror.example/, say).`,
    },
    { exitCode: 2 },
  );
}

/** Seconds to milliseconds. */
function pauseOf(value: string): number {
  const seconds = Number(value);
  if (value.trim() !== "" && seconds >= 0 && seconds <= 3600) return seconds * 1000;
  throw new Failure(
    {
      ja: `--pause「${value}」を解釈できません。秒数（例 0.5）を指定してください。`,
      en: `--pause "${value}" is not understood. Give seconds, for example 0.5.`,
    },
    { exitCode: 2 },
  );
}

function noFolder(): Failure {
  return new Failure(
    { ja: "--out に保存先のフォルダーを指定してください。", en: "give the folder to save to with --out." },
    { exitCode: 2 },
  );
}

const WORDS = {
  ja: {
    counts: (fetched: number, kept: number, updated: number, failed: number) =>
      `取得 ${fetched}、取得済み ${kept}${updated ? `、更新 ${updated}` : ""}、失敗 ${failed}`,
    updated: "新しい版に置き換えたファイル：",
    failed: "取得できなかったファイル：",
    line: (url: string, reason: string) => `  ${url}：${reason}`,
    stopped: "中断しました。同じコマンドをもう一度実行すると、続きから取得します。",
    again:
      "もう一度実行すると、取得できなかったものだけを取得します。アドレスが変わっていれば、直した一覧を --addresses で渡せます。",
  },
  en: {
    counts: (fetched: number, kept: number, updated: number, failed: number) =>
      `${fetched} fetched, ${kept} already here${updated ? `, ${updated} updated` : ""}, ${failed} failed`,
    updated: "Replaced by a newer version:",
    failed: "Not fetched:",
    line: (url: string, reason: string) => `  ${url}: ${reason}`,
    stopped: "Stopped. The same command goes on where it left off.",
    again:
      "Run again to fetch only these. Where addresses have changed, a corrected list can be given with --addresses.",
  },
} as const;

function reportTexts(report: FetchReport): Bilingual {
  return { ja: reportText(report, "ja"), en: reportText(report, "en") };
}

function reportText({ files, failed, stopped }: FetchReport, language: Language): string {
  const words = WORDS[language];
  const having = (status: string) => files.filter((file) => file.status === status);
  const updated = having("updated");
  return [
    words.counts(having("fetched").length, having("kept").length, updated.length, failed.length),
    ...(updated.length > 0 ? [words.updated, ...updated.map(({ url }) => `  ${url}`)] : []),
    ...(failed.length > 0
      ? [words.failed, ...failed.map(({ url, reason }) => words.line(url, reason[language])), words.again]
      : []),
    ...(stopped ? [words.stopped] : []),
  ].join("\n");
}
