import { GEOGRAPHIES } from "../../catalog/levels.js";
import { COLOURINGS } from "../../figures/chart/colouring.js";
import { MEASURES } from "../../figures/chart/measure.js";
import {
  FIGURE_KINDS,
  FIRST_KIND,
  isRatioKind,
  isTrendKind,
  KINDS_WITH_RATES,
  kindsInWords,
  RUN_KINDS,
  USUAL_KINDS,
} from "../../figures/kinds.js";
import { FIGURE_FORMATS } from "../../jobs/figures/draw.js";
import { SLIDE_SIZES } from "../../outputs/deck/pptx/places.js";
import { WORDS_FORMATS } from "../../outputs/words/written.js";
import { INPUT, pool } from "./input.js";
import { LOOK } from "./look.js";
import {
  byDefault,
  flag,
  negatedFlag,
  numeric,
  type Option,
  oneOf,
  someOf,
  text,
  withHelp,
} from "./option.js";
import { json, out, outFolder, wholeNumber, workers } from "./output.js";
import { areasFor, oneOrTwoReferences, SELECTION, SELECTION_WITHOUT_AGES, sex, YEARS } from "./selection.js";
import { release, SOURCE } from "./source.js";

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

export const CHART = {
  ...INPUT,
  ...SELECTION,
  reference: oneOrTwoReferences,
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
  area: areasFor("profile・sparklines にする二次医療圏", "areas of profiles and sparklines"),
  sex: withHelp(
    sex,
    "1 性別 1 枠：male,female（既定）、both（男女計）",
    "a panel each: male,female (default), both",
  ),
  scale: axisRange(),
  pool,
  level: oneOf(
    "level",
    GEOGRAPHIES,
    "地図の地域：area（二次医療圏、既定）、prefecture（都道府県）",
    "regions of a map: area (default), prefecture",
  ),
  colour: oneOf(
    "colouring",
    COLOURINGS,
    "地図の色：ratio（比の区分、既定）、mark（有意差）",
    "colours of a map: ratio (classes of the ratio, default), mark (significance)",
  ),
  measure: oneOf(
    "measure",
    MEASURES,
    `示す値：ratio（標準化該当比−100、既定）、adjusted-rate（年齢調整該当率、％。${KINDS_WITH_RATES.join("・")}）`,
    `what is shown: ratio (standardized ratio − 100, default), adjusted-rate (per cent; ${KINDS_WITH_RATES.join(", ")})`,
  ),
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
  reference: oneOrTwoReferences,
  ...YEARS,
  out: outFolder,
  kinds: someOf(
    "kind",
    RUN_KINDS,
    `図の種類（既定 ${usual}、2 回分以上なら ${usualOverTheYears} も）：${kindsInWords("ja", RUN_KINDS)}`,
    `kinds of figures (default ${usual}, with several releases ${usualOverTheYears} too): ${kindsInWords("en", RUN_KINDS)}`,
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
  tolerance: byDefault(
    numeric(
      "points",
      /\S/,
      { ja: "ポイント数（例 0.005）を指定してください。", en: "Give points, for example 0.005." },
      { ja: "--check で許す差（既定 0.005）", en: "points by which --check lets a ratio move (0.005)" },
      (points) => points >= 0,
    ),
    0.005,
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
  ages: withHelp(
    SELECTION.ages,
    "ノートに載せる年齢（40-74 を含める。既定 40-74,40-64,65-74）。スライドは 40-74",
    "ages in the notes, 40-74 among them (40-74,40-64,65-74); the slides show 40-74",
  ),
  area: areasFor("この二次医療圏の資料にする", "a deck of this area"),
  out: withHelp(out, "出力先のファイル、複数ならフォルダー", "file to write, or folder for several decks"),
  slideSize: byDefault(
    oneOf(
      "size",
      SLIDE_SIZES,
      "スライドの大きさ：16:9（既定）、4:3",
      "shape of the slides: 16:9 (default), 4:3",
    ),
    "16:9",
  ),
};

export const DEMO = {
  out: withHelp(outFolder, "出力先（既定：demo-output）", "folder to write (default: demo-output)"),
};

export const WORDS = {
  ...INPUT,
  ...SELECTION_WITHOUT_AGES,
  area: areasFor("この二次医療圏だけ", "only these areas"),
  pool,
  count: byDefault(wholeNumber("地域ごとの項目数（既定 5）", "items a region (5)"), 5),
  format: oneOf("format", WORDS_FORMATS, "text（既定）、markdown", "text (default), markdown"),
  out,
};
