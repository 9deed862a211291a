// @ts-nocheck
import { CURRENT_QUESTIONNAIRE, itemInRelease, questionVersion } from "../catalog/comparability.js";
import { standardItems } from "../catalog/items.js";
import type { Catalog } from "../catalog/schema.js";
import type { Implausible } from "../engine/plausibility/implausible.js";
import type { SetAside } from "../ingest/read-tables.js";
import { type CountTable, HIDDEN, type ReleaseTables, SEXES } from "../model/counts.js";
import { describePlace } from "../text/failure.js";
import type { Language } from "../text/language.js";
import { percent } from "../text/numbers.js";
import { formatTable } from "../text/table.js";
import { visible } from "../text/visible-text.js";
import type { Input } from "./read-input.js";

/** All tables of an input, in the order of releases and of the catalog. */
export function tablesOf({ releases }: Pick<Input, "releases">): CountTable[] {
  return releases.flatMap(({ pairs }) =>
    pairs.flatMap(({ prefecture, area }) => [prefecture, area].filter((table) => table !== null)),
  );
}

/** Hidden cells, share of all. */
export function shareHidden(table: CountTable): number {
  const cells = table.male.counts.length + table.female.counts.length;
  let hidden = 0;
  for (const sex of SEXES) for (const count of table[sex].counts) if (count === HIDDEN) hidden++;
  return hidden / cells;
}

const WORDS = {
  ja: {
    header: ["回", "年度", "表", "名称", "地域", "区分", "地域数", "階層", "秘匿", "確認", "ファイル"],
    prefecture: "都道府県",
    area: "医療圏",
    basic: "※1",
    detailed: "※2",
    good: "○",
    found: "読み込んだ表",
    aside: "対象外のファイル",
    findings: "確認で見つかったこと",
    failures: "読み込めないファイル",
    implausible: "元の表の誤りとみられる人数（46項目）",
    duplicates: "同じ内容のため使わない表",
    nothing: "NDBオープンデータの表は見つかりませんでした。",
    note: "注",
    error: "誤",
    release: (release: number, year: number) => `第${release}回（${year}年度の健診）`,
    tables: (prefectures: number, areas: number) => `都道府県の表 ${prefectures}、二次医療圏の表 ${areas}`,
    checks: (errors: number, notes: number) =>
      errors + notes === 0 ? "確認：問題なし" : `確認：誤り ${errors}、注意 ${notes}`,
    missing: "標準の 46 項目に足りない表",
    complete: "標準の 46 項目の表はすべてあります",
    both: "都道府県・医療圏",
    others: (files: number) => `ほかに、特定健診の表ではないファイルが ${files} 個あります（一覧は --all）。`,
    sheets: (names: string) => `［シート ${names}］`,
    within: (text: string) => `（${text}）`,
    colon: "：",
    comma: "、",
  },
  en: {
    header: ["rel", "FY", "table", "name", "by", "block", "regions", "classes", "hidden", "checks", "file"],
    prefecture: "prefecture",
    area: "area",
    basic: "※1",
    detailed: "※2",
    good: "ok",
    found: "Tables",
    aside: "Set aside",
    findings: "Findings",
    failures: "Unreadable",
    implausible: "Counts that look like errors of the source (46 items)",
    duplicates: "Same content, not used twice",
    nothing: "No table of the NDB Open Data was found.",
    note: "note",
    error: "ERROR",
    release: (release: number, year: number) => `Release ${release} (checkups of FY${year})`,
    tables: (prefectures: number, areas: number) =>
      `${prefectures} table${prefectures === 1 ? "" : "s"} by prefecture, ${areas} by area`,
    checks: (errors: number, notes: number) =>
      errors + notes === 0 ? "checks: ok" : `checks: ${errors} errors, ${notes} notes`,
    missing: "missing for the 46 standard items",
    complete: "all tables of the 46 standard items are there",
    both: "prefecture and area",
    others: (files: number) =>
      `${files} other file${files === 1 ? " is" : "s are"} no table of the checkups (--all lists them).`,
    sheets: (names: string) => ` [sheet ${names}]`,
    within: (text: string) => ` (${text})`,
    colon: ": ",
    comma: ", ",
  },
} as const;

/** How an input is described. */
export interface InspectionStyle {
  readonly catalog: Catalog;
  readonly language: Language;
  /** Files too that have nothing to do with the checkups. */
  readonly all: boolean;
}

/** For people: a summary by release, then tables, findings, and what is not read. */
export function describeInput(
  input: Input,
  implausible: readonly Implausible[],
  style: InspectionStyle,
): string {
  const { catalog, language, all } = style;
  const words = WORDS[language];
  const found = tablesOf(input);
  const { setAside, failures } = input.reading;
  const withTables = new Set(found.map(({ source }) => source.path));
  const others = setAside.filter(({ kind, path }) => kind === "other" && !withTables.has(path));
  // Where nothing else can be said, it is said of each file.
  const isListed = all || (found.length === 0 && others.length <= MOST_LISTED);
  const shown = setAside.filter(({ kind }) => isListed || kind !== "other");
  const hidden = isListed ? 0 : new Set(others.map(({ path }) => path)).size;
  return [
    found.length === 0 ? `${words.nothing}\n` : summary(input, style),
    hidden > 0 ? `${words.others(hidden)}\n` : "",
    found.length === 0 ? "" : `\n${tableList(input, found, style)}`,
    section(
      words.findings,
      input.findings.map(
        ({ severity, path, text }) => `[${words[severity]}] ${path}${words.colon}${text[language]}`,
      ),
    ),
    section(words.aside, asideLines(shown, withTables, language)),
    section(
      words.duplicates,
      input.duplicates.map(({ kept, dropped }) => `${dropped.source.path} ＝ ${kept.source.path}`),
    ),
    section(
      words.failures,
      failures.map(
        ({ place, text }) => `${place ? describePlace(place, language) : ""}${words.colon}${text[language]}`,
      ),
    ),
    section(words.implausible, implausibleLines(implausible, catalog, language)),
  ].join("");
}

