import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { measureTitle } from "../../src/figures/chart/measure-title.js";
import { referenceName } from "../../src/model/reference-name.js";
import { textWidth } from "../../src/render/text-width.js";
import { NAGANO, NATION } from "../support/tables/references.js";

const { prefectures } = loadCatalog();
const POPULATIONS = ["national", "national-assigned", ...prefectures.map(({ code }) => `prefecture:${code}`)];

describe("the title of an axis", () => {
  it("names the reference where the figures have room for it", () => {
    expect(measureTitle({ reference: NATION, language: "ja" }, 232).text).toBe("標準化該当比（対全国）−100");
    expect(measureTitle({ reference: NAGANO, language: "ja" }, 232).text).toBe(
      "標準化該当比（対長野県）−100",
    );
    expect(measureTitle({ reference: NAGANO, language: "en" }, 232).text).toBe(
      "Ratio − 100 (against Nagano)",
    );
    expect(measureTitle({ reference: NAGANO, language: "en" }, 400).text).toBe(
      "Standardized ratio − 100 (against Nagano)",
    );
  });

  it("is never longer than its axis, and readable on every axis of the figures", () => {
    const of = fc.record({
      population: fc.constantFrom(...POPULATIONS),
      isFile: fc.boolean(),
      room: fc.integer({ min: 200, max: 900 }),
      language: fc.constantFrom("ja", "en"),
    });
    fc.assert(
      fc.property(of, ({ population, isFile, room, language }) => {
        const id = `${population}@10`;
        const reference = referenceName(
          isFile ? { population: "file", file: { name: "rates.json", reference: id } } : { population: id },
          prefectures,
        );
        const { text, size } = measureTitle({ reference, language }, room);
        expect(textWidth(text, size)).toBeLessThanOrEqual(room);
        expect(size).toBeGreaterThanOrEqual(10);
        const longest = textWidth(`Standardized ratio − 100 (against ${reference.en})`, 12);
        if (room > longest && language === "en") expect(text).toContain(reference.en);
      }),
    );
  });
});
