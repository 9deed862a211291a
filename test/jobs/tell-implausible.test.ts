import { expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { type Implausible, reasonOf } from "../../src/engine/plausibility/implausible.js";
import type { ReferenceChoice } from "../../src/engine/reference/item-reference.js";
import { chosenRegions } from "../../src/jobs/chosen.js";
import { tellImplausible } from "../../src/jobs/ratios/told/tell-implausible.js";
import { memoryEffects } from "../support/program/memory-effects.js";

const catalog = {
  ...loadCatalog(),
  regionGroups: [{ code: "south", name: "泉", members: ["2706", "2707"] }],
};
/** An error of 堺市. */
const error = {
  release: 9,
  item: "q06-kidney-disease",
  level: "area",
  code: "2706",
  prefectureCode: "27",
} as Implausible;

/** The rates of 大阪府 hold it; those of 沖縄県 hold worse. */
const referenceMoves = [
  { prefectureCode: "27", percent: 22.5 },
  { prefectureCode: "47", percent: 245.4 },
].map(
  (of) => ({ ...of, release: 9, item: error.item, sex: "female", ages: "40-64", leftOut: false }) as const,
);

function said(asked: Parameters<typeof chosenRegions>[0], ...references: ReferenceChoice[]): string {
  const effects = memoryEffects({ language: "ja" });
  const shown = chosenRegions(asked, catalog);
  tellImplausible({ implausible: [error], referenceMoves }, { shown, references, catalog }, effects);
  return effects.said.join("\n");
}

it("an error of the source is told where it is in the regions shown, or in what they are compared with", () => {
  const own = { kind: "own-prefecture" } as const;
  expect(said({ areas: ["鳥取県中部"] }, own)).toBe("");
  expect(said({ prefectures: ["鳥取"] }, own)).toBe("");
  expect(said({ areas: ["2705"] }, own)).toContain("選んだ地域にはありません");
  for (const areas of [["2706"], ["泉"]]) expect(said({ areas }, own)).toMatch(/1 件あり、/);
  expect(said({ areas: ["鳥取県中部"] }, { kind: "national" }, own)).toContain("選んだ地域にはありません");
  expect(said({ prefectures: ["鳥取"] }, { kind: "prefecture", code: "11" })).toBe("");
  const base = { kind: "release", population: { kind: "national" }, file: null } as const;
  expect(said({ prefectures: ["鳥取"] }, { ...base, release: 8 })).toBe("");
  expect(said({ prefectures: ["鳥取"] }, { ...base, release: 9 })).toContain("1 件");
});

it("how far errors move the reference is told of the prefectures that the regions shown are compared with", () => {
  const own = { kind: "own-prefecture" } as const;
  for (const asked of [{ areas: ["2705"] }, { areas: ["泉"] }, { prefectures: ["大阪"] }])
    expect(said(asked, own)).toContain("最大 +22.5％");
  expect(said({}, own)).toContain("最大 +245.4％");
});

it("an error of counts that the user brought is no error of a table of the ministry, nor of one of its releases", () => {
  const effects = memoryEffects({ language: "ja" });
  const own = { ...catalog, ownCredit: { ja: "国保の健診の集計", en: "counts of 国保" } };
  const all = { shown: { prefectures: null, areas: null }, references: [{ kind: "national" } as const] };
  tellImplausible({ implausible: [error], referenceMoves }, { ...all, catalog: own }, effects);
  expect(effects.said.join()).toMatch(
    /^元データの誤りとみられる人数が 1 件あり、.*2021年度「.*JSON の結果の implausible/,
  );
  expect(effects.said.join()).not.toMatch(/元の表|第9回|inspect/);
  const evidence = {
    rule: "years",
    ages: "40-74",
    class: null,
    observed: 6160,
    likely: 753,
    others: [{ release: 6, observed: 757 }],
  } as const;
  const reason = reasonOf(evidence, "female", { ja: "喫煙", en: "Smoking" }, true);
  expect(reason.ja).toMatch(/ほかの年度（2018年度 757人）.*、元データの誤りとみられる$/);
  expect(reason.en).toMatch(/\(FY2018: 757\).*an error of the source, it seems$/);
});