const MOST_LISTED = 10;

function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const shown = lines.map((line) => `  ${visible(line, Number.POSITIVE_INFINITY)}`);
  return `\n${title} (${lines.length})\n${shown.join("\n")}\n`;
}

function implausibleLines(found: readonly Implausible[], catalog: Catalog, language: Language): string[] {
  const names = new Map(catalog.items.map(({ id, name }) => [id, name[language]]));
  return found.map(({ release, item, code, name, reason }) =>
    language === "ja"
      ? `第${release}回 ${code} ${name}「${names.get(item) ?? item}」：${reason.ja}`
      : `release ${release}, ${code} ${name}, "${names.get(item) ?? item}": ${reason.en}`,
  );
}

/** A line a release: how many tables, whether the checks pass, which tables the standard items still need. */
function summary(input: Input, { catalog, language }: InspectionStyle): string {
  const words = WORDS[language];
  return input.releases
    .map((release) => {
      const own = tablesOf({ releases: [release] });
      const by = (geography: CountTable["geography"]) =>
        own.filter((table) => table.geography === geography).length;
      const paths = new Set(own.map(({ source }) => source.path));
      const findings = input.findings.filter(({ path }) => paths.has(path));
      const errors = findings.filter(({ severity }) => severity === "error").length;
      const missing = missingTables(release, catalog, language);
      const parts = [
        words.tables(by("prefecture"), by("area")),
        words.checks(errors, findings.length - errors),
        missing.length === 0
          ? words.complete
          : `${words.missing} (${missing.length})${words.colon}${missing.join(words.comma)}`,
      ];
      const lines = parts.map((part) => `  ${part}\n`).join("");
      return `${words.release(release.release, release.fiscalYear)}\n${lines}`;
    })
    .join("");
}

/** Tables that a standard item needs and that are not there, with the geography that lacks. */
function missingTables(release: ReleaseTables, catalog: Catalog, language: Language): string[] {
  const words = WORDS[language];
  const hasAreas = catalog.releases.find((known) => known.release === release.release)?.areaTables !== false;
  const needed = new Map(
    standardItems(catalog)
      .filter((item) => itemInRelease(catalog, item, release.release) === null)
      .map(({ table, block = null }) => [`${table} ${block}`, { table, block }] as const),
  );
  return [...needed.values()].flatMap(({ table, block }) => {
    const pair = release.pairs.find((known) => known.table === table && known.block === block);
    const lacksPrefecture = !pair?.prefecture;
    const lacksArea = hasAreas && !pair?.area;
    if (!lacksPrefecture && !lacksArea) return [];
    const name = catalog.tables.find(({ key }) => key === table)?.name[language] ?? table;
    const lacking = lacksPrefecture && lacksArea ? words.both : lacksArea ? words.area : words.prefecture;
    return [`${name}${block ? words[block] : ""}${words.within(lacking)}`];
  });
}

/** A line a file, with the names of its sheets where it has several. */
function asideLines(
  setAside: readonly SetAside[],
  withTables: ReadonlySet<string>,
  language: Language,
): string[] {
  const words = WORDS[language];
  const files = new Map<string, SetAside[]>();
  for (const aside of setAside) files.set(aside.path, [...(files.get(aside.path) ?? []), aside]);
  return [...files].map(([path, asides]) => {
    const hasSeveral = asides.length > 1 || withTables.has(path);
    const reasons = new Map<string, SetAside[]>();
    for (const aside of asides) {
      const reason = aside.reason[language];
      reasons.set(reason, [...(reasons.get(reason) ?? []), aside]);
    }
    const told = [...reasons].map(([reason, same]) => {
      const sheets = [...new Set(same.map(({ sheet }) => sheet).filter((name) => name !== ""))];
      const titles = [...new Set(same.flatMap(({ title }) => title ?? []))];
      const which = hasSeveral && sheets.length > 0 ? words.sheets(sheets.join(words.comma)) : "";
      return `${which}${titles.map((title) => `「${title}」`).join("")}${words.colon}${reason}`;
    });
    return `${path}${told.join(" ／ ")}`;
  });
}

function tableList(
  input: Input,
  found: readonly CountTable[],
  { catalog, language }: InspectionStyle,
): string {
  const words = WORDS[language];
  const rows = found.map((table) => {
    const findings = input.findings.filter(({ path }) => path === table.source.path);
    const worst = findings.some(({ severity }) => severity === "error")
      ? words.error
      : findings.length > 0
        ? words.note
        : words.good;
    return [
      String(table.release),
      String(table.fiscalYear),
      table.table,
      nameOf(table, catalog, language),
      words[table.geography],
      table.block ? words[table.block] : "",
      String(table.regions.length),
      String(table.male.strata.length),
      percent(shareHidden(table)),
      worst,
      table.source.path,
    ];
  });
  return `${words.found} (${found.length})\n${formatTable([[...words.header], ...rows], {
    header: true,
    align: ["right", "right", "left", "left", "left", "left", "right", "right", "right", "left", "left"],
  })}`;
}

/** The table's name; of a question that was another one in the table's release, its wording then. */
function nameOf({ table, release }: CountTable, catalog: Catalog, language: Language): string {
  const asked = questionVersion(catalog, table, release);
  const isOther = asked?.series !== questionVersion(catalog, table, CURRENT_QUESTIONNAIRE)?.series;
  const name = isOther ? asked?.wording : catalog.tables.find(({ key }) => key === table)?.name;
  return name?.[language] ?? table;
}
