import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadBorders } from "../../../src/catalog/regions/load-borders.js";
import { AGE_CLASSES } from "../../../src/model/counts.js";
import { type Choice, fragmentOf, settled, wishOf } from "../../../src/outputs/report/choice.js";
import { choicesOfEveryMake } from "../../../src/outputs/report/choices.js";
import type { RatioStore, RowQuery } from "../../../src/outputs/report/packed/unpack.js";
import { contentOf, firstChoice } from "../../../src/outputs/report/page/content.js";
import { ratioRow } from "../../figures/synthetic/synthetic-rows.js";
import { pageHeader, trendGrid } from "./page/page-header.js";

const WIDE = ["40-74", "40-64", "65-74"];
const header = pageHeader();
const choose = (wish: object, of = header) => settled(of, wish).choice;

describe("what the page shows", () => {
  it("is the overview of the newest release and first prefecture when nothing is asked for", () => {
    expect(choose({})).toEqual({
      release: 8,
      figure: "heatmap",
      prefecture: "11",
      area: "1101",
      item: "bmi-ge-25",
      sexes: "male,female",
      ages: "40-74",
      language: "ja",
    });
  });

  it("is of the newest release that has as many items as any, where a newer one is there in part", () => {
    const inPart = header.grids.map((grid) => ({
      ...grid,
      release: grid.release + 1,
      items: grid.items.slice(1),
    }));
    const both = { ...header, grids: [...header.grids, ...inPart] };
    expect(settled(both, {}).offer.releases).toContain(9);
    expect(choose({}, both).release).toBe(8);
    expect(choose({ release: "9" }, both).release).toBe(9);
  });

  it("is what the address asks for, as far as the page has it", () => {
    const fragment = "#release=8&figure=area-bars&prefecture=31&item=q01&sexes=female&ages=5x&language=en";
    expect(choose(wishOf(fragment))).toMatchObject({
      figure: "area-bars",
      prefecture: "31",
      area: "3101",
      item: "q01",
      sexes: "female",
      ages: WIDE.join(),
      language: "en",
    });
    expect(choose(wishOf("#prefecture=99&figure=pie&release=<script>&area=1101"))).toEqual(choose({}));
  });

  it("offers areas of the prefecture only, and for both sexes together only the ages that it has", () => {
    const { offer } = settled(header, { prefecture: "31", figure: "area-bars", sexes: "both" });
    expect(offer.areas.map(({ code }) => code)).toEqual(["3101"]);
    expect(offer.ages).toEqual([WIDE.join(), ...WIDE]);
    expect(settled(header, { figure: "area-bars" }).offer.ages).toEqual([
      WIDE.join(),
      AGE_CLASSES.join(),
      ...WIDE,
      ...AGE_CLASSES,
    ]);
    expect(settled(header, { figure: "funnel" }).offer.ages).toEqual([...WIDE, ...AGE_CLASSES]);
  });

  it("offers no figure that the data do not give", () => {
    const figures = (of: typeof header) => settled(of, {}).offer.figures;
    expect(figures(header)).toEqual(["heatmap", "area-bars", "caterpillar", "funnel", "profile", "map"]);
    expect(figures({ ...header, nationWide: false })).toEqual(["heatmap", "area-bars", "profile", "map"]);
    const wideOnly = { ...header, grids: header.grids.slice(0, 1) };
    expect(figures(wideOnly)).toEqual(["heatmap", "area-bars", "caterpillar", "funnel", "map"]);
    const grids = header.grids.map((grid) => ({
      ...grid,
      regions: grid.regions.filter(({ level }) => level !== "area"),
    }));
    expect(figures({ ...header, grids })).toEqual(["heatmap", "area-bars"]);
  });

  it("is the map of the nation where all of it is in the page, and then has no prefecture to choose", () => {
    const whole = { ...header, borders: loadBorders() };
    expect(choose({}, whole)).toMatchObject({ figure: "map", prefecture: "00" });
    const { offer } = settled(whole, {});
    expect(offer.figures).toEqual([
      "heatmap",
      "area-bars",
      "caterpillar",
      "funnel",
      "profile",
      "map",
      "tile-map",
    ]);
    expect(offer.prefectures.map(({ code }) => code)).toEqual(["00"]);
    expect(choose({ figure: "heatmap", prefecture: "31" }, whole)).toMatchObject({ prefecture: "31" });
    expect(choose({ figure: "map", prefecture: "31" })).toMatchObject({ figure: "map", prefecture: "31" });
  });

  it("opens with the map of an item that has areas, unless another is asked for", () => {
    const whole = { ...header, borders: loadBorders() };
    const rows = [
      ratioRow({ item: "bmi-ge-25", level: "prefecture", code: "11", difference: 2 }),
      ratioRow({ item: "q01", level: "area", code: "1101", difference: 3 }),
    ];
    const store = {
      rows: ({ items }: RowQuery) => rows.filter(({ item }) => items?.includes(item)),
    } as unknown as RatioStore;
    expect(firstChoice({ header: whole, store }, {})).toMatchObject({ figure: "map", item: "q01" });
    const asked = firstChoice({ header: whole, store }, { item: "bmi-ge-25" });
    expect(asked.item).toBe("bmi-ge-25");
    const { figure, reason } = contentOf({ header: whole, store, trends: null }, asked, "wide");
    expect(figure).toBeNull();
    expect(reason).toContain("医療圏別の値がない");
  });

  it("comes back from the address it is sent in", () => {
    const { releases, prefectures, items } = settled(header, {}).offer;
    const wishes = fc.record({
      release: fc.constantFrom(...releases),
      figure: fc.constantFrom("heatmap", "area-bars", "caterpillar", "funnel", "profile"),
      prefecture: fc.constantFrom(...prefectures.map(({ code }) => code)),
      area: fc.constantFrom("1101", "1102", "3101"),
      item: fc.constantFrom(...items),
      sexes: fc.constantFrom("male,female", "male", "female", "both"),
      ages: fc.constantFrom(WIDE.join(), "65-74", "70-74", AGE_CLASSES.join()),
      language: fc.constantFrom("ja", "en"),
    });
    fc.assert(
      fc.property(wishes, (wish) => {
        const choice = choose(wish);
        const again = choose(wishOf(fragmentOf(choice)));
        const used = (one: Choice) => fragmentOf(one);
        expect(used(again)).toBe(used(choice));
        expect(again).toMatchObject({ figure: choice.figure, sexes: choice.sexes, ages: choice.ages });
      }),
    );
  });
});

