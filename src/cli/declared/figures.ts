import { KINDS } from "../../figures/declared-kinds.js";
import { FIRST_KIND, KINDS_OF_AREAS, showsAges, TREND_KINDS } from "../../figures/kinds.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { CHART, DECK, DEMO, RUN, WORDS } from "../options/of-figures.js";
import { wordsOf } from "../options/option.js";
import { type CommandDeclaration, onOptions, onPaths, PATHS, pathsOperand } from "./declared-command.js";

const RESULT_OR_PATHS = pathsOperand(
  "ファイル・フォルダー・zip、または計算結果の JSON（なければ標準入力、内蔵の公表値）",
  "files, folders, zips, or a result in JSON (none: standard input, else the built-in counts)",
);

/** Commands that make figures, and documents with figures. In the order of the help. */
export const FIGURE_COMMANDS: readonly CommandDeclaration[] = [
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
    doesNotTake: ({ kind = FIRST_KIND, ages }) => [
      ...(KINDS.every(({ id }) => id !== kind || showsAges(id, wordsOf(ages))) ? [] : ["ages"]),
      ...(KINDS_OF_AREAS.some((id) => id === kind) ? [] : ["area"]),
      ...(TREND_KINDS.some((id) => id === kind) ? ["pool"] : []),
    ],
    load: async () => onPaths((await import("../commands/figures/chart.js")).chart),
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
    load: async () => onPaths((await import("../commands/figures/run.js")).run),
  },
  {
    name: "deck",
    help: {
      ja: "PowerPoint の資料を作る：都道府県か二次医療圏の地図、まず見る項目、一覧、有意に高い項目（8 つまで。グラフは編集できる）",
      en: "make a PowerPoint deck of a prefecture or an area: map, where to look first, heatmap, and up to 8 items that are significantly high, as editable charts",
    },
    examples: [
      "ndb-ratio deck --prefecture 埼玉 --out saitama.pptx",
      "ndb-ratio deck 第8回/ --area 1110 --item bmi-ge-25,q08-smoking --out chichibu.pptx",
      "ndb-ratio compute 第8回/ --prefecture 埼玉 | ndb-ratio deck --out saitama.pptx",
    ],
    operand: RESULT_OR_PATHS,
    options: DECK,
    doesNotTake: ({ ages }) => (wordsOf(ages).includes(WHOLE_AGES) ? [] : ["ages"]),
    load: async () => onPaths((await import("../commands/figures/deck.js")).deck),
  },
  {
    name: "words",
    help: {
      ja: "貼り付けて使える文を作る：都道府県と二次医療圏ごとに、数字・有意性・範囲と、言えないこと",
      en: "make sentences to paste: of a prefecture and each of its areas, with numbers, significance, ranges, and what must not be concluded",
    },
    examples: [
      "ndb-ratio words --prefecture 長野",
      "ndb-ratio words --release 8 --area 秩父 --item bmi-ge-25,q08-smoking",
      "ndb-ratio words --prefecture 埼玉 --out saitama.md",
    ],
    operand: RESULT_OR_PATHS,
    options: WORDS,
    load: async () => onPaths((await import("../commands/figures/words.js")).words),
  },
  {
    name: "demo",
    help: {
      ja: "埼玉県・令和2年度の実データ（内蔵）で一通り動かす",
      en: "run the main job on built-in real figures (Saitama, FY2020)",
    },
    examples: ["ndb-ratio demo"],
    options: DEMO,
    load: async () => onOptions((await import("../commands/figures/demo.js")).demo),
  },
];
