// @ts-nocheck
import { describe, expect, it } from "vitest";
import { type AreaProfileInput, areaProfileSpec } from "../../src/figures/area-profile/area-profile.js";
import { profileChoice } from "../../src/figures/area-profile/choice.js";
import { SEXES } from "../../src/model/counts.js";
import type { RatioRow } from "../../src/model/ratios.js";
import { renderSvg } from "../../src/render/svg.js";
import { shownTexts, svgSize } from "../render/shown-texts.js";
import { NATION } from "../support/references.js";
import { drawn } from "./drawn.js";
import { FIVE_YEARS, ratioRow, THREE_AGES } from "./synthetic-rows.js";
import { expectWellSet } from "./well-set.js";

const GROUP = { ja: "血糖", en: "Glucose" };
const ITEMS: AreaProfileInput["items"] = Array.from({ length: 20 }, (_, index) => ({
  id: `item-${index}`,
  name: { ja: `項目${index}`, en: `Item ${index}` },
  group: GROUP,
  direction: "high-is-worse",
}));

type RowOf = (place: { item: number; sex: number; ages: string; ageIndex: number }) => Partial<RatioRow> & {
  difference: number | null;
};

/** Item 0 is the highest, item 19 the lowest; the fourth age group stands out. */
const falling: RowOf = ({ item, ages, ageIndex }) => {
  const difference = 30 - 3 * item;
  if (ages === "40-74")
    return {
      difference,
      ratioOuter95Lower: 98 + difference,
      ratioOuter95Upper: 102 + difference,
      rank: item + 1,
      rankBest: item + 1,
      rankWorst: item + 3,
    };
  return { difference: difference * (ageIndex === 4 ? 1.5 : 1) };
};

function input(
  rowOf: RowOf = falling,
  ages: readonly string[] = ["40-74", ...FIVE_YEARS],
  part: Partial<AreaProfileInput> = {},
): AreaProfileInput {
  const rows = SEXES.flatMap((sex, sexIndex) =>
    ITEMS.flatMap(({ id }, item) =>
      ages.map((age, ageIndex) =>
        ratioRow({
          item: id,
          code: "1103",
          name: "東部",
          sex,
          ages: age,
          ...rowOf({ item, sex: sexIndex, ages: age, ageIndex }),
        }),
      ),
    ),
  );
  return {
    prefecture: { code: "11", name: "埼玉県", english: "Saitama" },
    areaCode: "1103",
    areaCount: 335,
    release: 8,
    fiscalYear: 2020,
    era: { ja: "令和2年度", en: "FY2020" },
    reference: NATION,
    items: ITEMS,
    rows: rows.reverse(),
    language: "ja",
    ...part,
  };
}

const draw = (of: AreaProfileInput) => renderSvg(areaProfileSpec(of));
const textsOf = async (of: AreaProfileInput) => shownTexts(await draw(of)).map(({ text }) => text);
const ids = (lines: readonly { item: { id: string } }[]) => lines.map(({ item }) => Number(item.id.slice(5)));

const CASES: [string, AreaProfileInput][] = [
  ["5-year classes", input()],
  ["two wide age groups", input(falling, THREE_AGES)],
  ["only all ages", input(falling, ["40-74"])],
  [
    "English, synthetic",
    input(falling, undefined, { language: "en", note: { ja: "合成", en: "Synthetic" } }),
  ],
  [
    "wild values",
    input((place) => ({
      ...falling(place),
      difference: 40 * falling(place).difference!,
      ratioOuter95Upper: null,
    })),
  ],
  [
    "wide bounds by age",
    input((place) =>
      place.ages === "40-74" ? falling(place) : { difference: 20, ratioLower: 60, ratioUpper: 300 },
    ),
  ],
  [
    "long names",
    input(falling, undefined, {
      items: ITEMS.map((item) => ({ ...item, name: { ja: "腹囲≥85cm（男）／≥90cm（女）", en: "" } })),
    }),
  ],
  ["nothing computable", input(() => ({ difference: null }))],
];

