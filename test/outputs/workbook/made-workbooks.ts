import { loadCatalog } from "../../../src/catalog/load.js";
import { ratiosOfFiles } from "../../../src/jobs/ratios/compute-ratios.js";
import { planWorkbooks, type WorkbookRequest } from "../../../src/jobs/workbooks/plan-workbooks.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import type { WorkbookInput } from "../../../src/outputs/workbook/input.js";
import { workbookBytes } from "../../../src/outputs/workbook/package/write.js";
import { workbookModel } from "../../../src/outputs/workbook/workbook.js";
import { figureInput, ratioRow } from "../../figures/synthetic/synthetic-rows.js";
import { memoryEffects } from "../../support/program/memory-effects.js";
import { DEMO } from "../../support/program/ndb-ratio.js";

export const THREE_AGES = ["40-74", "40-64", "65-74"];

/** By what was asked for: what test files of a process share. */
const workbooks = new Map<string, ReturnType<typeof madeDemoWorkbook>>();

/** Saitama's workbook of two items, from the real tables that come with the program, and its rows. */
export function demoWorkbook(request: Partial<WorkbookRequest> = {}) {
  const key = JSON.stringify(request);
  const workbook = workbooks.get(key) ?? madeDemoWorkbook(request);
  workbooks.set(key, workbook);
  return workbook;
}

/** The same, made anew. */
export async function madeDemoWorkbook(request: Partial<WorkbookRequest> = {}) {
  const options = {
    items: ["bmi-ge-25", "urine-glucose-positive"],
  };
  const result = await ratiosOfFiles({ paths: [DEMO] }, options, memoryEffects(), loadCatalog());
  const [planned] = planWorkbooks(result, { ages: THREE_AGES, language: "ja", ...request });
  return { bytes: await planned!.make(), rows: [...result.table], path: planned!.path };
}

/** A synthetic workbook of one item: what a user's own file could hold. */
export async function syntheticWorkbook(
  rows: readonly Partial<RatioRow>[],
  part: Partial<WorkbookInput> = {},
): Promise<Uint8Array> {
  const { rows: _none, ...figure } = figureInput([]);
  const all = rows.map((row) => ratioRow({ difference: 0, ...row }));
  const regions = new Map(all.map(({ code, name }) => [code, { code, name }]));
  return workbookBytes(
    await workbookModel({
      ...figure,
      rows: all,
      regions: [...regions.values()],
      items: [
        { id: "bmi-ge-25", name: { ja: "BMI≥25.0", en: "BMI≥25.0" }, group: { ja: "体格", en: "Body" } },
      ],
      itemNames: new Map(),
      header: HEADER,
      note: { ja: "合成データ（実在しない数値）", en: "Synthetic data (not real figures)" },
      ...part,
    }),
  );
}

const HEADER = {
  tool: { name: "ndb-ratio", version: "0" },
  credit: [],
  synthetic: true,
  suppression: "bounds",
  bounds: "given-reference",
  interval: "binomial",
  reference: { population: "national", name: { ja: "全国", en: "the nation" }, builtIn: [] },
  sources: [],
  notComputable: [],
  referenceUncertainty: {},
  groups: [],
  implausible: [],
  referenceMoves: [],
} as WorkbookInput["header"];
