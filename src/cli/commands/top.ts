import { isInPrefecture } from "../../catalog/levels.js";
import { loadCatalog } from "../../catalog/load.js";
import type { Catalog } from "../../catalog/schema.js";
import { chosenAreas, chosenItems, chosenPrefectures, chosenSexes, figureLevels } from "../../jobs/chosen.js";
import { type Given, given, rowsOfResult, tellFirst } from "../../jobs/given-result.js";
import { withOwnCounts } from "../../jobs/own-result.js";
import { ratiosOfFiles } from "../../jobs/ratios/compute-ratios.js";
import { type RatioChoice, withOwnItems } from "../../jobs/ratios/request.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { SEXES } from "../../model/counts.js";
import { yearOfRelease } from "../../model/fiscal-year.js";
import { RatioTable } from "../../model/ratio-table.js";
import { type ReferenceName, referenceName } from "../../model/reference-name.js";
import { implausibleItems, inOrder, type NotableItem, notableItems } from "../../outputs/notable.js";
import { markColours } from "../../outputs/tables/mark-colours.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import type { Bilingual, Language } from "../../text/language.js";
import { signed, signedRange, withHyphen } from "../../text/numbers.js";
import { formatTable } from "../../text/table.js";
import { checkedOptions } from "../options/check.js";
import { TOP } from "../options/of-numbers.js";
import type { Written } from "../options/option.js";
import { inputRequest, ratioChoice } from "../options/requests.js";

/** What is looked through. */
interface Source {
  readonly table: RatioTable;
  readonly catalog: Catalog;
  readonly reference: ReferenceName;
  readonly synthetic: boolean;
}

/** `ndb-ratio top`: the items in which each region is furthest from the reference, to the unfavourable side. */
export async function top(
  paths: readonly string[],
  written: Written<typeof TOP>,
  effects: Effects,
): Promise<void> {
  const options = checkedOptions(TOP, written);
  const { count } = options;
  const source = await sourceOf(
    await given(inputRequest(paths, options), effects),
    ratioChoice(options),
    effects,
  );
  refuseWholeNation(source.table);
  const directions = new Map(source.catalog.items.map(({ id, direction }) => [id, direction]));
  const notable = notableItems(source.table, count, (item) => {
    const direction = directions.get(item);
    return direction === "neutral" ? 0 : direction === "low-is-worse" ? -1 : 1;
  });
  if (notable.length === 0) throw nothingNotable();
  const { language, columns } = effects;
  await effects.write([
    `${headline(notable, source, count, language)}\n`,
    notableTable(notable, source.catalog, language, columns),
    `${LEGEND[language]}${notable.some(({ rank }) => rank !== null) ? RANK_LEGEND[language] : ""}\n`,
    passedOver(source, language),
  ]);
}

async function sourceOf(input: Given, choice: RatioChoice, effects: Pick<Effects, "say">): Promise<Source> {
  if (input.kind === "tables") {
    const levels = figureLevels(choice).filter((level) => !choice.areas || isInPrefecture(level));
    const wanted = { ...choice, levels, sexes: choice.sexes ?? SEXES, ages: [WHOLE_AGES] };
    const computed = await ratiosOfFiles(input.request, wanted, input.effects, loadCatalog());
    const { table, catalog, header } = computed;
    const { reference, synthetic } = header;
    return { table, catalog, reference: referenceName(reference, catalog.prefectures), synthetic };
  }
  const { catalog, own } = withOwnItems(withOwnCounts(loadCatalog(), input.result), choice.itemsFile);
  const items = choice.items && new Set(chosenItems(choice.items, catalog, own).map(({ id }) => id));
  const prefectures = chosenPrefectures(choice.prefectures, catalog);
  const areas = chosenAreas(choice.areas, catalog);
  const sexes = chosenSexes(choice.sexes);
  const found = await rowsOfResult(
    input,
    ({ item = "", code = "", fiscalYear = 0, prefectureCode, sex, ages }) =>
      ages === WHOLE_AGES &&
      (!items || items.has(item)) &&
      (!prefectures || prefectures.has(prefectureCode ?? "")) &&
      (!areas || areas.has(code, fiscalYear)) &&
      sexes.some((chosen) => chosen === sex),
    catalog,
  );
  tellFirst(found, effects);
  const { rows, reference } = found;
  const table = new RatioTable();
  for (const row of rows) table.push(row);
  return { table, catalog, reference, synthetic: input.result.synthetic };
}

const WORDS = {
  ja: {
    header: ["回", "番号", "地域", "性別", "項目", "差", "秘匿による幅", "有意", "順位"],
    sexes: { male: "男", female: "女", both: "男女" },
    range: "〜",
  },
  en: {
    header: ["release", "code", "region", "sex", "item", "diff", "hidden counts leave", "sig.", "rank"],
    sexes: { male: "men", female: "women", both: "both" },
    range: " to ",
  },
} as const;

const LEGEND: Readonly<Bilingual> = {
  ja: "差：標準化該当比−100（40〜74歳）。有意：++ 99.8％、+ 95％（低いほうは -）、* は同じ規模の地域のばらつきも超える。",
  en: "diff: standardized ratio − 100, ages 40–74. sig.: ++ 99.8%, + 95% (- where low), * more than regions of its size differ.",
};
const RANK_LEGEND: Readonly<Bilingual> = {
  ja: "順位：全国の医療圏（都道府県）の中で高いほうから。",
  en: " rank: from the highest of all areas (or prefectures).",
};

const MOST_NAMED = 5;

