import { GEOGRAPHIES } from "../../catalog/levels.js";
import {
  FIGURE_KINDS,
  FIRST_KIND,
  isRatioKind,
  isTrendKind,
  kindsInWords,
  USUAL_KINDS,
} from "../../figures/kinds.js";
import { FIGURE_FORMATS } from "../../jobs/figures/draw.js";
import { SEXES } from "../../model/counts.js";
import {
  byDefault,
  flag,
  negatedFlag,
  type Option,
  oneOf,
  parsed,
  someOf,
  text,
  texts,
  withHelp,
} from "./option.js";
import {
  area,
  INPUT,
  json,
  LOOK,
  level,
  out,
  outFolder,
  prefecture,
  release,
  SELECTION,
  SOURCE,
  sex,
  wholeNumber,
  workers,
  YEARS,
} from "./table.js";

const apart = withHelp(sex, "male,female（既定）、both（男女計）", "male,female (default), both");
const usual = USUAL_KINDS.filter(isRatioKind).join(",");
const usualOverTheYears = USUAL_KINDS.filter(isTrendKind).join(",");
const scale = byDefault(
  oneOf(
    "range",
    ["own", "shared"],
    "縦軸：own（図ごと、既定）、shared（全図共通）",
    "vertical axis: own (default), shared",
  ),
  "own",
);

export const COMPUTE = {
  ...INPUT,
  ...SELECTION,
  area,
  level,
  sex,
  format: oneOf(
    "format",
    ["json", "ndjson", "csv", "arrow", "parquet", "table", "xlsx", "pptx"],
    "json（既定）、ndjson、csv、arrow、parquet、table（画面用）、xlsx（Excel：1 都道府県と二次医療圏、指定がなければ全国）、pptx（deck と同じ）",
    "json (default), ndjson, csv, arrow, parquet, table (for people), xlsx (Excel: one prefecture with its areas, else the nation), pptx (as deck)",
  ),
  columns: texts("column", "出力する列（既定：すべて）", "columns to give (default: all)"),
  sort: text(
    "column",
    "並べ替える列（降順は difference:desc）",
    "column to sort by (difference:desc for the largest first)",
  ),
  top: wholeNumber("先頭の件数", "only the first rows"),
  out,
};

export const TREND = {
  ...INPUT,
  ...SELECTION,
  ...YEARS,
  area,
  level,
  sex: apart,
  format: oneOf(
    "format",
    ["json", "ndjson", "csv", "table"],
    "json（既定）、ndjson、csv、table（画面用）",
    "json (default), ndjson, csv, table (for people)",
  ),
  out,
};

export const REFERENCE = {
  ...INPUT,
  item: texts("item", "項目の id（既定：すべて）", "item ids (default: all)"),
  population: {
    ...text(
      "population",
      "national（既定）、national-assigned、prefecture:11",
      "national (default), national-assigned, prefecture:11",
    ),
    words: ["national", "national-assigned"],
  },
  release: withHelp(
    INPUT.release,
    "内蔵の公表値の回。ファイルに複数の回があれば、その回を選ぶ",
    "a release of the built-in counts; of files of several releases this one is chosen",
  ),
  out,
};

export const INSPECT = {
  release: INPUT.release,
  table: withHelp(
    INPUT.table,
    "表題のないファイルが何の表かを指定",
    "name the table of a file without title",
  ),
  fiscalYear: withHelp(INPUT.fiscalYear, "表題のない表の健診年度", "fiscal year of tables without title"),
  zeros: INPUT.zeros,
  all: flag("特定健診と関係のないファイルも一覧する", "list other files too"),
  json,
};

export const SUPPRESSION = { ...INPUT, ...SELECTION };

export const CHART = {
  ...INPUT,
  ...SELECTION,
  ...YEARS,
  format: oneOf(
    "format",
    FIGURE_FORMATS,
    "svg（既定）、png、pdf、vega-lite、vega",
    "svg (default), png, pdf, vega-lite, vega",
  ),
  out: withHelp(out, "出力先のファイル、複数の図ならフォルダー", "file, or folder for several figures"),
  ...LOOK,
  kind: byDefault(
    oneOf(
      "kind",
      FIGURE_KINDS,
      `図の種類（既定 ${FIRST_KIND}）：${kindsInWords("ja")}`,
      `kind of figure (default ${FIRST_KIND}): ${kindsInWords("en")}`,
    ),
    FIRST_KIND,
  ),
  area: withHelp(
    area,
    "profile・sparklines にする二次医療圏（1103、埼玉県東部）",
    "areas of profiles and sparklines (1103, 埼玉県東部)",
  ),
  sex: withHelp(
    sex,
    "1 性別 1 枠：male,female（既定）、both（男女計）",
    "a panel each: male,female (default), both",
  ),
  scale: axisRange(),
};

