import { join } from "node:path";
import { loadCatalog } from "../../catalog/load.js";
import type { Catalog } from "../../catalog/schema.js";
import { planFigures } from "../../figures/plan.js";
import { figurePen } from "../../jobs/figures/pen.js";
import { computeRatios } from "../../jobs/ratios/compute-ratios.js";
import { type ReportClasses, reportOf } from "../../jobs/run/report.js";
import { DEFAULT_AGES } from "../../model/ages.js";
import { referenceName } from "../../model/reference-name.js";
import { type NotableItem, notableItems } from "../../outputs/notable.js";
import { ReportRatios } from "../../outputs/report/pack.js";
import { resultPieces } from "../../outputs/tables/result.js";
import { coloursFor } from "../../process/colours.js";
import type { Effects } from "../../process/effects.js";
import { ownPath } from "../../process/own-files.js";
import type { Language } from "../../text/language.js";
import { signed } from "../../text/numbers.js";
import { formatTable } from "../../text/table.js";
import { inputOptions, selectionOptions } from "../choices.js";

export interface DemoOptions {
  readonly out?: string | undefined;
  readonly lang?: string | undefined;
}

const TABLES = ownPath("data/demo/saitama-fy2020.zip");
const PREFECTURE = "11";
const ITEM = "bmi-ge-25";
const NOTABLE = 3;

/**
 * `ndb-ratio demo`: the main job on real figures that come with the program: Saitama's tables of release 8, read,
 * computed against the nation, shown, drawn and written.
 */
export async function demo(options: DemoOptions, effects: Effects): Promise<void> {
  const folder = options.out ?? "demo-output";
  const chosen = { ...inputOptions.parse({}), ...selectionOptions.parse({ prefecture: [PREFECTURE] }) };
  const { table, header, catalog } = await computeRatios([TABLES], chosen, effects, loadCatalog());

  const reference = referenceName(header.reference, catalog.prefectures);
  const figureLanguage = options.lang === "en" ? "en" : "ja";
  const [figure] = planFigures(
    {
      rows: [...table].filter(({ item }) => item === ITEM),
      groups: header.groups,
      catalog,
      synthetic: header.synthetic,
      reference,
    },
    {
      kind: "area-bars",
      ages: DEFAULT_AGES,
      language: figureLanguage,
      prefectures: null,
      areas: null,
    },
  );
  if (!figure) throw new Error("the built-in tables give no figure");
  const files = {
    svg: join(folder, `saitama-${ITEM}.svg`),
    png: join(folder, `saitama-${ITEM}.png`),
    json: join(folder, "saitama.json"),
    report: join(folder, "report.html"),
  };
  const pen = figurePen();
  effects.writeFile(files.svg, [await pen.draw(figure.spec(), "svg")]);
  effects.writeFile(files.png, [await pen.draw(figure.spec(), "png")]);
  effects.writeFile(files.json, resultPieces("json", header, table));
  const classes = await ratiosOfClasses(chosen, effects, catalog);
  effects.writeFile(files.report, [
    await reportOf({ header, table, classes, catalog, language: figureLanguage, trends: null }),
  ]);

  const { language } = effects;
  const wrote = Object.values(files).map((path) => `  ${path}\n`);
  await effects.write([
    notableText(
      notableItems(table, NOTABLE),
      catalog,
      reference[language],
      language,
      effects.columns !== undefined,
    ),
    `\n${TEXTS[language].figures(table.size)}\n`,
    ...wrote,
    `${header.credit.join("\n")}\n`,
  ]);
}

/** The 5-year classes that the report's profiles are made of. */
async function ratiosOfClasses(
  chosen: Parameters<typeof computeRatios>[1],
  effects: Effects,
  catalog: Catalog,
): Promise<ReportClasses> {
  const options = { ...chosen, ages: ["5-year"], sex: ["male", "female"] };
  const { table, header } = await computeRatios([TABLES], options, effects, catalog);
  const ratios = new ReportRatios();
  for (const row of table) ratios.push(row);
  return { ratios, groups: header.groups };
}

const TEXTS = {
  ja: {
    title: (reference: string) =>
      `埼玉県 令和2年度 特定健康診査：${reference}より高い項目（標準化該当比−100、40〜74歳、上位 3 項目）`,
    header: ["地域", "男性", "女性"],
    figures: (count: number) =>
      `${count} 個の標準化該当比を計算しました。図、計算結果、ブラウザーで開くレポート：`,
  },
  en: {
    title: (reference: string) =>
      `Saitama, FY2020: items highest above ${reference} (standardized ratio − 100, ages 40–74, top 3)`,
    header: ["area", "men", "women"],
    figures: (count: number) =>
      `${count} standardized ratios computed. Figure, result and a report for the browser:`,
  },
} as const;

function notableText(
  notable: readonly NotableItem[],
  catalog: Catalog,
  reference: string,
  language: Language,
  isTerminal: boolean,
): string {
  const { bold } = coloursFor(isTerminal);
  const names = new Map(catalog.items.map(({ id, name }) => [id, name[language]]));
  const regions = new Map(notable.map(({ code, name }) => [code, name]));
  const cell = (code: string, sex: string) =>
    notable
      .filter((entry) => entry.code === code && entry.sex === sex)
      .map(({ item, difference }) => `${names.get(item) ?? item} ${signed(difference, 0)}`)
      .join(language === "ja" ? "、" : ", ");
  const body = [...regions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, name]) => [name, cell(code, "male"), cell(code, "female")]);
  const text = TEXTS[language];
  return `${bold(text.title(reference))}\n${formatTable([[...text.header], ...body], { header: true })}`;
}