describe("the area profile", () => {
  it.each(CASES)("is well set: %s", async (_, of) => {
    expectWellSet(await draw(of));
  });

  it("has the shape of an A4 page", async () => {
    const { width, height } = svgSize(await draw(input()));
    expect(height / width).toBeGreaterThan(1.25);
    expect(height / width).toBeLessThan(1.45);
  });

  it("shows the ten worst from the top and the five best from the bottom", () => {
    const { worst, best } = profileChoice(input(), "male");
    expect(ids(worst)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(ids(best)).toEqual([19, 18, 17, 16, 15]);
  });

  it("shows no item on both sides", () => {
    const { worst, best } = profileChoice(input(falling, undefined, { items: ITEMS.slice(0, 12) }), "male");
    expect(ids(worst)).toHaveLength(10);
    expect(ids(best)).toEqual([11, 10]);
  });

  it("turns the order for an item of which less is worse, and leaves out a neutral one", () => {
    const items = ITEMS.map((item, index) => {
      if (index === 19) return { ...item, direction: "low-is-worse" as const };
      return index === 0 ? { ...item, direction: "neutral" as const } : item;
    });
    const { worst, best } = profileChoice(input(falling, undefined, { items }), "male");
    expect(ids(worst).slice(0, 2)).toEqual(
      [1, 19].sort((a, b) => Math.abs(30 - 3 * b) - Math.abs(30 - 3 * a)),
    );
    expect(ids([...worst, ...best])).not.toContain(0);
  });

  it("does not rank what is wide or not computable, and names it", async () => {
    const of = input((place) => {
      if (place.item === 0) return { ...falling(place), ratioLower: 100, ratioUpper: 160 };
      return place.item === 1 ? { difference: null } : falling(place);
    });
    expect(ids(profileChoice(of, "female").worst)[0]).toBe(2);
    expect((await textsOf(of)).join("")).toContain("男性は項目0、項目1");
  });

  it("says at which ages the difference sits", async () => {
    const { worst, best } = profileChoice(input(), "male");
    expect(worst[0]!.peak?.ages).toBe("55-59");
    expect(best[0]!.peak?.ages).toBe("55-59");
    expect(await textsOf(input())).toContain("55–59歳");
    const two = profileChoice(input(falling, THREE_AGES), "male");
    expect(two.worst[0]!.byAge.map(({ ages }) => ages)).toEqual(["40-64", "65-74"]);
  });

  it("names no age group where none is known to differ to that side", () => {
    const wide = input((place) =>
      place.ages === "40-74" ? falling(place) : { difference: 20, ratioLower: 60, ratioUpper: 300 },
    );
    expect(profileChoice(wide, "male").worst[0]!.peak).toBeNull();
    const opposite = input((place) => (place.ages === "40-74" ? falling(place) : { difference: -5 }));
    expect(profileChoice(opposite, "male").worst[0]!.peak).toBeNull();
  });

  it("prints rank with the ranks that the bounds allow, and the interval", async () => {
    const texts = await textsOf(input());
    expect(texts).toContain("順位/335");
    expect(texts).toContain("2位");
    expect(texts).toContain("2–4位");
    expect(texts).toContain("+28～+32");
    expect(texts).toContain("〈埼玉県 東部〉令和2年度 特定健康診査　全国と比べた特徴（40–74歳）");
  });

  it("has the block of the sex asked for alone, and says of what it draws which item it stands for", async () => {
    const one = { ...input(), sexes: ["female"] as const };
    const svg = await draw(one);
    expectWellSet(svg);
    const texts = shownTexts(svg).map(({ text }) => text);
    expect(texts).toContain("女性");
    expect(texts).not.toContain("男性");
    const told = drawn(areaProfileSpec(one), "item");
    expect(new Set(told.map(({ item }) => item)).size).toBe(15);
    expect(new Set(told.map(({ code, sex }) => `${code} ${sex}`))).toEqual(new Set(["1103 female"]));
  });

  it("says so where the area has no rows", () => {
    expect(() => areaProfileSpec(input(falling, undefined, { areaCode: "1199" }))).toThrow(/1199/);
  });

  it("gives the same bytes twice", async () => {
    expect(await draw(input())).toBe(await draw(input()));
  });
});
