import { COMPUTE, INSPECT, REFERENCE, SUPPRESSION, TREND } from "../options/of-numbers.js";
import { type CommandDeclaration, onPaths, PATHS, pathsOperand } from "./declared-command.js";

/** Commands that compute ratios and look at what goes into them. In the order of the help. */
export const NUMBER_COMMANDS: readonly CommandDeclaration[] = [
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
    operand: pathsOperand(
      "ファイル・フォルダー・zip、- は標準入力（CSV、counts の出力）。なければ内蔵の公表値",
      "files, folders, zips; - for standard input (CSV, or what counts gives); none: the built-in counts",
    ),
    options: COMPUTE,
    load: async () => onPaths((await import("../commands/numbers/compute.js")).compute),
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
      "ndb-ratio trend --out trend.csv",
    ],
    operand: pathsOperand(
      "2 回以上の公表分のファイル・フォルダー・zip（なければ標準入力、内蔵の公表値）",
      "files, folders, zips of two releases or more (none: standard input, else the built-in counts)",
    ),
    options: TREND,
    load: async () => onPaths((await import("../commands/numbers/trend.js")).trend),
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
    load: async () => onPaths((await import("../commands/numbers/reference.js")).reference),
  },
  {
    name: "inspect",
    help: {
      ja: "何が読み込まれ、何が対象外か、値のつじつまが合うかを一覧する",
      en: "list what was found, what was set aside and why, and which checks fail",
    },
    examples: ["ndb-ratio inspect 第8回/", "ndb-ratio inspect --release 8"],
    operand: pathsOperand(
      "ファイル・フォルダー・zip、- は標準入力の CSV。なければ内蔵の公表値",
      "files, folders, zips; - for CSV on standard input; none: the built-in counts",
    ),
    options: INSPECT,
    load: async () => onPaths((await import("../commands/numbers/inspect.js")).inspect),
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
    load: async () => onPaths((await import("../commands/numbers/suppression.js")).suppression),
  },
];
