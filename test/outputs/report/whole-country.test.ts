import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { standardItems } from "../../../src/catalog/items/items.js";
import { loadCatalog } from "../../../src/catalog/load.js";
import { readForRatios } from "../../../src/jobs/ratios/compute-from.js";
import { ratiosOfInput } from "../../../src/jobs/ratios/compute-ratios.js";
import { planRatios } from "../../../src/jobs/ratios/request.js";
import { classPass, reportOf } from "../../../src/jobs/run/report.js";
import { figureQuery, settled } from "../../../src/outputs/report/choice.js";
import { hasPhoneLayout, patternKey, reportFigure } from "../../../src/outputs/report/figure.js";
import type { ReportHeader } from "../../../src/outputs/report/packed/format.js";
import { ReportRatios } from "../../../src/outputs/report/packed/pack.js";
import { RatioStore } from "../../../src/outputs/report/packed/unpack.js";
import { memoryEffects } from "../../support/program/memory-effects.js";

// `npm run prove` is the long form (vitest --mode long): all items, where this one takes some from each part of their list.
const LONG = (import.meta as { env?: { MODE?: string } }).env?.MODE === "long";
const ITEMS = standardItems(loadCatalog()).map(({ id }) => id);
const items = LONG ? ITEMS : ITEMS.filter((_, index) => index % 12 === 0);
/** An item takes 0.14 of them. */
const MEGABYTES = LONG ? 8.5 : 2.5;

/** What a page holds, read without a browser. */
function contentOf(html: string) {
  const inflated = (id: string) => {
    const [, text = ""] = new RegExp(`id="${id}">([^<]*)<`).exec(html)!;
    return inflateRawSync(Buffer.from(text, "base64"));
  };
  const json = (id: string) => JSON.parse(inflated(id).toString("utf8"));
  const header = json("report-header") as ReportHeader;
  const lines = inflated("report-figures").toString("utf8").split("\n");
  const compiled = new Set(lines.map((line) => line.split(" ", 1)[0]!));
  return { header, compiled, store: new RatioStore(header.grids, inflated("report-ratios")) };
}

/** The report that `run` writes of a release, without the files beside it. */
async function nationalReport(): Promise<string> {
  const effects = memoryEffects();
  const plan = planRatios({ levels: ["nation", "prefecture", "area"], items }, loadCatalog());
  const input = await readForRatios({ paths: [], releases: [8] }, plan, effects);
  const ratios = new ReportRatios();
  const { header, table, catalog, others } = await ratiosOfInput(plan, input, effects, [
    classPass(plan.compute, ratios),
  ]);
  const classes = { ratios, groups: others[0]!.groups };
  return reportOf({ header, table, classes, catalog, language: "ja", trends: null });
}

describe("the report of release 8", () => {
  it(`holds ${items.length} items of the whole country in ${MEGABYTES} MB, with every make of figure that its choices lead to`, async () => {
    const html = await nationalReport();
    expect(Buffer.byteLength(html)).toBeLessThan(MEGABYTES * 1e6);

    const { header, compiled, store } = contentOf(html);
    const [grid] = header.grids;
    const levels = grid!.regions.map(({ level }) => level);
    expect(levels.filter((level) => level === "area")).toHaveLength(335);
    expect(levels.filter((level) => level === "prefecture")).toHaveLength(47);
    expect(grid!.items).toHaveLength(items.length);
    const all = store.rows({ release: 8, ages: ["40-74"], sexes: ["male"] });
    expect(all).toHaveLength(items.length * (335 + 47 + 1));

    // Every prefecture (in the short form every third), and items and languages in turn.
    const { prefectures } = settled(header, { figure: "heatmap" }).offer;
    expect(prefectures).toHaveLength(47);
    for (const [index, { code: prefecture }] of prefectures.entries()) {
      if (!LONG && index % 3 !== 0) continue;
      const language = index % 2 === 0 ? "ja" : "en";
      const item = grid!.items[index % items.length]!;
      const sexes = ["male,female", "male", "female", "both"][index % 4]!;
      const national = index % 8 === 0 ? (["caterpillar", "funnel"] as const) : [];
      for (const figure of ["heatmap", "area-bars", "profile", ...national] as const) {
        const { choice } = settled(header, { prefecture, figure, item, language, sexes });
        const rows = store.rows(figureQuery(choice));
        const pattern = reportFigure(header, choice, rows);
        expect([prefecture, figure, compiled.has(patternKey(pattern!))]).toEqual([prefecture, figure, true]);
        if (!hasPhoneLayout(figure)) continue;
        const onPhone = reportFigure(header, choice, rows, "phone");
        expect([prefecture, "phone", compiled.has(patternKey(onPhone!))]).toEqual([
          prefecture,
          "phone",
          true,
        ]);
      }
    }
  }, 120_000);
});
