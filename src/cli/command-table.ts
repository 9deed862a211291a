import type { Command } from "commander";
import { KINDS } from "../figures/kinds.js";
import type { Effects } from "../process/effects.js";
import type { Bilingual, Language } from "../text/language.js";
import { completionScript, SHELLS } from "./commands/completion.js";
import {
  AREAS,
  CHART,
  COMPUTE,
  COUNTS,
  DECK,
  DEMO,
  FETCH,
  INSPECT,
  ITEMS,
  REFERENCE,
  RUN,
  SUPPRESSION,
  TOP,
  TREND,
} from "./options/by-command.js";
import type { Options, Written } from "./options/option.js";
import { SCHEMAS } from "./schemas.js";
import { TOPICS } from "./topics.js";

/** What stands on the command line beside options. */
export interface Operand {
  /** As help shows it: `[path...]`. */
  readonly name: string;
  readonly help: Bilingual;
  /** Words that it is, or may be. */
  readonly words?: readonly string[];
}

/** A command line that was given. */
interface Call {
  readonly operands: readonly string[];
  readonly options: Written;
  readonly effects: Effects;
  /** Of the program's own words. */
  readonly language: Language;
  /** The program with all its commands, for those that tell of them. */
  readonly root: Command;
}

/** @returns the exit status where it is a number, else 0 */
export type Action = (call: Call) => Promise<unknown>;

/** A command, declared once: parser, help, completion, config file and README come from it. */
export interface CommandDeclaration {
  readonly name: string;
  readonly help: Bilingual;
  /** Command lines, `ndb-ratio` included. */
  readonly examples: readonly string[];
  readonly operand?: Operand;
  readonly options: Options;
  /** Is it about the program itself, so that no config file concerns it? */
  readonly isAboutProgram?: boolean;
  /** Loads what it does, when it runs: --help stays quick. */
  load(): Promise<Action>;
}

const PATHS: Operand = {
  name: "[path...]",
  help: {
    ja: "ファイル・フォルダー・zip（なければ標準入力、内蔵の公表値）",
    en: "files, folders, zips (none: standard input, else the built-in counts)",
  },
};
const RESULT_OR_PATHS: Operand = {
  name: "[path...]",
  help: {
    ja: "ファイル・フォルダー・zip、または計算結果の JSON（なければ標準入力、内蔵の公表値）",
    en: "files, folders, zips, or a result in JSON (none: standard input, else the built-in counts)",
  },
};