/** `own`, `shared`, or a range in points that holds 0, as `-20,30`. */
function axisRange(): Option<"own" | "shared" | readonly [number, number]> {
  return {
    ...scale,
    help: {
      ja: "縦軸：own（図ごと、既定）、shared（全図共通）、-20,30",
      en: "vertical axis: own (default), shared, or -20,30",
    },
    expected: {
      ja: "own、shared、または 0 を含むポイントの範囲（例 -20,30）を指定してください。",
      en: "Give own, shared, or a range of points that holds 0, for example -20,30.",
    },
    check: (zod) =>
      zod
        .union([
          zod.enum(["own", "shared"]),
          zod
            .string()
            .regex(/^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/)
            .transform((value) => value.split(",").map(Number) as [number, number])
            .refine(([lower, upper]) => lower < 0 && upper > 0),
        ])
        .default("own"),
  };
}

export const RUN = {
  ...INPUT,
  ...SELECTION,
  ...YEARS,
  out: outFolder,
  kinds: someOf(
    "kind",
    FIGURE_KINDS,
    `図の種類（既定 ${usual}、2 回分以上なら ${usualOverTheYears} も）：${kindsInWords("ja")}`,
    `kinds of figures (default ${usual}, with several releases ${usualOverTheYears} too): ${kindsInWords("en")}`,
  ),
  png: flag("PNG も作る", "PNG too"),
  report: negatedFlag("report.html を作らない", "without report.html"),
  xlsx: flag(
    "都道府県ごとと全国の Excel ファイルも作る（workbooks/）",
    "Excel workbooks too, one a prefecture and one of the nation (workbooks/)",
  ),
  scale,
  check: text(
    "folder",
    "何も書かず、以前の run の結果と比べる（動いた比があれば終了コード 1）",
    "write nothing, compare with an earlier run (exit 1 where a ratio moved)",
  ),
  tolerance: parsed(
    "points",
    (zod) =>
      zod
        .string()
        .regex(/\S/)
        .default("0.005")
        .transform(Number)
        .refine((points) => points >= 0),
    { ja: "ポイント数（例 0.005）を指定してください。", en: "Give points, for example 0.005." },
    {
      ja: "--check で許す差（既定 0.005）",
      en: "points by which --check lets a ratio move (0.005)",
    },
  ),
  workers,
  fetch: release(
    "この回の公表ファイルを取得してから作る（保存先はパスのフォルダー、なければ --out の official）",
    "fetch the files of this release first (into the folder given as path, else into official in --out)",
  ),
  ...SOURCE,
  quiet: flag("途中経過を表示しない", "no messages"),
  json: withHelp(json, "結果のまとめを JSON で", "summary as JSON"),
};

export const DECK = {
  ...INPUT,
  ...SELECTION,
  area: withHelp(
    area,
    "この二次医療圏の資料にする（1103、埼玉県東部）",
    "a deck of this area (1103, 埼玉県東部)",
  ),
  out: withHelp(out, "出力先のファイル、複数ならフォルダー", "file to write, or folder for several decks"),
};

export const DEMO = {
  out: withHelp(outFolder, "出力先（既定：demo-output）", "folder to write (default: demo-output)"),
};

export const COUNTS = {
  ...INPUT,
  item: texts("item", "この項目の表だけ", "only the tables of these items"),
  prefecture,
  level: someOf("level", GEOGRAPHIES, GEOGRAPHIES.join(), GEOGRAPHIES.join()),
  format: oneOf(
    "format",
    ["csv", "ndjson", "arrow", "parquet"],
    "csv（既定）、ndjson、arrow、parquet",
    "csv (default), ndjson, arrow, parquet",
  ),
  out,
};

export const TOP = {
  ...INPUT,
  ...SELECTION,
  area,
  sex: someOf("sex", SEXES, "male,female", "male,female"),
  count: byDefault(wholeNumber("地域・性別ごとの項目数（既定 5）", "items a region and sex (5)"), 5),
};

export const FETCH = {
  release: release("公表回（5〜9、11）", "the release (5 to 9, 11)"),
  out: withHelp(outFolder, "保存先のフォルダー", "folder to save to"),
  only: texts(
    "kind",
    "検査、質問票、都道府県、二次医療圏 のものだけ",
    "only checkup, questionnaire, prefecture or area",
  ),
  list: flag("アドレスを表示するだけ", "only print the addresses"),
  format: byDefault(
    oneOf(
      "format",
      ["plain", "csv"],
      "--list の形：plain（既定）、csv（--addresses に渡せる）",
      "of --list: plain (default), csv (as --addresses takes it)",
    ),
    "plain",
  ),
  ...SOURCE,
  check: flag(
    "取得済みのファイルが変わっていないかサーバーに尋ねる",
    "ask the server whether files that are here have changed",
  ),
  update: flag("変わったファイルを新しい版に置き換える", "take the new version of files that have"),
  pause: parsed(
    "seconds",
    (zod) =>
      zod
        .string()
        .regex(/\S/)
        .transform(Number)
        .refine((seconds) => seconds >= 0 && seconds <= 3600)
        .optional(),
    { ja: "秒数（例 0.5）を指定してください。", en: "Give seconds, for example 0.5." },
    { ja: "次のファイルまでの間（既定 0.5）", en: "seconds between files (0.5)" },
  ),
  json: withHelp(json, "結果のまとめを JSON で", "summary as JSON"),
};

export const ITEMS = { all: flag("拡張項目も", "the extended items too"), json };

export const AREAS = {
  prefecture: text("prefecture", "都道府県（11、埼玉、埼玉県）", "a prefecture (11, 埼玉, Saitama)"),
  json,
};
