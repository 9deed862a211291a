import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { ratiosOfFiles } from "../../src/jobs/ratios/compute-ratios.js";
import { planWorkbooks } from "../../src/jobs/workbooks/plan-workbooks.js";
import { THREE_AGES } from "../outputs/workbook/made-workbooks.js";
import { memoryEffects } from "../support/program/memory-effects.js";
import { officialRelease } from "../support/tables/official.js";

const LONG = (import.meta as { env?: { MODE?: string } }).env?.MODE === "long";
const folder = officialRelease(8);

describe("the workbooks of release 8", () => {
  test.runIf(LONG && folder)(
    "of 47 prefectures and 46 items have two charts an item and take less than 40 MB",
    { timeout: 600_000 },
    async () => {
      const result = await ratiosOfFiles({ paths: [folder!] }, {}, memoryEffects(), loadCatalog());
      const planned = planWorkbooks(result, { ages: THREE_AGES, language: "ja" });
      expect(planned).toHaveLength(48);
      let bytes = 0;
      for (const workbook of planned) {
        const made = await workbook.make();
        const names: string[] = [];
        unzipSync(made, { filter: ({ name }) => names.push(name) < 0 });
        const count = (folder: string) => names.filter((name) => name.startsWith(folder)).length;
        expect([workbook.code, count("xl/worksheets/sheet"), count("xl/charts/chart")]).toEqual([
          workbook.code,
          49,
          92,
        ]);
        if (workbook.code !== "00") bytes += made.length;
      }
      console.log(
        `47 workbooks: ${(bytes / 1e6).toFixed(1)} MB; memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
      );
      expect(bytes).toBeLessThan(40_000_000);
    },
  );
});
