import { LEVELS } from "../../catalog/levels.js";
import { INTERVAL_METHODS } from "../../engine/statistics/interval-methods.js";
import { SIZE_NAMES } from "../../figures/chart/sizes.js";
import type { NamedTable } from "../../ingest/read-tables.js";
import { AGE_GROUPS } from "../../model/ages.js";
import { SEXES_AND_BOTH } from "../../model/counts.js";
import { CONFIG_FILE } from "../config-file.js";
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
  withNone,
} from "./option.js";

// Options that several commands take. Those of one command stand with it in by-command.ts.

/** Options of the whole program. */
export const GLOBAL = {
  lang: byDefault(
    oneOf(
      "language",
      ["ja", "en"],
      "言語（既定：画面は環境に合わせ、図は日本語）",
      "language; figures are Japanese unless en",
    ),
    "ja",
  ),
  debug: flag("内部の詳細を表示", "show a stack trace"),
  config: withNone(
    text(
      "file",
      `設定ファイル（既定：作業フォルダーの ${CONFIG_FILE}。ndb-ratio help config）`,
      `config file (default: ${CONFIG_FILE} in the working folder; see ndb-ratio help config)`,
    ),
    "設定ファイルを使わない",
    "use no config file",
  ),
};
/** A file without a title and the table that it holds: `q01=FILE`, `egfr:detailed=FILE`. */
const namedTable = /^([^=:]+)(?::(basic|detailed))?=(.+)$/;

const table: Option<readonly NamedTable[]> = {
  ...parsed<readonly NamedTable[]>(
    "table",
    (zod) => zod.array(zod.string().regex(namedTable).transform(tableOf)).default([]),
    {
      ja: "「表=ファイル」（例 q01=q01.csv、egfr:detailed=egfr.xlsx）と書いてください。",
      en: "Write TABLE=FILE, for example q01=q01.csv or egfr:detailed=egfr.xlsx.",
    },
    {
      ja: "表題のないファイルが何の表かを指定（例 q01=q01.csv、egfr:detailed=egfr.xlsx）",
      en: "name the table of a file without title (q01=q01.csv, egfr:detailed=egfr.xlsx)",
    },
  ),
  isRepeated: true,
};

function tableOf(value: string): NamedTable {
  const [, key = "", block, path = ""] = namedTable.exec(value) ?? [];
  return { table: key, block: block === "basic" || block === "detailed" ? block : null, path };
}

/** Releases that come with the program: `8`, `6,8`, `6-9`, `第6回〜第9回`, `all`. */
const releases: Option<readonly number[] | "all" | undefined> = {
  ...parsed(
    "releases",
    (zod) =>
      zod
        .string()
        .transform(releasesOf)
        .refine((numbers) => numbers !== null)
        .optional(),
    {
      ja: "公表回を 8、6,8、6-9、all のように指定してください。",
      en: "Give releases as 8; 6,8; 6-9; or all.",
    },
    {
      ja: "内蔵の公表値の回（8、6,8、6-9、all。パスもあれば、ファイルに加える）",
      en: "releases of the built-in counts (8; 6,8; 6-9; all), added to files where paths are given too",
    },
  ),
  words: ["all"],
};

/** The numbers of a list of releases, or null where it is none. */
function releasesOf(value: string): readonly number[] | "all" | null {
  const text = value.normalize("NFKC").trim();
  if (/^(all|すべて|全部)$/i.test(text)) return "all";
  const numbers: number[] = [];
  for (const part of text.split(/[,、・]/)) {
    const [, from, to = from] = /^\s*第?(\d{1,2})回?(?:\s*[-~〜–]\s*第?(\d{1,2})回?)?\s*$/.exec(part) ?? [];
    if (from === undefined || Number(to) < Number(from)) return null;
    for (let number = Number(from); number <= Number(to); number++) numbers.push(number);
  }
  return numbers;
}

