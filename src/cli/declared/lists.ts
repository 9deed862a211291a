import { AREAS, FETCH, ITEMS, TEMPLATE, TEMPLATES } from "../options/of-lists.js";
import { COUNTS, TOP } from "../options/of-numbers.js";
import { SCHEMAS } from "../schemas.js";
import {
  type CommandDeclaration,
  onOptions,
  onPaths,
  pathsOperand,
  wordOperand,
} from "./declared-command.js";

/** Commands that list what is in the tables, and what the program knows. In the order of the help. */
export const LIST_COMMANDS: readonly CommandDeclaration[] = [
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
    operand: pathsOperand(
      "ファイル・フォルダー・zip、- は標準入力。なければ内蔵の公表値",
      "files, folders, zips; - for standard input; none: the built-in counts",
    ),
    options: COUNTS,
    load: async () => onPaths((await import("../commands/lists/counts.js")).counts),
  },
  {
    name: "top",
    help: {
      ja: "都道府県・医療圏ごとに、基準（全国など）より好ましくない項目を上位から表示する",
      en: "the items in which each region is furthest from the reference (the nation, say), to the unfavourable side",
    },
    examples: [
      "ndb-ratio top --prefecture 埼玉",
      "ndb-ratio top --rising --prefecture 埼玉",
      "ndb-ratio top 第8回/ --area 秩父 --count 10",
      "ndb-ratio compute 第8回/ | ndb-ratio top --prefecture 11",
    ],
    operand: pathsOperand(
      "ファイル・フォルダー・zip（なければ標準入力の計算結果か人数、内蔵の公表値）",
      "files, folders, zips (none: a result or counts on standard input, else the built-in counts)",
    ),
    options: TOP,
    doesNotTake: ({ rising }) => (rising ? ["pool"] : []),
    load: async () => onPaths((await import("../commands/lists/top.js")).top),
  },
  {
    name: "schema",
    help: { ja: "出力の JSON Schema を表示する", en: "print the JSON Schema of an output" },
    examples: ["ndb-ratio schema result", "ndb-ratio schema counts > counts.schema.json"],
    operand: wordOperand("<kind>", Object.keys(SCHEMAS)),
    options: {},
    load: async () => {
      const { schema } = await import("../commands/lists/schema.js");
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
      const { fetch } = await import("../commands/lists/fetch.js");
      const { withFetchEffects } = await import("../../jobs/fetch/fetch-effects.js");
      return ({ options, effects }) => withFetchEffects((fetching) => fetch(options, effects, fetching));
    },
  },
  {
    name: "items",
    help: { ja: "項目を一覧する", en: "list the items" },
    examples: ["ndb-ratio items --all"],
    options: ITEMS,
    load: async () => onOptions((await import("../commands/lists/items.js")).items),
  },
  {
    name: "areas",
    help: { ja: "都道府県と二次医療圏を一覧する", en: "list prefectures and areas" },
    examples: ["ndb-ratio areas --prefecture 埼玉"],
    options: AREAS,
    load: async () => onOptions((await import("../commands/lists/areas.js")).areas),
  },
  {
    name: "template",
    help: { ja: "独自の集計を書き込むひな形（CSV）を作る", en: "make a form (CSV) for counts of your own" },
    examples: ["ndb-ratio template own-counts --prefecture 静岡 > counts.csv"],
    operand: wordOperand("<form>", TEMPLATES),
    options: TEMPLATE,
    load: async () => {
      const { template } = await import("../commands/lists/template.js");
      return ({ operands: [form = ""], options, effects }) => template(form, options, effects);
    },
  },
];