/** The rows that are passed over since their counts look like errors of the source; nothing where there are none. */
function passedOver({ table, catalog }: Source, language: Language): string {
  const names = new Map(catalog.items.map(({ id, name }) => [id, name[language]]));
  const words = WORDS[language];
  const found = implausibleItems(table);
  if (found.length === 0) return "";
  const list = found
    .slice(0, MOST_NAMED)
    .map(
      ({ release, name, sex, item, difference }) =>
        `${language === "ja" ? `第${release}回` : `release ${release}`} ${name} ${words.sexes[sex]} ${names.get(item) ?? item}${difference === null ? "" : ` ${withHyphen(signed(difference, 1))}`}`,
    );
  const more = found.length - list.length;
  return language === "ja"
    ? `元の表の誤りとみられるため除いた値：${list.join("、")}${more > 0 ? ` ほか${more}` : ""}。\n`
    : `Passed over, since their counts look like errors of the source: ${list.join("; ")}${more > 0 ? `; and ${more} more` : ""}.\n`;
}

function headline(
  notable: readonly NotableItem[],
  source: Source,
  count: number,
  language: Language,
): string {
  const prefectures = [...new Set(notable.map(({ prefecture }) => prefecture))].filter(
    (name) => name !== null,
  );
  const releases = [...new Set(notable.map(({ release }) => release))].sort((a, b) => a - b);
  const parts = {
    ja: [
      `${prefectures.join("・")} ${releases.map((release) => `第${release}回（${yearOfRelease(release)}年度）`).join("・")}`,
      `${source.reference.ja}より好ましくない項目（地域・性別ごとに上位 ${count} 項目）`,
    ],
    en: [
      `${prefectures.join(", ")} ${releases.map((release) => `release ${release} (FY${yearOfRelease(release)})`).join(", ")}`,
      `items furthest from ${source.reference.en} to the unfavourable side (${count} a region and sex)`,
    ],
  }[language];
  const naive = notable.some(({ flags }) => flags.includes("naive"));
  const warnings = [
    ...(source.synthetic ? [{ ja: "合成データ（実在しない数値）", en: "made-up figures" }] : []),
    ...(naive
      ? [{ ja: "秘匿を 0 とみなした値（使用不可）", en: "hidden counts read as 0: not to be used" }]
      : []),
  ].map((text) => text[language]);
  return [parts.join(language === "ja" ? "：" : ": "), ...warnings].join(language === "ja" ? "　" : "; ");
}

/** Releases apart, regions in code order, men before women, the furthest item first. */
function notableTable(
  notable: readonly NotableItem[],
  catalog: Catalog,
  language: Language,
  columns: number | undefined,
): string {
  const words = WORDS[language];
  const names = new Map(catalog.items.map(({ id, name }) => [id, name[language]]));
  const order = inOrder(notable);
  const several = new Set(order.map(({ release }) => release)).size > 1;
  const rows = order.map((entry) => [
    several ? (language === "ja" ? `第${entry.release}回` : String(entry.release)) : "",
    entry.code,
    entry.name,
    words.sexes[entry.sex],
    names.get(entry.item) ?? entry.item,
    withHyphen(signed(entry.difference, 1)),
    boundsText(entry, words.range),
    significance(entry),
    entry.rank === null ? "" : String(entry.rank),
  ]);
  const byMark = markColours(columns !== undefined);
  const empty = words.header.map((_, c) => rows.every((row) => row[c] === ""));
  const kept = words.header.flatMap((_, c) => (empty[c] ? [] : [c]));
  const pick = (row: readonly string[]) => kept.map((c) => row[c]!);
  return formatTable([pick(words.header), ...rows.map(pick)], {
    header: true,
    width: columns,
    align: kept.map((c) => (c === 5 || c === 8 ? "right" : "left")),
    style: (text, row, c) => (row > 0 && COLOURED.has(kept[c]!) ? byMark(text, order[row - 1]!.mark) : text),
  });
}

/** The difference and its significance. */
const COLOURED: ReadonlySet<number> = new Set([5, 7]);

/** Empty where the hidden counts leave nothing open that one decimal would show. */
function boundsText({ ratioLower, ratioUpper }: NotableItem, range: string): string {
  if (ratioLower === null || ratioUpper === null) return "";
  const [from, to] = [ratioLower - 100, ratioUpper - 100];
  if (signed(from, 1) === signed(to, 1)) return "";
  const { lower, upper } = signedRange(from, to, 1);
  return withHyphen(`${lower}${range}${upper}`);
}

function significance({ mark, adjustedMark }: NotableItem): string {
  const signs = { "high-99.8": "++", "high-95": "+", none: "", "low-95": "-", "low-99.8": "--" };
  const standsOut = adjustedMark !== null && adjustedMark !== "none";
  return `${mark === null ? "" : signs[mark]}${standsOut ? "*" : ""}`;
}

/** A list of the whole nation is too long to read. @throws Failure (exit code 2) where no prefectures or areas were chosen */
function refuseWholeNation(table: RatioTable): void {
  if (new Set(table.column("prefectureCode")).size <= MOST_PREFECTURES) return;
  throw new Failure(
    {
      ja: "都道府県を --prefecture 埼玉、医療圏を --area 秩父 のように選んでください。",
      en: "choose prefectures (--prefecture 11) or areas (--area 1103).",
    },
    { exitCode: 2 },
  );
}

const MOST_PREFECTURES = 10;

function nothingNotable(): Failure {
  return new Failure({
    ja: "基準より好ましくない項目がありません。項目・都道府県・医療圏の指定を確かめてください。",
    en: "no item is on the unfavourable side. Check the items, prefectures and areas asked for.",
  });
}
