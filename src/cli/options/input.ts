import type { NamedTable } from "../../ingest/read-tables.js";
import { releaseOfYear } from "../../model/fiscal-year.js";
import { flag, numeric, type Option, oneOf, parsed, text } from "./option.js";

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

/** Releases that come with the program: `8`, `6,8`, `6-9`, `第6回～第9回`, `all`. */
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

/** A fiscal year (2019, 2019年度) is its release where releases are added up: counts of one's own have years only. */
const asReleases = (value: string): string =>
  value.normalize("NFKC").replace(/(20[1-9]\d)(?:年度?)?/g, (_, year) => String(releaseOfYear(Number(year))));

/** The numbers of a list of releases, or null where it is none. */
function releasesOf(value: string): readonly number[] | "all" | null {
  const text = value.normalize("NFKC").trim();
  if (/^(all|すべて|全部)$/i.test(text)) return "all";
  const numbers: number[] = [];
  for (const part of text.split(/[,、・]/)) {
    const [, from, to = from] =
      /^\s*第?(\d{1,2})回?(?:\s*[-~\u301c–]\s*第?(\d{1,2})回?)?\s*$/.exec(part) ?? [];
    if (from === undefined || Number(to) < Number(from)) return null;
    for (let number = Number(from); number <= Number(to); number++) numbers.push(number);
  }
  return numbers;
}

/** Releases whose counts are added up: at least two. */
export const pool: Option<readonly number[] | undefined> = parsed(
  "releases",
  (zod) =>
    zod
      .string()
      .transform((value) => releasesOf(asReleases(value)))
      .refine((numbers) => numbers !== null && numbers !== "all" && new Set(numbers).size > 1)
      .transform((numbers) => [...new Set(numbers as readonly number[])].sort((a, b) => a - b))
      .optional(),
  {
    ja: "合算する公表回を 7-9 のように（または年度を 2019-2021 のように）2 つ以上指定してください。",
    en: "Give two releases or more, as 7-9, or fiscal years, as 2019-2021.",
  },
  {
    ja: "数年分の人数を合わせた比（7-9。ndb-ratio help method）",
    en: "ratios of several years added up (7-9; see ndb-ratio help method)",
  },
);

/** Options that choose what is read. */
export const INPUT = {
  release: releases,
  table,
  fiscalYear: numeric(
    "year",
    /^20\d\d$/,
    { ja: "西暦の年度（例 2020）を指定してください。", en: "Give the fiscal year, for example 2020." },
    {
      ja: "表題のない表の年度、独自の集計から使う年度（2021）",
      en: "fiscal year of tables without title; of counts of your own the one to take (2021)",
    },
  ),
  itemsFile: text(
    "file",
    "独自の項目（data/items.json と同じ形の JSON）",
    "items of your own (JSON like data/items.json)",
  ),
  acceptSmallCounts: flag(
    "0～9 の人数を含む（秘匿されていない）独自の集計を認める",
    "accept tables with counts of 0–9 (not suppressed)",
  ),
  zeros: oneOf(
    "treatment",
    ["hidden"],
    "hidden：秘匿（-）の代わりに 0 と書かれた表の 0 を秘匿として読む",
    "hidden: read the 0 of tables in which - was replaced by 0 as hidden",
  ),
};
