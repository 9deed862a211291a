import { describe, expect, it } from "vitest";
import { areaBarsSpec } from "../../../src/figures/area-bars/area-bars.js";
import { areaProfileSpec } from "../../../src/figures/area-profile/area-profile.js";
import { caterpillarSpec } from "../../../src/figures/caterpillar/caterpillar.js";
import { funnelSpec } from "../../../src/figures/funnel/funnel.js";
import { heatmapSpec } from "../../../src/figures/heatmap/heatmap.js";
import { FIGURE_KINDS, type FigureKind } from "../../../src/figures/kinds.js";
import { referenceMoveNotes } from "../../../src/figures/notes/reference-moves.js";
import { planFigures } from "../../../src/figures/plan/plan.js";
import { scatterSpec } from "../../../src/figures/scatter/scatter.js";
import { slopeSpec } from "../../../src/figures/slope/slope.js";
import { sparklinesSpec } from "../../../src/figures/sparklines/sparklines.js";
import { trendSpec } from "../../../src/figures/trend/trend.js";
import type { NotedMove } from "../../../src/model/reference-move.js";
import type { ReferenceName } from "../../../src/model/reference-name.js";
import { NATION } from "../../support/tables/references.js";
import { nationOfAreas, sourceOf } from "../synthetic/nation-of-areas.js";
import { HEATMAP_ITEMS, heatmapInput } from "../synthetic/synthetic-heatmap.js";
import { nationalInput, STATISTICS } from "../synthetic/synthetic-nation.js";
import { pairInput, SMOKING } from "../synthetic/synthetic-pair.js";
import { PROFILE_ITEMS, profileInput } from "../synthetic/synthetic-profile.js";
import { figureInput, KAGAWA } from "../synthetic/synthetic-rows.js";
import { trendFigureInput } from "../synthetic/synthetic-trend-lines.js";
import { slopeInput } from "../synthetic/synthetic-trends.js";

const BMI = { id: "bmi-ge-25", name: { ja: "BMI≥25", en: "BMI≥25" }, group: { ja: "体格", en: "Body" } };

const move = (percent: number, part: Partial<NotedMove> = {}): NotedMove => ({
  release: 8,
  item: BMI.id,
  sex: "male",
  ages: "40-64",
  percent,
  ...part,
});
const moved = (...moves: readonly NotedMove[]): ReferenceName => ({ ...NATION, moves });