/** Options that choose what is read. */
export const INPUT = {
  release: releases,
  table,
  fiscalYear: parsed(
    "year",
    (zod) =>
      zod
        .string()
        .regex(/^20\d\d$/)
        .transform(Number)
        .optional(),
    { ja: "西暦の年度（例 2020）を指定してください。", en: "Give the fiscal year, for example 2020." },
    { ja: "表題のない表の健診年度（例 2021）", en: "fiscal year of tables without title (2021)" },
  ),
  itemsFile: text(
    "file",
    "独自の項目（data/items.json と同じ形の JSON）",
    "items of your own (JSON like data/items.json)",
  ),
  acceptSmallCounts: flag(
    "0〜9 の人数を含む（秘匿されていない）独自の集計を認める",
    "accept tables with counts of 0–9 (not suppressed)",
  ),
  zeros: oneOf(
    "treatment",
    ["hidden"],
    "hidden：秘匿（-）の代わりに 0 と書かれた表の 0 を秘匿として読む",
    "hidden: read the 0 of tables in which - was replaced by 0 as hidden",
  ),
};

/** Regions put together by the user. */
export const regions = text(
  "file",
  "独自の地域（CSV：code,name,members。members は二次医療圏・都道府県のコードを空白で区切る）",
  "regions of your own (CSV: code,name,members; members are codes of areas or prefectures, separated by spaces)",
);
export const prefecture = texts(
  "prefecture",
  "都道府県（11、埼玉、埼玉県）",
  "prefectures (11, 埼玉, Saitama)",
);
export const area = texts("area", "二次医療圏（1103、埼玉県東部）", "areas (1103, 埼玉県東部)");
export const level = someOf("level", LEVELS, LEVELS.join(), LEVELS.join());
export const sex = someOf("sex", SEXES_AND_BOTH, "male,female,both", "male,female,both");

/** Options that choose which ratios are made. */
export const SELECTION = {
  item: texts("item", "項目の id（複数可。一覧は ndb-ratio items）", "item ids (see ndb-ratio items)"),
  allItems: flag("標準の 46 項目に拡張項目を加える", "the extended items too, not only the 46"),
  prefecture,
  regions,
  ages: someOf(
    "ages",
    [...AGE_GROUPS.map(({ id }) => id), "5-year"],
    "40-74,40-64,65-74（既定）、5-year、40-44 など",
    "40-74,40-64,65-74 (default), 5-year, 40-44 …",
  ),
  reference: {
    ...text(
      "reference",
      "national（全国、既定）、national-assigned（判別不可を除く）、prefecture:11、基準のファイル",
      "national (default), national-assigned (without 判別不可), prefecture:11, or a reference file",
    ),
    words: ["national", "national-assigned"],
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
    "元の表の誤りとみられる地域を基準から除く",
    "leave regions whose counts look like errors of the source out of the reference",
  ),
  suppression: byDefault(
    oneOf(
      "treatment",
      ["bounds", "naive"],
      "bounds（既定）か naive（秘匿を 0 とみなす。違いを示すためだけのもの）",
      "bounds (default) or naive (hidden as 0; only to show the difference)",
    ),
    "bounds",
  ),
};

