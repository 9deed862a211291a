import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { areaBarsSpec } from "../../src/figures/area-bars/area-bars.js";
import { areaProfileSpec } from "../../src/figures/area-profile/area-profile.js";
import { caterpillarSpec } from "../../src/figures/caterpillar/caterpillar.js";
import { trendSpec } from "../../src/figures/trend/trend.js";
import { renderSvg } from "../../src/render/svg.js";
import { collisions, shownTexts } from "../render/shown-texts.js";
import { crowded, nationalInput, spread } from "./synthetic-nation.js";
import { falling, profileInput } from "./synthetic-profile.js";
import { FIVE_YEARS, figureInput, HOKKAIDO, KAGAWA, SAITAMA, THREE_AGES, wave } from "./synthetic-rows.js";
import { change, trendFigureInput } from "./synthetic-trend-lines.js";

const schema = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json"), "utf8"),
);
const ajv = new Ajv({ strict: false, validateFormats: false });
const isVegaLite = ajv.compile(schema);

const BMI = { id: "bmi-ge-25", name: { ja: "BMI≥25", en: "BMI≥25" }, group: { ja: "体格", en: "Body" } };
const NOTE = { ja: "合成データ", en: "Synthetic data" };
const CHARTS = {
  "area-bars": [
    areaBarsSpec(figureInput(KAGAWA)),
    areaBarsSpec(figureInput(SAITAMA, wave, { language: "en", note: NOTE })),
    areaBarsSpec(figureInput(HOKKAIDO, wave, { ages: FIVE_YEARS, sexes: ["female"] })),
  ],
  profile: [
    areaProfileSpec(profileInput()),
    areaProfileSpec(profileInput(falling, THREE_AGES, { language: "en", note: NOTE, sexes: ["female"] })),
  ],
  caterpillar: [
    caterpillarSpec(nationalInput(KAGAWA)),
    caterpillarSpec(nationalInput(SAITAMA, spread, { language: "en", note: NOTE })),
    caterpillarSpec(nationalInput(HOKKAIDO, crowded, { sexes: ["female"] })),
  ],
  trend: [
    trendSpec({ ...trendFigureInput(), item: BMI }),
    trendSpec({
      ...trendFigureInput(
        {
          names: HOKKAIDO,
          valuesOf: ({ region }) =>
            region % 4 === 0
              ? [null, 5, { ratio: 400, ratioLower: 100, ratioUpper: 600, ratioOuter95Upper: null }, 8]
              : [1, { ratio: 95 }, { ratio: 110, segment: 1 }, { ratio: 112, segment: 1 }],
          changeOf: ({ region }) => change(region, { changeMark: "rising-95", q: 0.02 * region }),
        },
        { language: "en", note: NOTE },
      ),
      item: BMI,
    }),
  ],
};

describe.each(Object.entries(CHARTS))("the chart of %s", (_, specs) => {
  it("is valid by the schema of Vega-Lite", () => {
    for (const spec of specs) {
      expect(
        isVegaLite(JSON.parse(JSON.stringify(spec))),
        ajv.errorsText(isVegaLite.errors?.slice(0, 5)),
      ).toBe(true);
    }
  });

  it("carries its rows, and places nothing without a scale", () => {
    for (const spec of specs) {
      expect(JSON.stringify(spec)).not.toContain('"scale":null');
      expect((spec as unknown as { data: { values: unknown[] } }).data.values.length).toBeGreaterThan(0);
    }
  });

  it("is drawn at twice its width with no text in another's way", async () => {
    for (const spec of specs) {
      const wide = JSON.parse(
        JSON.stringify(spec, (key, value) => (key === "width" && value > 100 ? 2 * value : value)),
      );
      expect(collisions(shownTexts(await renderSvg(wide)))).toEqual([]);
    }
  });
});