describe("figures over the years", () => {
  const ofYears = { ...header, trends: trendGrid() };

  it("are offered where there are trends, with what the trends have and no release", () => {
    expect(settled(ofYears, { figure: "trend" }).offer.figures.slice(-3)).toEqual([
      "trend",
      "sparklines",
      "slope",
    ]);
    const { choice, offer } = settled(ofYears, { figure: "slope", prefecture: "12", item: "q08-smoking" });
    expect(choice).toMatchObject({ figure: "slope", item: "q08-smoking", ages: "40-74" });
    // Only the trends have it, and they have no q01.
    expect(offer.items).toEqual(["bmi-ge-25", "q08-smoking"]);
    expect(choose({ ...choice, figure: "heatmap" }, ofYears)).toMatchObject({ item: "bmi-ge-25" });
    expect(fragmentOf(choice)).toBe(
      "figure=slope&prefecture=12&item=q08-smoking&sexes=male,female&language=ja",
    );
    expect(choose(wishOf(fragmentOf(choice)), ofYears)).toEqual(choice);
    expect(choose(wishOf(fragmentOf(choice))).figure).toBe("heatmap");
  });

  it("are of an area or of the whole prefecture, where all items stand", () => {
    const { choice, offer } = settled(ofYears, { figure: "sparklines", prefecture: "11" });
    expect(offer.areas.map(({ code }) => code)).toEqual(["11", "1101", "1102"]);
    expect(choice.area).toBe("11");
    expect(choose({ ...choice, figure: "profile" }, ofYears).area).toBe("1101");
    expect(fragmentOf({ ...choice, area: "1102" })).toBe(
      "figure=sparklines&prefecture=11&area=1102&sexes=male,female&language=ja",
    );
  });

  it("are not offered for a prefecture that has none", () => {
    const grid = trendGrid();
    const regions = grid.regions.filter(({ prefectureCode }) => prefectureCode !== "31");
    const { offer } = settled({ ...header, trends: { ...grid, regions } }, { prefecture: "31" });
    expect(offer.figures).not.toContain("trend");
  });

  it("are among the choices of every make once for each number of areas, language and choice of sexes", () => {
    const own = [...choicesOfEveryMake(ofYears)].filter(({ figure }) => figure === "slope");
    const numbers = new Map(
      settled(ofYears, { figure: "slope" }).offer.prefectures.map(({ code }) => [
        settled(ofYears, { figure: "slope", prefecture: code }).offer.areas.length,
        code,
      ]),
    );
    expect(numbers.size).toBeGreaterThan(1);
    expect(own.map(({ language, prefecture, sexes }) => `${language} ${prefecture} ${sexes}`).sort()).toEqual(
      ["ja", "en"]
        .flatMap((language) =>
          [...numbers.values()].flatMap((prefecture) =>
            ["male,female", "male", "female", "both"].map((sexes) => `${language} ${prefecture} ${sexes}`),
          ),
        )
        .sort(),
    );
  });

  it("are once more among them where a name is so long that it takes two lines", () => {
    const grid = trendGrid();
    const regions = grid.regions.map((region) =>
      region.code === "1101" ? { ...region, name: "南西部広域と川越比企と秩父" } : region,
    );
    const prefectures = (of: typeof grid) =>
      new Set(
        [...choicesOfEveryMake({ ...header, trends: of })].flatMap(({ figure, prefecture }) =>
          figure === "trend" ? [prefecture] : [],
        ),
      );
    expect(prefectures({ ...grid, regions })).toContain("11");
  });
});