/** Options that choose how years are compared. */
export const YEARS = {
  baseRelease: parsed(
    "release",
    (zod) =>
      zod
        .string()
        .regex(/^\d{1,2}$/)
        .transform(Number)
        .optional(),
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

/** Pixels of a picture that can be read, and no more than any program takes. */
const pixels = (ja: string, en: string): Option<number | undefined> =>
  parsed(
    "pixels",
    (zod) =>
      zod
        .string()
        .regex(/^\d{3,5}$/)
        .transform(Number)
        .refine((count) => count >= 300 && count <= 10_000)
        .optional(),
    { ja: "300 から 10000 までのピクセル数を指定してください。", en: "Give pixels from 300 to 10000." },
    { ja, en },
  );

/** How figures look. */
export const LOOK = {
  size: oneOf(
    "size",
    SIZE_NAMES,
    "図の大きさ：a4、a4-landscape（A4 横）、a3（A3 横）、slide（16:9）、half（Word の半ページ）",
    "size of the picture: a4, a4-landscape, a3 (landscape), slide (16:9), half (half a page in Word)",
  ),
  width: pixels("図の幅（文字の大きさは変わらない）", "width of the picture; letters keep their size"),
  height: pixels("図の高さ", "height of the picture"),
  title: withNone(
    text("text", "図の題（既定：地域・年度・項目）", "title of the figure (default: region, year and item)"),
    "題を付けない（読み方の 1 行は残る）",
    "without a title; the line on how to read it stays",
  ),
  notes: negatedFlag(
    "図の下の注記を付けない（記号の説明は残る）",
    "without the notes below the figure; the key of its symbols stays",
  ),
  font: text(
    "font",
    "SVG を見る人の環境にある書体（例 Meiryo。PNG・PDF は内蔵の BIZ UDPゴシック）",
    "a font that readers of the SVG have (Meiryo, say; PNG and PDF have the built-in BIZ UDPGothic)",
  ),
  outline: flag(
    "SVG の文字を図形にする（書体のない環境でも同じに見える）",
    "the texts of an SVG as paths, so that it looks the same without the font",
  ),
};

/** Where official files are fetched from. */
export const SOURCE = {
  addresses: text(
    "file",
    "自分で用意したアドレスの一覧（CSV：release,url ほか）",
    "addresses of your own (CSV: release,url and more)",
  ),
  baseUrl: parsed(
    "address",
    (zod) =>
      zod
        .string()
        .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))
        .transform((value) => new URL(value))
        .optional(),
    {
      ja: "アドレス（例 https://mirror.example/）を指定してください。",
      en: "Give an address, for example https://mirror.example/.",
    },
    { ja: "厚生労働省の代わりに使うサーバー", en: "a server in place of the ministry's" },
  ),
};

/** A release of the ministry, as a number or as 第8回. */
export function release(ja: string, en: string): Option<number | undefined> {
  return parsed(
    "release",
    (zod) =>
      zod
        .string()
        .transform((value) => /^第?(\d{1,2})回?$/.exec(value.normalize("NFKC"))?.[1] ?? "")
        .pipe(zod.string().min(1))
        .transform(Number)
        .optional(),
    { ja: "公表回の番号（例 8）を指定してください。", en: "Give its number, for example 8." },
    { ja, en },
  );
}

/** A whole number from 1. */
export function wholeNumber(ja: string, en: string): Option<number | undefined> {
  return parsed(
    "count",
    (zod) =>
      zod
        .string()
        .regex(/^[1-9]\d{0,8}$/)
        .transform(Number)
        .optional(),
    { ja: "1 以上の整数を指定してください。", en: "Give a whole number from 1." },
    { ja, en },
  );
}

const MOST_WORKERS = 64;

/** How many threads draw figures. */
export const workers = byDefault(
  parsed(
    "number",
    (zod) =>
      zod
        .string()
        .regex(/^\d{1,2}$/)
        .transform(Number)
        .refine((count) => count >= 1 && count <= MOST_WORKERS)
        .optional(),
    {
      ja: `1 から ${MOST_WORKERS} までの数を指定してください。`,
      en: `Give a number from 1 to ${MOST_WORKERS}.`,
    },
    {
      ja: "図を描くスレッドの数（既定 1。図は同じ）",
      en: "threads that draw figures (default: 1; the figures are the same)",
    },
  ),
  1,
);

export const json = flag("JSON で出力", "as JSON");

/** Where a command writes the one thing that it makes; undefined for standard output, which "-" names too. */
export const out: Option<string | undefined> = {
  ...text("file", "出力先（既定：標準出力）", "file to write (default: standard output)"),
  check: (zod) =>
    zod
      .string()
      .transform((path) => (path === "-" ? undefined : path))
      .optional(),
};

/** Where a command that makes several files writes them. */
export const outFolder = parsed(
  "folder",
  (zod) =>
    zod
      .string()
      .refine((path) => path !== "-")
      .optional(),
  {
    ja: "ファイルがいくつもできるので、標準出力には書けません。フォルダーを指定してください。",
    en: "Several files are made, which standard output cannot take: give a folder.",
  },
  { ja: "出力先のフォルダー", en: "folder to write" },
);
