import { LEVELS } from "../../catalog/levels.js";
import { INTERVAL_METHODS } from "../../engine/statistics/interval-methods.js";
import { AGE_GROUPS } from "../../model/ages.js";
import { SEXES_AND_BOTH } from "../../model/counts.js";
import type { Bilingual } from "../../text/language.js";
import { byDefault, flag, numeric, oneOf, someOf, text, texts, withHelp } from "./option.js";
import { wholeNumber } from "./output.js";

const insurer = texts(
  "insurer",
  "独自の集計で合わせる保険者（国保,協会けんぽ。既定：すべて）",
  "insurers to add up, of counts of your own (default: all in the file)",
);
const hideBelow = wholeNumber(
  "独自の集計で、この人数に満たない該当者数を、分かる手がかりと共に秘匿（10 など）",
  "hide counts under this of counts of your own, and all that tells them (10, say)",
);
/** Regions put together by the user. */
export const regions = text(
  "file",
  "独自の地域の CSV（ndb-ratio help regions）",
  "CSV of regions of your own (see ndb-ratio help regions)",
);
export const prefecture = texts(
  "prefecture",
  "都道府県（11、埼玉、埼玉県）",
  "prefectures (11, 埼玉, Saitama)",
);
/** Areas by name, with which of several of that name is meant. */
export const areasFor = (ja: string, en: string) =>
  texts(
    "area",
    `${ja}（1103、埼玉県東部。--prefecture があればその中の名前を先に探し、同じ名前なら --regions の地域を使う）`,
    `${en} (1103, 埼玉県東部; a name is looked for in --prefecture first, and a region of --regions comes before an area)`,
  );
export const area = areasFor("二次医療圏か独自の地域", "areas, or regions of your own");
export const level = someOf("level", LEVELS, LEVELS.join("、"), LEVELS.join(", "));
export const sex = someOf("sex", SEXES_AND_BOTH, "male,female,both", "male,female,both");

const REFERENCES: Bilingual = {
  ja: "national（全国、既定）、national-assigned（判別不可を除く）、prefecture:11、own-prefecture（属する都道府県）、基準のファイル",
  en: "national (default), national-assigned (without 判別不可), prefecture:11, own-prefecture (the one each region lies in), or a reference file",
};

/** Options that choose which ratios are made. */
export const SELECTION = {
  item: texts(
    "item",
    "項目の id か名前（喫煙、BMI≥25。複数可。一覧は ndb-ratio items）",
    "ids or names of items (喫煙, BMI≥25, Smoking; see ndb-ratio items)",
  ),
  allItems: flag("標準の 46 項目に拡張項目を加える", "the extended items too, not only the 46"),
  prefecture,
  regions,
  insurer,
  hideBelow,
  ages: someOf(
    "ages",
    [...AGE_GROUPS.map(({ id }) => id), "5-year"],
    "40-74,40-64,65-74（既定）、5-year、40-44 など",
    "40-74,40-64,65-74 (default), 5-year, 40-44 …",
  ),
  reference: {
    ...text("reference", REFERENCES.ja, REFERENCES.en),
    words: ["national", "national-assigned", "own-prefecture"],
  },
  interval: byDefault(
    oneOf(
      "method",
      INTERVAL_METHODS,
      "信頼区間：binomial（既定）、poisson、byar",
      "limits: binomial (default), poisson, byar",
    ),
    "binomial",
  ),
  bounds: byDefault(
    oneOf(
      "range",
      ["given-reference", "with-reference"],
      "given-reference（既定）か with-reference（基準の秘匿による不確かさも含める）",
      "given-reference (default) or with-reference (covers the reference's hidden cells too)",
    ),
    "given-reference",
  ),
  excludeImplausible: flag(
    "元データの誤りとみられる地域を基準から除く",
    "leave regions whose counts look like errors of the source out of the reference",
  ),
  suppression: byDefault(
    oneOf(
      "treatment",
      ["bounds", "naive"],
      "bounds（既定）か naive（秘匿を 0 とみなす。違いを示すためだけのもの。基準の率には推定値を使う）",
      "bounds (default) or naive (hidden as 0; only to show the difference; the reference's rates keep their estimates)",
    ),
    "bounds",
  ),
};

const { ages: _, ...withoutAges } = SELECTION;
/** The same of commands that show ages 40–74 whatever is asked for. */
export const SELECTION_WITHOUT_AGES = withoutAges;

/** The same of commands that show two references beside each other. */
export const oneOrTwoReferences = {
  ...withHelp(
    SELECTION.reference,
    `${REFERENCES.ja}。national,own-prefecture で両方`,
    `${REFERENCES.en}; national,own-prefecture for both`,
  ),
  words: [...SELECTION.reference.words, "national,own-prefecture"],
};

/** Options that choose how years are compared. */
export const YEARS = {
  baseRelease: numeric(
    "release",
    /^\d{1,2}$/,
    {
      ja: "公表回の番号（例 6）を指定してください。",
      en: "Give the number of a release, for example 6.",
    },
    {
      ja: "どの年度もこの回の基準と比べる（水準の変化が見える。例 6）",
      en: "compare every year with this release's reference, so that a change of level shows (6, say)",
    },
  ),
  areaChanges: text(
    "file",
    "統合・改称した二次医療圏の対応表（JSON。ndb-ratio schema area-changes）",
    "which areas were merged or renamed (JSON; see ndb-ratio schema area-changes)",
  ),
};
