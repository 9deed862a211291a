import { describe, expect, it } from "vitest";
import { areaProfileSpec, profileSheets } from "../../../src/figures/area-profile/area-profile.js";
import type { AreaProfileInput } from "../../../src/figures/area-profile/choice.js";
import { profileChoice } from "../../../src/figures/area-profile/choice.js";
import { SIZES } from "../../../src/figures/sheet/sizes.js";
import { renderSvg } from "../../../src/render/drawing/svg.js";
import { collisions, shownTexts, svgSize } from "../../render/shown-texts.js";
import { drawn, drawnSvg, paramOf } from "../drawn.js";
import { certain, falling, PROFILE_ITEMS, profileInput, type RowOf } from "../synthetic/synthetic-profile.js";
import { THREE_AGES } from "../synthetic/synthetic-rows.js";
import { expectWellSet } from "../well-set.js";

const draw = (of: AreaProfileInput) => drawnSvg(areaProfileSpec(of));
const textsOf = async (of: AreaProfileInput) => shownTexts(await draw(of)).map(({ text }) => text);
const ids = (lines: readonly { item: { id: string } }[]) => lines.map(({ item }) => Number(item.id.slice(5)));

const CASES: [string, AreaProfileInput][] = [
  ["5-year classes", profileInput()],
  ["two wide age groups", profileInput(falling, THREE_AGES)],
  ["only all ages", profileInput(falling, ["40-74"])],
  [
    "English, synthetic",
    profileInput(falling, undefined, { language: "en", note: { ja: "合成", en: "Synthetic" } }),
  ],
  [
    "wild values",
    profileInput((place) => ({
      ...falling(place),
      difference: 40 * falling(place).difference!,
      ratioOuter95Upper: null,
    })),
  ],
  [
    "wide bounds by age",
    profileInput((place) =>
      place.ages === "40-74" ? falling(place) : { difference: 20, ratioLower: 60, ratioUpper: 300 },
    ),
  ],
  [
    "long names",
    profileInput(falling, undefined, {
      items: PROFILE_ITEMS.map((item) => ({ ...item, name: { ja: "腹囲≥85cm（男）／≥90cm（女）", en: "" } })),
    }),
  ],
  ["nothing computable", profileInput(() => ({ difference: null }))],
];