/** All commands, in the order of the help. */
export const COMMANDS: readonly CommandDeclaration[] = [
  {
    name: "compute",
    help: {
      ja: "公表ファイルから標準化該当比を計算する（JSON・CSV・Excel・Arrow・Parquet・表など）",
      en: "compute ratios from the official files (JSON, CSV, Excel, Arrow, Parquet, table …)",
    },
    examples: [
      "ndb-ratio compute --release 8 --out ratios.csv",
      "ndb-ratio compute 第8回/ --item bmi-ge-25 --prefecture 埼玉 --format csv",
      "ndb-ratio compute 第8回/ --prefecture 埼玉 --out 埼玉.xlsx",
      "ndb-ratio compute 第8回/ --prefecture 埼玉 --format table --sort difference:desc --top 20",
      "ndb-ratio compute 第8回/ --columns item,code,sex,ages,ratio --out ratios.parquet",
    ],
    operand: {
      name: "[path...]",
      help: {
        ja: "ファイル・フォルダー・zip、- は標準入力（CSV、counts の出力）。なければ内蔵の公表値",
        en: "files, folders, zips; - for standard input (CSV, or what counts gives); none: the built-in counts",
      },
    },
    options: COMPUTE,
    load: async () => {
      const { compute } = await import("./commands/compute.js");
      return ({ operands, options, effects }) => compute(operands, options, effects);
    },
  },
  {
    name: "trend",
    help: {
      ja: "年次推移：複数の公表回の比、期間の変化、ふだんの動きを超える変化か",
      en: "ratios over several releases, the change over the period, and whether it is more than usual",
    },
    examples: [
      "ndb-ratio trend --prefecture 埼玉 --item bmi-ge-25",
      "ndb-ratio trend --release 6-9 --area 秩父 --base-release 6",
      "ndb-ratio trend 第6回/ 第8回/ 第10回/ --out trend.csv",
    ],
    operand: {
      name: "[path...]",
      help: {
        ja: "2 回以上の公表分のファイル・フォルダー・zip（なければ標準入力、内蔵の公表値）",
        en: "files, folders, zips of two releases or more (none: standard input, else the built-in counts)",
      },
    },
    options: TREND,
    load: async () => {
      const { trend } = await import("./commands/trend.js");
      return ({ operands, options, effects }) => trend(operands, options, effects);
    },
  },
  {
    name: "reference",
    help: {
      ja: "基準（全国など）の性・年齢別の該当率をファイルにする",
      en: "write reference rates (the nation's, say) by sex and age to a file",
    },
    examples: ["ndb-ratio reference --release 8 --out national-08.json"],
    operand: PATHS,
    options: REFERENCE,
    load: async () => {
      const { reference } = await import("./commands/reference.js");
      return ({ operands, options, effects }) => reference(operands, options, effects);
    },
  },
  {
    name: "inspect",
    help: {
      ja: "何が読み込まれ、何が対象外か、値のつじつまが合うかを一覧する",
      en: "list what was found, what was set aside and why, and which checks fail",
    },
    examples: ["ndb-ratio inspect 第8回/", "ndb-ratio inspect --release 8"],
    operand: {
      name: "[path...]",
      help: {
        ja: "ファイル・フォルダー・zip、- は標準入力の CSV。なければ内蔵の公表値",
        en: "files, folders, zips; - for CSV on standard input; none: the built-in counts",
      },
    },
    options: INSPECT,
    load: async () => {
      const { inspect } = await import("./commands/inspect.js");
      return ({ operands, options, effects }) => inspect(operands, options, effects);
    },
  },
  {
    name: "suppression",
    help: {
      ja: "秘匿が比に与える影響：取りうる範囲の幅と、秘匿を 0 とみなした場合の誤り",
      en: "what hidden counts do to the ratios: widths of the bounds, and the errors of reading them as 0",
    },
    examples: ["ndb-ratio suppression --release 8"],
    operand: PATHS,
    options: SUPPRESSION,
    load: async () => {
      const { suppression } = await import("./commands/suppression.js");
      return ({ operands, options, effects }) => suppression(operands, options, effects);
    },
  },
  {
    name: "chart",
    help: {
      ja: `図を描く（${KINDS.map(({ names }) => names.ja).join("、")}）`,
      en: `draw figures (${KINDS.map(({ names }) => names.en.toLowerCase()).join(", ")})`,
    },
    examples: [
      "ndb-ratio chart --release 8 --item bmi-ge-25 --prefecture 埼玉 --out saitama.png",
      "ndb-ratio compute 第8回/ | ndb-ratio chart --item bmi-ge-25 --prefecture 11 > saitama.svg",
      "ndb-ratio chart --kind trend --item q08-smoking --prefecture 埼玉 --out smoking.png",
    ],
    operand: RESULT_OR_PATHS,
    options: CHART,
    load: async () => {
      const { chart } = await import("./commands/chart.js");
      return ({ operands, options, effects }) => chart(operands, options, effects);
    },
  },
  {
    name: "run",
    help: {
      ja: "1 回の公表分をまとめて作る：比（JSON・CSV）と全都道府県・全項目の図",
      en: "make a whole release at once: ratios (JSON, CSV) and every figure",
    },
    examples: [
      "ndb-ratio run --release 8 --out 令和2年度/",
      "ndb-ratio run 第8回/ --prefecture 埼玉 --png --out 埼玉/",
      "ndb-ratio run 第8回/ --check 令和2年度/",
      "ndb-ratio run --release all --prefecture 埼玉 --out 推移/",
      "ndb-ratio run --fetch 11 --out 令和5年度/",
    ],
    operand: PATHS,
    options: RUN,
    load: async () => {
      const { run } = await import("./commands/run.js");
      return ({ operands, options, effects }) => run(operands, options, effects);
    },
  },
  {
    name: "deck",
    help: {
      ja: "PowerPoint の資料を作る：都道府県か二次医療圏の一覧と、特に高い 8 項目（グラフは編集できる）",
      en: "make a PowerPoint deck of a prefecture or an area: heatmap and the 8 most notable items, as editable charts",
    },
    examples: [
      "ndb-ratio deck --prefecture 埼玉 --out saitama.pptx",
      "ndb-ratio deck 第8回/ --area 1110 --item bmi-ge-25,q08-smoking --out chichibu.pptx",
      "ndb-ratio compute 第8回/ --prefecture 埼玉 | ndb-ratio deck --out saitama.pptx",
    ],
    operand: RESULT_OR_PATHS,
    options: DECK,
    load: async () => {
      const { deck } = await import("./commands/deck.js");
      return ({ operands, options, effects }) => deck(operands, options, effects);
    },
  },
  {
    name: "demo",
    help: {
      ja: "埼玉県・令和2年度の実データ（内蔵）で一通り動かす",
      en: "run the main job on built-in real figures (Saitama, FY2020)",
    },
    examples: ["ndb-ratio demo"],
    options: DEMO,
    load: async () => {
      const { demo } = await import("./commands/demo.js");
      return ({ options, effects }) => demo(options, effects);
    },
  },
  {
    name: "counts",
    help: {
      ja: "公表された人数を 1 セル 1 行の表にする（自前の健診データベース）",
      en: "all published counts as one long table, a row a cell",
    },
    examples: [
      "ndb-ratio counts 第8回/ --out counts.csv",
      "ndb-ratio counts 第8回/ --item bmi-ge-25 --prefecture 埼玉 --format csv",
      "ndb-ratio counts --release 8 --out counts.parquet",
      "ndb-ratio counts 第8回/ | ndb-ratio compute - --item bmi-ge-25",
    ],
    operand: {
      name: "[path...]",
      help: {
        ja: "ファイル・フォルダー・zip、- は標準入力。なければ内蔵の公表値",
        en: "files, folders, zips; - for standard input; none: the built-in counts",
      },
    },
    options: COUNTS,
    load: async () => {
      const { counts } = await import("./commands/counts.js");
      return ({ operands, options, effects }) => counts(operands, options, effects);
    },
  },
  {
    name: "top",
    help: {
      ja: "都道府県・医療圏ごとに、基準（全国など）より好ましくない項目を上位から表示する",
      en: "the items in which each region is furthest from the reference (the nation, say), to the unfavourable side",
    },
    examples: [
      "ndb-ratio top --prefecture 埼玉",
      "ndb-ratio top 第8回/ --area 秩父 --count 10",
      "ndb-ratio compute 第8回/ | ndb-ratio top --prefecture 11",
    ],
    operand: {
      name: "[path...]",
      help: {
        ja: "ファイル・フォルダー・zip（なければ標準入力の計算結果か人数、内蔵の公表値）",
        en: "files, folders, zips (none: a result or counts on standard input, else the built-in counts)",
      },
    },
    options: TOP,
    load: async () => {
      const { top } = await import("./commands/top.js");
      return ({ operands, options, effects }) => top(operands, options, effects);
    },
  },
  {
    name: "schema",
    help: { ja: "出力の JSON Schema を表示する", en: "print the JSON Schema of an output" },
    examples: ["ndb-ratio schema result", "ndb-ratio schema counts > counts.schema.json"],
    operand: {
      name: "<kind>",
      help: { ja: Object.keys(SCHEMAS).join("、"), en: Object.keys(SCHEMAS).join(", ") },
      words: Object.keys(SCHEMAS),
    },
    options: {},
    load: async () => {
      const { schema } = await import("./commands/schema.js");
      return ({ operands: [kind = ""], effects }) => schema(kind, effects);
    },
  },
  {
    name: "fetch",
    help: {
      ja: "公表ファイルを厚生労働省のサイトから取得する",
      en: "download the official files of a release from the ministry",
    },
    examples: [
      "ndb-ratio fetch --release 8 --out 第8回/",
      "ndb-ratio fetch --release 8 --only 質問票,二次医療圏 --out 第8回/",
      "ndb-ratio fetch --release 8 --list",
    ],
    options: FETCH,
    load: async () => {
      const { fetch } = await import("./commands/fetch.js");
      const { withFetchEffects } = await import("../jobs/fetch/fetch-effects.js");
      return ({ options, effects }) => withFetchEffects((fetching) => fetch(options, effects, fetching));
    },
  },
  {
    name: "items",
    help: { ja: "項目を一覧する", en: "list the items" },
    examples: ["ndb-ratio items --all"],
    options: ITEMS,
    load: async () => {
      const { items } = await import("./commands/items.js");
      return ({ options, effects }) => items(options, effects);
    },
  },
  {
    name: "areas",
    help: { ja: "都道府県と二次医療圏を一覧する", en: "list prefectures and areas" },
    examples: ["ndb-ratio areas --prefecture 埼玉"],
    options: AREAS,
    load: async () => {
      const { areas } = await import("./commands/areas.js");
      return ({ options, effects }) => areas(options, effects);
    },
  },
  {
    name: "completion",
    help: {
      ja: "シェルの補完スクリプトを表示する（bash・zsh・fish）",
      en: "print the completion script of a shell (bash, zsh, fish)",
    },
    examples: [
      "source <(ndb-ratio completion bash)                                     # ~/.bashrc",
      "source <(ndb-ratio completion zsh)                                      # ~/.zshrc",
      "ndb-ratio completion fish > ~/.config/fish/completions/ndb-ratio.fish",
    ],
    operand: {
      name: "<shell>",
      help: { ja: SHELLS.join("、"), en: SHELLS.join(", ") },
      words: SHELLS,
    },
    options: {},
    isAboutProgram: true,
    load: async () => {
      return ({ operands: [shell = ""], effects }) => effects.write([completionScript(shell)]);
    },
  },
  {
    name: "help",
    help: { ja: "コマンドの使い方、または解説を表示", en: "show help for a command, or a topic" },
    examples: ["ndb-ratio help compute", "ndb-ratio help suppression"],
    operand: {
      name: "[command]",
      help: {
        ja: `コマンド、または解説（${TOPICS.join("、")}）`,
        en: `a command, or a topic (${TOPICS.join(", ")})`,
      },
    },
    options: {},
    isAboutProgram: true,
    load: async () => {
      const { help } = await import("./help.js");
      return ({ operands: [name], root, language }) => help(root, name, language);
    },
  },
];
