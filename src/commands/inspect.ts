import { z } from "zod";
import { unhurried } from "../breathe.js";
import { standardItems } from "../catalog/items.js";
import { loadCatalog } from "../catalog/load.js";
import type { Catalog } from "../catalog/schema.js";
import { type CountTable, HIDDEN, SEXES } from "../counts.js";
import { findingImplausible } from "../engine/plausibility/find-implausible.js";
import type { Implausible } from "../engine/plausibility/implausible.js";
import { describePlace } from "../failure.js";
import type { Language } from "../language.js";
import { formatTable } from "../output/table.js";
import { percent } from "../text/numbers.js";
import { visible } from "../visible-text.js";
import type { Effects } from "./effects.js";
import { inputOptions } from "./options.js";
import { type Input, readInput, refuseNoInput } from "./read-input.js";

export const inspectOptions = z.object({
  table: inputOptions.shape.table,
  fiscalYear: inputOptions.shape.fiscalYear,
  zeros: inputOptions.shape.zeros,
  json: z.boolean().default(false),
});
export type InspectOptions = z.input<typeof inspectOptions>;

/**
 * `ndb-ratio inspect PATH…`: what was found, what was set aside and why, which checks failed, which counts look like gross
 * errors of the source.
 *
 * @returns 1 where a file cannot be read or a check fails that the official tables pass, else 0
 */
export async function inspect(
  paths: readonly string[],
  options: InspectOptions,
  effects: Effects,
): Promise<0 | 1> {
  const parsed = inspectOptions.parse(options);
  refuseNoInput(paths, parsed.table);
  const catalog = loadCatalog();
  const input = await readInput(paths, parsed, null, effects, catalog);
  const implausible = await unhurried(findingImplausible(input.releases, standardItems(catalog), catalog));
  await effects.write([
    parsed.json
      ? `${JSON.stringify({ ...report(input, effects.language), implausible }, null, 2)}\n`
      : describe(input, catalog, effects.language) +
        section(
          WORDS[effects.language].implausible,
          implausibleLines(implausible, catalog, effects.language),
        ),
  ]);
  const wrong = input.findings.some(({ severity }) => severity === "error");
  return wrong || input.reading.failures.length > 0 || tables(input).length === 0 ? 1 : 0;
}

function tables(input: Input): CountTable[] {
  return input.releases.flatMap(({ pairs }) =>
    pairs.flatMap(({ prefecture, area }) => [prefecture, area].filter((table) => table !== null)),
  );
}

/** Hidden cells, share of all. */
function shareHidden(table: CountTable): number {
  const cells = table.male.counts.length + table.female.counts.length;
  let hidden = 0;
  for (const sex of SEXES) for (const count of table[sex].counts) if (count === HIDDEN) hidden++;
  return hidden / cells;
}

function report(input: Input, language: Language) {
  return {
    schema: "ndb-ratio/inspect@1",
    tables: tables(input).map((table) => ({
      path: table.source.path,
      sheet: table.source.sheet,
      sha256: table.source.sha256,
      title: table.title,
      table: table.table,
      kind: table.kind,
      release: table.release,
      fiscalYear: table.fiscalYear,
      geography: table.geography,
      block: table.block,
      unit: table.unit,
      regions: table.regions.length,
      strata: {
        male: table.male.strata.map(({ label }) => label),
        female: table.female.strata.map(({ label }) => label),
      },
      shareHidden: shareHidden(table),
      findings: input.findings
        .filter(({ path }) => path === table.source.path)
        .map(({ check, severity, text }) => ({ check, severity, text })),
    })),
    setAside: input.reading.setAside,
    duplicates: input.duplicates.map(({ kept, dropped }) => ({
      kept: kept.source.path,
      dropped: dropped.source.path,
    })),
    failures: input.reading.failures.map(({ text, place }) => ({
      text,
      place: place ? describePlace(place, language) : null,
    })),
  };
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
  },
} as const;

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ""
    : `\n${title} (${lines.length})\n${lines.map((line) => `  ${visible(line, Number.POSITIVE_INFINITY)}`).join("\n")}\n`;
}

function implausibleLines(found: readonly Implausible[], catalog: Catalog, language: Language): string[] {
  const names = new Map(catalog.items.map(({ id, name }) => [id, name[language]]));
  return found.map(({ release, item, code, name, reason }) =>
    language === "ja"
      ? `第${release}回 ${code} ${name}「${names.get(item) ?? item}」：${reason.ja}`
      : `release ${release}, ${code} ${name}, "${names.get(item) ?? item}": ${reason.en}`,
  );
}

function describe(input: Input, catalog: Catalog, language: Language): string {
  const words = WORDS[language];
  const names = new Map(catalog.tables.map(({ key, name }) => [key, name[language]]));
  const found = tables(input);
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
      names.get(table.table) ?? table.table,
      words[table.geography],
      table.block ? words[table.block] : "",
      String(table.regions.length),
      String(table.male.strata.length),
      percent(shareHidden(table)),
      worst,
      table.source.path,
    ];
  });
  const head =
    found.length === 0
      ? `${words.nothing}\n`
      : `${words.found} (${found.length})\n${formatTable([[...words.header], ...rows], {
          header: true,
          align: [
            "right",
            "right",
            "left",
            "left",
            "left",
            "left",
            "right",
            "right",
            "right",
            "left",
            "left",
          ],
        })}\n`;
  return (
    head +
    section(
      words.findings,
      input.findings.map(({ severity, path, text }) => `[${words[severity]}] ${path}：${text[language]}`),
    ) +
    section(
      words.aside,
      input.reading.setAside.map(
        ({ path, title, reason }) => `${path}${title ? `「${title}」` : ""}：${reason[language]}`,
      ),
    ) +
    section(
      words.duplicates,
      input.duplicates.map(({ kept, dropped }) => `${dropped.source.path} ＝ ${kept.source.path}`),
    ) +
    section(
      words.failures,
      input.reading.failures.map(
        ({ place, text }) => `${place ? describePlace(place, language) : ""}：${text[language]}`,
      ),
    )
  );
}
