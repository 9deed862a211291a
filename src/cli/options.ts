import { type Command, Option } from "commander";
import { type Language, terminalLanguage } from "../text/language.js";
import { peekConfig, writtenValue } from "./config-file.js";
import { flagsIn } from "./words.js";

/** Language of the program's own words, settled before anything is said. */
export const language = terminalLanguage(
  process.env,
  asLanguage(writtenValue(process.argv, "--lang")) ?? asLanguage(peekConfig(process.argv).lang),
  Intl.DateTimeFormat().resolvedOptions().locale,
);
/** A sentence in that language. */
export const say = (ja: string, en: string): string => (language === "ja" ? ja : en);
const repeat = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

function asLanguage(value: unknown): Language | undefined {
  return value === "ja" || value === "en" ? value : undefined;
}

/** An option with its help in the user's language. */
export class ProgramOption extends Option {
  /** What stands between the angle brackets, in Japanese: the kind of the value. */
  readonly placeholder: string | undefined;
  /** Words that the value is, or is a list of; for the shell's completion and the config file. */
  values: readonly string[] = [];

  constructor(flags: string, ja: string, en: string) {
    super(flagsIn(language, flags), say(ja, en));
    this.placeholder = /<(.+)>/.exec(flags)?.[1];
  }

  among(...values: readonly string[]): this {
    this.values = values;
    return this;
  }

  /** May the option be given again and again? */
  get isRepeated(): boolean {
    return this.parseArg === repeat;
  }
}

export const option = (flags: string, ja: string, en: string): ProgramOption =>
  new ProgramOption(flags, ja, en);

/** An option that may be given again and again. */
export function repeated(flags: string, ja: string, en: string): ProgramOption {
  const made = option(flags, ja, en);
  made.argParser(repeat);
  return made;
}

/** What a printed 0 means. */
export const zerosOption = (): Option =>
  option(
    "--zeros <扱い>",
    "hidden：秘匿（-）の代わりに 0 と書かれた表の 0 を秘匿として読む",
    "hidden: read the 0 of tables in which - was replaced by 0 as hidden",
  ).among("hidden");

/** Options that choose what is read. */
export function withInputOptions(command: Command): Command {
  return command
    .addOption(
      repeated(
        "--table <表=ファイル>",
        "表題のないファイルが何の表かを指定（例 q01=q01.csv、egfr:detailed=egfr.xlsx）",
        "name the table of a file without title (q01=q01.csv, egfr:detailed=egfr.xlsx)",
      ),
    )
    .addOption(
      option(
        "--fiscal-year <年度>",
        "表題のない表の健診年度（例 2021）",
        "fiscal year of tables without title (2021)",
      ),
    )
    .addOption(
      option(
        "--items-file <ファイル>",
        "独自の項目（data/items.json と同じ形の JSON）",
        "items of your own (JSON like data/items.json)",
      ),
    )
    .addOption(
      option(
        "--accept-small-counts",
        "0〜9 の人数を含む（秘匿されていない）独自の集計を認める",
        "accept tables with counts of 0–9 (not suppressed)",
      ),
    )
    .addOption(zerosOption());
}

/** Options that choose which ratios are made. */
export function withSelectionOptions(command: Command): Command {
  return command
    .addOption(
      repeated(
        "--item <項目>",
        "項目の id（複数可。一覧は ndb-ratio items）",
        "item ids (see ndb-ratio items)",
      ),
    )
    .addOption(
      option("--all-items", "標準の 46 項目に拡張項目を加える", "the extended items too, not only the 46"),
    )
    .addOption(
      repeated("--prefecture <都道府県>", "都道府県（11、埼玉、埼玉県）", "prefectures (11, 埼玉, Saitama)"),
    )
    .addOption(
      repeated(
        "--ages <年齢>",
        "40-74,40-64,65-74（既定）、5-year、40-44 など",
        "40-74,40-64,65-74 (default), 5-year, 40-44 …",
      ).among(
        "40-74",
        "40-64",
        "65-74",
        "5-year",
        "40-44",
        "45-49",
        "50-54",
        "55-59",
        "60-64",
        "65-69",
        "70-74",
      ),
    )
    .addOption(
      option(
        "--reference <基準>",
        "national（全国、既定）、national-assigned（判別不可を除く）、prefecture:11、基準のファイル",
        "national (default), national-assigned (without 判別不可), prefecture:11, or a reference file",
      ).among("national", "national-assigned"),
    )
    .addOption(
      option(
        "--interval <方法>",
        "信頼区間：binomial（既定）、poisson、byar",
        "limits: binomial (default), poisson, byar",
      ).among("binomial", "poisson", "byar"),
    )
    .addOption(
      option(
        "--bounds <範囲>",
        "given-reference（既定）か with-reference（基準の秘匿による不確かさも含める）",
        "given-reference (default) or with-reference (covers the reference's hidden cells too)",
      ).among("given-reference", "with-reference"),
    )
    .addOption(
      option(
        "--exclude-implausible",
        "元の表の誤りとみられる地域を基準から除く",
        "leave regions whose counts look like errors of the source out of the reference",
      ),
    )
    .addOption(
      option(
        "--suppression <扱い>",
        "bounds（既定）か naive（秘匿を 0 とみなす。違いを示すためだけのもの）",
        "bounds (default) or naive (hidden as 0; only to show the difference)",
      ).among("bounds", "naive"),
    );
}

/** Options that choose how years are compared. */
export function withTrendOptions(command: Command): Command {
  return command
    .addOption(
      option(
        "--base-release <回>",
        "どの年度もこの回の基準と比べる（水準の変化が見える。例 6）",
        "compare every year with this release's reference, so that a change of level shows (6, say)",
      ),
    )
    .addOption(
      option(
        "--area-changes <ファイル>",
        "統合・改称した二次医療圏の対応表（JSON。ndb-ratio schema area-changes）",
        "which areas were merged or renamed (JSON; see ndb-ratio schema area-changes)",
      ),
    );
}

/** How many threads share the work. */
export const workersOption = (): Option =>
  option(
    "--workers <数>",
    "同時に使うスレッドの数（既定 1。結果は同じ）",
    "threads to use at a time (default: 1; the result is the same)",
  );

/** Makes a command: name, description in both languages, examples. */
export type CommandMaker = (name: string, ja: string, en: string, ...examples: string[]) => Command;

type CommandEffects = import("../process/effects.js").Effects;
type ListEffects = import("./commands/items.js").ListEffects;

/** The effects of the real program, which from now on ends with a word where it is interrupted. */
async function realEffects() {
  const [{ processEffects }, { endOnSignals }] = await Promise.all([
    import("../process/process-effects.js"),
    import("../process/interrupts.js"),
  ]);
  const effects = processEffects(language);
  endOnSignals(language, effects.clearProgress);
  return effects;
}

/** An action with paths. */
export function run<O>(action: (paths: string[], options: O, effects: CommandEffects) => Promise<void>) {
  return async (paths: string[], _options: O, command: Command): Promise<void> => {
    const effects = await realEffects();
    try {
      await action(paths, command.optsWithGlobals() as O, effects);
    } finally {
      effects.clearProgress();
    }
  };
}

/** An action without paths, whose output is a short list. */
export function runList<O>(
  action: (options: O, list: ListEffects, effects: CommandEffects) => Promise<void>,
) {
  return async (_options: O, command: Command): Promise<void> => {
    const effects = await realEffects();
    const list = {
      language,
      columns: effects.columns,
      write: (text: string) => void process.stdout.write(text),
    };
    await action(command.optsWithGlobals() as O, list, effects);
  };
}
