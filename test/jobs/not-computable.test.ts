import { expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import type { NotComputable } from "../../src/engine/compute.js";
import { tellNotComputable } from "../../src/jobs/ratios/told/not-computable.js";
import type { CountTable } from "../../src/model/counts.js";
import { memoryEffects } from "../support/program/memory-effects.js";

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

it("tells a release that gives nothing after the others, by its files and why its own tables do not do", () => {
  const asked = catalog.items.filter(({ table }) => table === "q06" || table === "egfr").slice(0, 2);
  const [ofEgfr, ofStray] = ["egfr", "q06"].map((key) => asked.find(({ table }) => table === key)!.id);
  const because = (release: number, item: string, why: string): NotComputable => ({
    release,
    item,
    reason: { ja: why, en: why },
  });
  const effects = memoryEffects({ language: "ja" });
  const table = { source: { path: "r6/stray.xlsx" } } as CountTable;
  const pair = { table: "q06", block: null, prefecture: table, area: null };
  tellNotComputable(
    [because(5, ofEgfr!, "第6回から"), because(5, ofStray!, "別の質問"), because(6, ofEgfr!, "しきい値")],
    catalog,
    effects,
    { items: asked, releases: [{ release: 5, fiscalYear: 2017, pairs: [pair] }] },
  );
  expect(effects.said).toEqual([
    expect.stringMatching(/^計算できない項目（第6回）/),
    expect.stringMatching(/^第5回のファイル（r6\/stray\.xlsx）からは、.*：別の質問）/),
  ]);
});
