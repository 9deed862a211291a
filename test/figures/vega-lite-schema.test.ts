import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { CHARTS } from "./charts.js";

const schema = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json"), "utf8"),
);
const ajv = new Ajv({ strict: false, validateFormats: false });
const isVegaLite = ajv.compile(schema);

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
});
