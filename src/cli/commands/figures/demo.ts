import { join } from "node:path";
import { loadCatalog } from "../../../catalog/load.js";
import type { Catalog } from "../../../catalog/schema.js";
import { planFigures } from "../../../figures/plan/plan.js";
import { figureDrawer } from "../../../jobs/figures/draw.js";
import { figureSource } from "../../../jobs/figures/source.js";
import { readForRatios } from "../../../jobs/ratios/compute-from.js";
import { ratiosOfInput } from "../../../jobs/ratios/compute-ratios.js";
import { planRatios } from "../../../jobs/ratios/request.js";
import { classPass, reportOf } from "../../../jobs/run/report.js";
import { DEFAULT_AGES } from "../../../model/ages.js";
import type { KnownRow } from "../../../model/ratios.js";
import { regionName } from "../../../outputs/named-region.js";
import { notableItems } from "../../../outputs/notable.js";
import { ReportRatios } from "../../../outputs/report/packed/pack.js";
import { resultPieces } from "../../../outputs/tables/result.js";
import type { Effects } from "../../../process/effects.js";
import { coloursFor } from "../../../process/terminal/colours.js";
import type { Language } from "../../../text/language.js";
import { namesById } from "../../../text/names-by-id.js";
import { signed } from "../../../text/numbers.js";
import { formatTable } from "../../../text/table.js";
import { checkedOptions } from "../../options/check.js";
import { DEMO } from "../../options/of-figures.js";
import type { Written } from "../../options/option.js";

const RELEASE = 8;
const PREFECTURE = "11";
const ITEM = "bmi-ge-25";
const NOTABLE = 3;

/**
 * `ndb-ratio demo`: the main job on the counts that come with the program: Saitama in release 8, computed against the
 * nation, shown, drawn and written.
 */
export async function demo(written: Written<typeof DEMO>, effects: Effects): Promise<void> {
  const { out: folder = "demo-output", lang } = checkedOptions(DEMO, written);
  const plan = planRatios({ prefectures: [PREFECTURE] }, loadCatalog());
  // Doubtful counts of other regions are no news to a first look; the result and the report tell them.
  const quiet = { ...effects, say: () => {} };
  const input = await readForRatios({ paths: [], releases: [RELEASE] }, plan, quiet);
  const ofClasses = new ReportRatios();
  const computed = await ratiosOfInput(plan, input, quiet, [classPass(plan.compute, ofClasses)]);
  const { table, header, catalog } = computed;

  const source = figureSource(
    header,
    [...table].filter(({ item }) => item === ITEM),
    catalog,
  );
  const [figure] = planFigures(source, {
    kind: "area-bars",
    ages: DEFAULT_AGES,
    language: lang,
    prefectures: null,
    areas: null,
  });
  if (!figure) throw new Error("the built-in tables give no figure");
  const files = {
    svg: join(folder, `saitama-${ITEM}.svg`),
    png: join(folder, `saitama-${ITEM}.png`),
    json: join(folder, "saitama.json"),
    report: join(folder, "report.html"),
  };
  const draw = figureDrawer();
  effects.writeFile(files.svg, [await draw(figure.spec(), "svg")]);
  effects.writeFile(files.png, [await draw(figure.spec(), "png")]);
  effects.writeFile(files.json, resultPieces("json", header, table));
  const classes = { ratios: ofClasses, groups: computed.others[0]!.groups };
  effects.writeFile(files.report, [
    await reportOf({ header, table, classes, catalog, language: lang, trends: null }),
  ]);

  const { language } = effects;
  const wrote = Object.values(files).map((path) => `  ${path}\n`);
  await effects.write([
    notableText(
      notableItems(table, NOTABLE),
      catalog,
      source.reference[language],
      language,
      effects.columns !== undefined,
    ),
    `\n${TEXTS[language].figures(table.size)}\n`,
    ...wrote,
    `${header.credit.join("\n")}\n`,
  ]);
}

const TEXTS = {
  ja: {
    title: (reference: string) =>
      `埼玉県 令和2年度 特定健康診査：${reference}より高い項目（標準化該当比−100、40～74歳、上位 3 項目）`,
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
  notable: readonly KnownRow[],
  catalog: Catalog,
  reference: string,
  language: Language,
  isTerminal: boolean,
): string {
  const { bold } = coloursFor(isTerminal);
  const itemName = namesById(catalog.items, language);
  const regions = new Map(
    notable.map((entry) => [entry.code, regionName(entry, catalog.prefectures, language)]),
  );
  const cell = (code: string, sex: string) =>
    notable
      .filter((entry) => entry.code === code && entry.sex === sex)
      .map(({ item, difference }) => `${itemName(item)} ${signed(difference, 0)}`)
      .join(language === "ja" ? "、" : ", ");
  const body = [...regions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, name]) => [name, cell(code, "male"), cell(code, "female")]);
  const text = TEXTS[language];
  return `${bold(text.title(reference))}\n${formatTable([[...text.header], ...body], { header: true })}`;
}
