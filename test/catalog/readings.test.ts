import { expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { loadReadings } from "../../src/catalog/regions/readings.js";

it("every prefecture and area is read somehow, in hiragana", () => {
  const readings = loadReadings();
  const { prefectures, areas } = loadCatalog();
  const names = new Set([...prefectures.map(({ name }) => name.ja), ...areas.map(({ name }) => name)]);
  expect(new Set(Object.keys(readings))).toEqual(names);
  for (const reading of Object.values(readings)) expect(reading).toMatch(/^[ぁ-ん]+$/);
});