describe("the area profile", () => {
  it.each(CASES)("is well set: %s", async (_, of) => {
    expectWellSet(await draw(of));
  });

  it("has the shape of an A4 page", async () => {
    const { width, height } = svgSize(await draw(profileInput()));
    expect(height / width).toBeGreaterThan(1.25);
    expect(height / width).toBeLessThan(1.45);
  });

  it("shows the ten worst from the top and the five best from the bottom", () => {
    const { worst, best } = profileChoice(profileInput(), "male");
    expect(ids(worst)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(ids(best)).toEqual([19, 18, 17, 16, 15]);
  });

  it("shows no item on both sides, and none as a problem that is better than the reference or reads 0", () => {
    const choiceOf = (from: number, to: number) =>
      profileChoice(profileInput(falling, undefined, { items: PROFILE_ITEMS.slice(from, to) }), "male");
    // The tenth is as the reference.
    const { worst, best } = choiceOf(0, 13);
    expect(ids(worst)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(ids(best)).toEqual([12, 11]);
    const nearly = profileInput((place) => ({ ...falling(place), difference: place.item < 3 ? 0.6 : 0.4 }));
    expect(ids(profileChoice(nearly, "male").worst)).toEqual([0, 1, 2]);
    expect(choiceOf(11, 15)).toMatchObject({ worst: [], best: Array(4).fill(expect.anything()) });
  });

  it("has the heads of all columns where no item is worse", async () => {
    const texts = await textsOf(profileInput(falling, undefined, { items: PROFILE_ITEMS.slice(15) }));
    expect(texts).toContain("男性　相対的に課題のある項目なし");
    const english = { language: "en", items: PROFILE_ITEMS.slice(0, 1) } as const;
    const headings = await textsOf(profileInput(falling, undefined, english));
    expect(headings).toContain("Men: 1 unfavourable item");
    expect(headings).toContain("Men: no favourable items");
    for (const head of ["差が最大の年齢", "40～"])
      expect(texts.filter((text) => text === head)).toHaveLength(2);
    expect(texts.filter((text) => text.startsWith("年齢別（"))).toHaveLength(2);
  });

  it("turns the order for an item of which less is worse, and leaves out a neutral one", () => {
    const items = PROFILE_ITEMS.map((item, index) => {
      if (index === 19) return { ...item, direction: "low-is-worse" as const };
      return index === 0 ? { ...item, direction: "neutral" as const } : item;
    });
    const { worst, best } = profileChoice(profileInput(falling, undefined, { items }), "male");
    expect(ids(worst).slice(0, 2)).toEqual(
      [1, 19].sort((a, b) => Math.abs(30 - 3 * b) - Math.abs(30 - 3 * a)),
    );
    expect(ids([...worst, ...best])).not.toContain(0);
  });

  it("does not rank what is wide or not computable, and names it", async () => {
    const of = profileInput((place) => {
      if (place.item === 0) return { ...falling(place), ratioLower: 100, ratioUpper: 160 };
      return place.item === 1 ? { difference: null } : falling(place);
    });
    expect(ids(profileChoice(of, "female").worst)[0]).toBe(2);
    expect((await textsOf(of)).join("")).toContain("男性は項目0、項目1");
    const english = (await textsOf({ ...of, language: "en" })).join(" ");
    expect(english).toMatch(/Not chosen from, .*: men \(item 0, item 1\); women \(item 0, item 1\)\./i);
  });

  it("puts items that differ significantly before those that do not, as lists do, and says so", async () => {
    const of = profileInput((place) => ({ ...falling(place), mark: place.item === 0 ? "none" : "high-95" }));
    expect(ids(profileChoice(of, "male").worst).slice(-3)).toEqual([8, 9, 0]);
    expect((await textsOf(of)).join("")).toContain("有意なものを先に");
    expect((await textsOf(profileInput())).join("")).not.toContain("有意なものを先に");
  });

  it("says at which ages the difference sits", async () => {
    const { worst, best } = profileChoice(profileInput(), "male");
    expect(worst[0]!.peak?.ages).toBe("55-59");
    expect(best[0]!.peak?.ages).toBe("55-59");
    expect(await textsOf(profileInput())).toContain("55–59歳");
    const two = profileChoice(profileInput(falling, THREE_AGES), "male");
    expect(two.worst[0]!.byAge.map(({ ages }) => ages)).toEqual(["40-64", "65-74"]);
  });

  it("has a sheet a sex where one sheet would be too small to be read, each well set", async () => {
    const wide = profileInput(falling, undefined, { look: { size: SIZES.slide } });
    expect(profileSheets(wide)).toEqual(["male", "female"]);
    expect(profileSheets({ ...wide, look: { size: SIZES.a4 } })).toBeNull();
    const alone = { ...wide, sexes: ["female"] as const };
    expect(profileSheets(alone)).toBeNull();
    expectWellSet(await draw(alone));
  });

  it("names no age group where none is known to differ to that side", () => {
    const wide = profileInput((place) =>
      place.ages === "40-74" ? falling(place) : { difference: 20, ratioLower: 60, ratioUpper: 300 },
    );
    expect(profileChoice(wide, "male").worst[0]!.peak).toBeNull();
    const opposite = profileInput((place) => (place.ages === "40-74" ? falling(place) : certain(-5)));
    expect(profileChoice(opposite, "male").worst[0]!.peak).toBeNull();
  });

  it("names no age group that differs most by chance: its interval holds the value of all ages", async () => {
    const of = (lower: number) =>
      profileInput((place) =>
        place.ages === "40-44"
          ? { difference: 90, ratioOuter95Lower: lower, ratioOuter95Upper: 300 }
          : falling({ ...place, ageIndex: 0 }),
      );
    expect(profileChoice(of(131), "male").worst[0]!.peak?.ages).toBe("40-44");
    expect(profileChoice(of(129), "male").worst[0]!.peak).toBeNull();
    expect((await textsOf(of(129))).join("")).toContain("40–74歳より差がはっきり大きい年齢がない");
  });

  it("names an age group only where what is hidden cannot make another differ more", async () => {
    const beside = (ratioLower: number, ratioUpper: number | null) =>
      profileInput((place) =>
        place.ages === "50-54"
          ? { difference: ratioLower - 100, ratioLower, ratioUpper }
          : place.ages === "40-74"
            ? falling(place)
            : certain(place.ages === "65-69" ? 40 : 5),
      );
    expect(profileChoice(beside(110, 125), "male").worst[0]!.peak?.ages).toBe("65-69");
    for (const upper of [141, null]) {
      expect(profileChoice(beside(110, upper), "male").worst[0]!.peak).toBeNull();
    }
    expect(profileChoice(beside(95, 141), "male").best[0]!.peak).toBeNull();
    expect((await textsOf(beside(110, 141))).join("")).toContain("差が最大の年齢の「—」は");
    expect((await textsOf(profileInput())).join("")).not.toContain("差が最大の年齢の「—」は");
  });

  it("prints rank with the ranks that the bounds allow, and the interval", async () => {
    const texts = await textsOf(profileInput());
    expect(texts).toContain("順位/335");
    expect(texts).toContain("2位");
    expect(texts).toContain("2～4位");
    expect(texts).toContain("+28～+32");
    expect(texts).toContain("〈埼玉県 東部〉令和2年度 特定健康診査　全国と比べた特徴（40–74歳）");
    expect(texts.join("")).toContain("順位は全国335医療圏で比の高い順（1位が最も高い）。");
  });

  it("says of an item that it is ranked among fewer regions, and nothing of ranks where there are none", async () => {
    const among = {
      rankedAmong: ({ item }: { item: string }) => (item === PROFILE_ITEMS[1]!.id ? 333 : 335),
    };
    const texts = await textsOf(profileInput(undefined, undefined, among));
    expect(texts).toContain("順位/335");
    expect(texts.filter((text) => text.endsWith("位/333"))).toHaveLength(2);
    expect(texts.join("")).toContain("「/」の後は順位の付く医療圏の数");
    const none = await textsOf(profileInput((place) => ({ ...falling(place), rank: null })));
    expect(none.join("")).not.toMatch(/順位|335/);
  });

  it("has the block of the sex asked for alone, and says of what it draws which item it stands for", async () => {
    const one = { ...profileInput(), sexes: ["female"] as const };
    const svg = await draw(one);
    expectWellSet(svg);
    const texts = shownTexts(svg).map(({ text }) => text);
    expect(texts).toContain("女性　相対的に課題のある10項目");
    expect(texts.join()).not.toContain("男性");
    const told = drawn(areaProfileSpec(one), "item");
    expect(new Set(told.map(({ item }) => item)).size).toBe(15);
    expect(new Set(told.map(({ code, sex }) => `${code} ${sex}`))).toEqual(new Set(["1103 female"]));
  });

  it("breaks off an item that would flatten all others, with its value", async () => {
    const of = profileInput((place) =>
      place.item === 0 && place.ages === "40-74"
        ? { difference: 430, ratioOuter95Lower: 480, ratioOuter95Upper: 590 }
        : falling(place),
    );
    const spec = areaProfileSpec(of);
    const [low, high] = paramOf(spec, "domain") as [number, number];
    expect(high).toBeLessThan(60);
    expect(low).toBeGreaterThan(-60);
    expect(drawn(spec, "above").map(({ item, above }) => [item, above])).toEqual([
      ["item-0", "+430"],
      ["item-0", "+430"],
    ]);
    const svg = await draw(of);
    expectWellSet(svg);
    expect(shownTexts(svg).filter(({ text }) => text === "+430")).toHaveLength(4);
  });

  it("says where an interval and a bar by age end that leave their frames, and in the column the same", async () => {
    const of = profileInput((place) => {
      if (place.item === 1 && place.ages === "40-74")
        return { ...falling(place), ratioOuter95Lower: 90, ratioOuter95Upper: 211.2 };
      return place.item === 2 && place.ageIndex === 1 ? { difference: 99 } : falling(place);
    });
    const texts = await textsOf(of);
    expect(texts.filter((text) => text === "+112")).toHaveLength(2);
    expect(texts).toContain("−10～+112");
    expect(texts).toContain("+99");
    expect(texts).toContain("枠の外へ続く（数字は端の値、年齢別の棒は数字だけ）");
  });

  it("explains the symbols that it has, and no others", async () => {
    const entries = [
      "有意に高い・低い（95％、太字）",
      "有意差なし",
      "同じ規模の地域のばらつきを超える（95％）",
      "秘匿により取りうる範囲（1ポイント以上）",
      "年齢別の範囲の幅が10ポイントを超える",
      "年齢別の棒が枠の外へ続く（数字はその値）",
      "算出不可",
    ];
    const plain = (place: Parameters<RowOf>[0]) => ({
      ...falling(place),
      mark: "none" as const,
      difference: 10 - place.item,
      ratioOuter95Lower: 108 - place.item,
      ratioOuter95Upper: 112 - place.item,
    });
    const explained = async (rowOf: RowOf) => {
      const texts = await textsOf(profileInput(rowOf));
      return entries.map((entry) => texts.includes(entry));
    };
    expect(await explained(plain)).toEqual([false, true, false, false, false, false, false]);
    const all: RowOf = (place) => {
      if (place.ages !== "40-74")
        return [{ difference: null }, { difference: 300, ratioLower: 100, ratioUpper: 500 }][place.item % 2]!;
      return {
        ...plain(place),
        ratioLower: 108 - place.item,
        mark: place.item > 3 ? "none" : "high-95",
        adjustedMark: place.item > 1 ? "none" : "high-95",
      };
    };
    expect(await explained(all)).toEqual(entries.map(() => true));
  });

  it("breaks a long name into lines, none of one or two characters", () => {
    const name = { ja: "20歳から体重10kg以上増加した人の割合", en: "" };
    const long = profileInput(falling, undefined, {
      items: PROFILE_ITEMS.map((item) => ({ ...item, name })),
    });
    const [first] = drawn(areaProfileSpec(long), "label");
    expect((first!.label as string[]).join("")).toBe(name.ja);
    for (const line of first!.label as string[]) expect(line.length).toBeGreaterThan(4);
  });

  it("tells those who cannot see it the first items of each side", () => {
    const { description } = areaProfileSpec(profileInput()) as { description: string };
    expect(description).toContain("男性　相対的に課題のある10項目：項目0 +30、項目1 +27、項目2 +24など");
    expect(description).toContain("女性　相対的に良好な5項目：項目19 −27");
  });

  it("is as wide and as high as it is asked for", async () => {
    for (const size of [
      { width: 1100, height: 1250 },
      { width: 800, height: 1300 },
    ]) {
      const svg = await draw(profileInput(falling, undefined, { look: { size } }));
      const drawnSize = svgSize(svg);
      expect(Math.abs(drawnSize.width - size.width)).toBeLessThan(0.03 * size.width);
      expect(Math.abs(drawnSize.height - size.height)).toBeLessThan(0.05 * size.height);
      expect(collisions(shownTexts(svg))).toEqual([]);
    }
  });

  it("says so where the area has no rows", () => {
    expect(() => areaProfileSpec(profileInput(falling, undefined, { areaCode: "1199" }))).toThrow(/1199/);
  });

  it("gives the same bytes twice", async () => {
    expect(await draw(profileInput())).toBe(await renderSvg(areaProfileSpec(profileInput())));
  });
});