describe("choices of every make", () => {
  it("has one of every number of areas, also in a page of the whole nation, which opens with its map", () => {
    const [whole] = pageHeader().grids;
    const more = ["1203", "1204"].map((code) => ({
      ...whole!.regions.find((one) => one.code === "1202")!,
      code,
    }));
    const grid = { ...whole!, regions: [...whole!.regions, ...more] };
    const nation = { ...pageHeader(), grids: [grid], borders: loadBorders() };
    const makes = [...choicesOfEveryMake(nation)];
    const of = (figure: string) =>
      new Set(makes.flatMap((make) => (make.figure === figure ? [make.prefecture] : [])));
    expect(of("map")).toEqual(new Set(["00"]));
    expect(of("heatmap")).toEqual(new Set(["11", "12", "31"]));
    expect(of("area-bars")).toEqual(new Set(["11", "12", "31"]));
  });

  it("has each figure with the fewest and the most areas, each panel, number of age groups and language once", () => {
    const makes = [...choicesOfEveryMake(header)].map(({ figure, prefecture, sexes, ages, language }) =>
      [figure, prefecture, sexes, ages.split(",").length, language].join(" "),
    );
    expect(new Set(makes).size).toBe(makes.length);
    expect(makes).toContain("area-bars 12 both 3 en");
    expect(makes).toContain("area-bars 31 male,female 7 ja");
    expect(makes).toContain("profile 31 male 1 ja");
    expect(makes).toContain("funnel 12 female 1 en");
    expect(new Set(makes.map((make) => make.split(" ")[1]))).toEqual(new Set(["12", "31"]));
  });
});