describe("the note on errors of the source in the reference", () => {
  const shown = { language: "ja", items: [BMI.id], sexes: ["male", "female"] } as const;
  const both = moved(move(2), move(3.25, { sex: "female" }), move(9, { item: "other" }));

  it("says of an item how far the people expected are moved, by sex, and what that does to ratios", () => {
    expect(referenceMoveNotes({ ...shown, reference: both })).toEqual([
      "元データの誤りとみられる人数が基準に入っているため、期待該当者数が変わり（最大で40–64歳の男性+2.0％・女性+3.3％）、比はおよそその分だけ低く出る。",
    ]);
    expect(referenceMoveNotes({ ...shown, reference: both, language: "en", sexes: ["male"] })).toEqual([
      "The reference holds counts that look like errors of the source: people expected are moved by up to +2.0% (men, 40–64 years), and ratios come out lower by about as much.",
    ]);
    expect(referenceMoveNotes({ ...shown, reference: both, sexes: ["both"] })[0]).toContain("女性+3.3％");
    const old = moved(move(2), move(3, { sex: "female", ages: "65-74" }));
    expect(referenceMoveNotes({ ...shown, reference: old })[0]).toContain("男性+2.0％・65–74歳の女性+3.0％");
    expect(referenceMoveNotes({ ...shown, reference: moved(move(-2)) })[0]).toContain("高く出る");
  });

  it("says it of the ages shown alone, where it moves them by 1 % or more", () => {
    const others = [
      { ages: "40-74", percent: 1.2 },
      { ages: "65-74", percent: 0.2 },
      { ages: "40-44", percent: 5 },
    ];
    const reference = moved(move(1.8, { others }));
    const told = (...ages: string[]) => referenceMoveNotes({ ...shown, reference, ages })[0] ?? "";
    expect(told("65-74")).toBe("");
    expect(told("40-74", "65-74")).toContain("40–74歳の男性+1.2％）、");
    expect(told("40-64", "65-74")).toContain("40–64歳の男性+1.8％）、");
    expect(told("40-44", "70-74")).toContain("40–44歳の男性+5.0％）、");
    // Earlier results say it of the ages alone in which it is most.
    expect(referenceMoveNotes({ ...shown, reference: moved(move(1.8)), ages: ["65-74"] })).toHaveLength(1);
  });

  it("says of rates that they hardly change", () => {
    const [note] = referenceMoveNotes({ ...shown, reference: both, measure: "adjusted-rate" });
    expect(note).toContain("年齢調整該当率そのものはほとんど変わらない");
  });

  it("names items and years where there are several, and no year of a reference that is the same for all", () => {
    const years = moved(move(2, { release: 6 }), move(3));
    expect(referenceMoveNotes({ ...shown, reference: years, isOfYears: true }, () => "肥満")[0]).toContain(
      "肥満（2018年度は40–64歳の男性+2.0％、2020年度は40–64歳の男性+3.0％）",
    );
    const [fixed] = referenceMoveNotes({
      ...shown,
      reference: moved(move(2, { release: null })),
      isOfYears: true,
    });
    expect(fixed).not.toContain("年度");
  });

  it("of each region's own prefecture is that of the figure's", () => {
    const reference = moved(move(60, { prefectureCode: "07" }), move(-2, { prefectureCode: "11" }));
    const [note, ...more] = referenceMoveNotes({ ...shown, reference, prefecture: { code: "07" } });
    expect([note, more]).toEqual([expect.stringContaining("男性+60.0％）、"), []]);
    expect(referenceMoveNotes({ ...shown, reference })).toEqual([]);
    expect(referenceMoveNotes({ ...shown, reference: both, prefecture: { code: "07" } })).toHaveLength(1);
  });

  it("is none where the item's reference is not moved", () => {
    expect(referenceMoveNotes({ ...shown, reference: NATION })).toEqual([]);
    expect(referenceMoveNotes({ ...shown, reference: both, items: ["third"] })).toEqual([]);
    expect(referenceMoveNotes({ ...shown, reference: moved(move(2)), sexes: ["female"] })).toEqual([]);
  });
});

const nation = nationOfAreas(2020);
const mapOf = (kind: "map" | "tile-map") => (reference: ReferenceName) =>
  planFigures(
    { ...sourceOf(nation), reference },
    { kind, ages: ["40-74"], language: "ja", prefectures: null, areas: null },
  )[0]!.spec();
const profiled = PROFILE_ITEMS[0]!;

/** A figure of each kind against a reference, and the item that it shows. */
const DRAWN: Record<FigureKind, readonly [(reference: ReferenceName) => unknown, string?]> = {
  heatmap: [(reference) => heatmapSpec({ ...heatmapInput(KAGAWA), reference }), HEATMAP_ITEMS[0]!.id],
  "area-bars": [(reference) => areaBarsSpec({ ...figureInput(KAGAWA), reference })],
  caterpillar: [(reference) => caterpillarSpec({ ...nationalInput(KAGAWA), reference })],
  funnel: [(reference) => funnelSpec({ ...nationalInput(KAGAWA), statistics: STATISTICS, reference })],
  scatter: [(reference) => scatterSpec({ ...pairInput(nationalInput(KAGAWA)), reference }), SMOKING.id],
  profile: [(reference) => areaProfileSpec({ ...profileInput(), reference }), profiled.id],
  map: [mapOf("map")],
  "tile-map": [mapOf("tile-map")],
  trend: [(reference) => trendSpec({ ...trendFigureInput(), item: BMI, reference })],
  sparklines: [
    (reference) =>
      sparklinesSpec({ ...trendFigureInput({ names: KAGAWA }), areaCode: "1101", items: [BMI], reference }),
  ],
  slope: [(reference) => slopeSpec({ ...slopeInput(KAGAWA, () => ({ differences: [3, 3, 3] })), reference })],
};

describe.each(FIGURE_KINDS)("a figure of the kind %s", (kind) => {
  const [draw, item = BMI.id] = DRAWN[kind];

  it("says that errors of the source move the reference of its item, and not that of another", () => {
    const says = (id: string) =>
      JSON.stringify(draw(moved(move(2, { item: id, release: null })))).includes("人数が基準に入っている");
    expect([says(item), says("other")]).toEqual([true, false]);
  });
});
