import { expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import type { NotComputable } from "../../src/engine/compute.js";
import { tellNotComputable } from "../../src/jobs/ratios/told/not-computable.js";
import { memoryEffects } from "../support/memory-effects.js";

const catalog = loadCatalog();
const missing = (release: number, ids: readonly string[]): NotComputable[] =>
  ids.map((item) => ({ release, item, reason: { ja: `表なし ${release}`, en: "none" }, missingTable: true }));

it("tells items without tables shortly, once for the releases that lack the same, and how many there are", () => {
  const [first, ...others] = catalog.items.slice(0, 9).map(({ id }) => id) as [string, ...string[]];
  const effects = memoryEffects({ language: "ja" });
  const reworded = {
    release: 9,
    item: first,
    reason: { ja: "別の質問", en: "reworded" },
    missingTable: false,
  };
  tellNotComputable([...missing(8, [first, ...others]), ...missing(9, others), reworded], catalog, effects);
  const name = (id: string) => catalog.items.find((item) => item.id === id)!.name.ja;
  expect(effects.said).toEqual([
    `計算できない項目（第8回）：${name(first)}：表なし 8`,
    `計算できない項目（第8・9回、8項目）：${others.slice(0, 6).map(name).join("、")} ほか2：表がありません`,
    `計算できない項目（第9回）：${name(first)}：別の質問`,
  ]);
});
