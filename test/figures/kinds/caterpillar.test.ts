import { describe, expect, it } from "vitest";
import { caterpillarSpec } from "../../../src/figures/caterpillar/caterpillar.js";
import { type NationalInput, nationalDomain, nationalRows } from "../../../src/figures/national/rows.js";
import { shownTexts, svgSize } from "../../render/shown-texts.js";
import { drawn, drawnSvg, paramOf } from "../drawn.js";
import {
  type AreaOf,
  COUNT,
  crowded,
  NATIONAL_CASES,
  nationalInput,
  spread,
  wild,
} from "../synthetic/synthetic-nation.js";
import { HOKKAIDO, KAGAWA, SAITAMA } from "../synthetic/synthetic-rows.js";
import { expectWellSet } from "../well-set.js";

const draw = (input: NationalInput) => drawnSvg(caterpillarSpec(input));
const labelled = (spec: ReturnType<typeof caterpillarSpec>) => drawn(spec, "labelName");
const textsOf = async (input: NationalInput) => shownTexts(await draw(input)).map(({ text }) => text);

describe("the caterpillar", () => {
  it.each(NATIONAL_CASES)("is well set: %s", async (_, input) => {
    expectWellSet(await draw(input));
  });

  it("orders all areas from the highest ratio to the lowest, whatever the order of the rows", () => {
    const input = nationalInput(SAITAMA);
    const { areas, own } = nationalRows(input, "male");
    expect(areas).toHaveLength(COUNT);
    expect(own).toHaveLength(SAITAMA.length);
    for (const [index, { difference }] of areas.slice(1).entries()) {
      expect(difference).toBeLessThanOrEqual(areas[index]!.difference);
    }
    expect(caterpillarSpec({ ...input, rows: [...input.rows].reverse() })).toEqual(caterpillarSpec(input));
  });

  it("labels the prefecture's areas alone, with value and rank, in both panels", async () => {
    const texts = await textsOf(
      nationalInput(KAGAWA, (place) => ({
        ...spread(place),
        ...(place.own === 0 ? { difference: 7.4, rank: 38 } : {}),
        ...(place.own === 1 ? { difference: 12.4, rank: 30, rankBest: 29, rankWorst: 34 } : {}),
      })),
    );
    for (const name of KAGAWA) expect(texts.filter((text) => text === name)).toHaveLength(2);
    expect(texts.filter((text) => text === "+7・38位")).toHaveLength(2);
    expect(texts.filter((text) => text === "+12・29～34位")).toHaveLength(2);
    expect(texts.join("")).toContain("信頼区間と順位は秘匿による幅を含む。");
    expect(texts.join("")).not.toContain("他");
  });

  it("counts the areas that are high and low, before and after adjustment", async () => {
    const input = nationalInput(KAGAWA);
    const { areas } = nationalRows(input, "male");
    const high = areas.filter(({ mark }) => mark === "high-95").length;
    const low = areas.filter(({ mark }) => mark === "low-95").length;
    const outstanding = areas.filter(({ adjustedMark }) => adjustedMark === "high-95").length;
    const line = (await textsOf(input)).find((text) => text.startsWith("有意に高い"))!;
    expect(line).toContain(
      `有意に高い医療圏 ${high}、低い医療圏 ${low}、差があるといえない ${COUNT - high - low}`,
    );
    expect(line).toContain(`高い${outstanding}、`);
  });

  it("names the reference at 0 and the prefecture at its ratio", async () => {
    const texts = await textsOf(nationalInput(KAGAWA));
    expect(texts.filter((text) => text === "全国")).toHaveLength(2);
    expect(texts.filter((text) => text === "埼玉県 +2")).toHaveLength(2);
  });

  it("has no line of a prefecture whose counts look like errors of the source, and names it", async () => {
    const input = nationalInput(KAGAWA);
    const rows = input.rows.map((row) =>
      row.level === "prefecture" && row.sex === "male" ? { ...row, flags: ["implausible" as const] } : row,
    );
    const wrong = { ...input, rows };
    expect(drawn(caterpillarSpec(input), "lineName")).toHaveLength(4);
    expect(drawn(caterpillarSpec(wrong), "lineName")).toHaveLength(3);
    expect((await textsOf(wrong)).join("")).toContain("（判定と順位から除いた）：埼玉県（男性）");
  });

  it("does not stretch its range for one wild area, and says its value", async () => {
    const [, high] = nationalDomain(nationalRows(nationalInput(SAITAMA, wild), "male"));
    expect(high).toBeLessThan(150);
    expect(
      (await textsOf(nationalInput(SAITAMA, wild))).filter((text) => text.startsWith("+687")),
    ).toHaveLength(2);
  });

  it("says which of the prefecture's areas have no ratio", async () => {
    const input = nationalInput(KAGAWA, (place) => ({
      ...spread(place),
      ...(place.own === 1 ? { difference: null } : {}),
    }));
    const texts = (await textsOf(input)).join("");
    expect(texts).toContain("算出不可：東部（男性）、東部（女性）");
    // Ranks count it, since it may lie above others.
    expect(texts).toContain("「位」は比の決まらない1医療圏も含めた順位");
    expect(texts).toContain("全国334医療圏の中の位置");
  });

  it("has the panel of the sex asked for alone", async () => {
    const texts = await textsOf(nationalInput(KAGAWA, spread, { sexes: ["female"] }));
    for (const name of KAGAWA) expect(texts.filter((text) => text === name)).toHaveLength(1);
    expect(texts).toContain("女性");
    expect(texts).not.toContain("男性");
    expect(texts.join("")).not.toContain("男女で異なる");
  });

  it("says of every row which area it stands for, and carries its numbers", () => {
    const input = nationalInput(KAGAWA, (place) => ({ ...spread(place), ratioOuter95Upper: null }));
    const areas = drawn(caterpillarSpec(input), "place").filter(({ sex }) => sex === "male");
    expect(new Set(areas.map(({ code }) => code)).size).toBe(COUNT);
    expect(areas.map(({ place }) => place)).toEqual(areas.map((_, index) => index + 1));
    const [first] = areas as unknown as readonly { difference: number; intervalLower: number }[];
    expect(areas[0]).toMatchObject({ intervalUpper: null, isOwn: false, item: "bmi-ge-25", ages: "40-74" });
    expect(first!.intervalLower).toBeCloseTo(first!.difference - 4);
    expect(labelled(caterpillarSpec(input)).map(({ code }) => code)).toEqual(
      expect.arrayContaining(["1101", "1102", "1103"]),
    );
  });

  it("puts no label on another, and keeps them in the order of their areas", () => {
    for (const [names, areaOf] of [
      [HOKKAIDO, crowded],
      [SAITAMA, spread],
    ] as const) {
      const labels = labelled(caterpillarSpec(nationalInput(names, areaOf)));
      expect(labels).toHaveLength(2 * names.length);
      for (const [index, { sex, place, labelPlace, labelNumber }] of labels.slice(1).entries()) {
        const before = labels[index]!;
        if (before.sex !== sex) continue;
        expect(place).toBeGreaterThan(before.place as number);
        expect(labelNumber).toBe((before.labelNumber as number) + 1);
        // 15 units of 1,092 for 335 places.
        expect((labelPlace as number) - (before.labelPlace as number)).toBeGreaterThan(4.5);
      }
    }
  });

  it("marks intervals that the frame cuts, the prefecture's with the value of their end", async () => {
    const cut: AreaOf = (place) => ({
      ...spread(place),
      ...(place.own === 1 ? { ratioLower: 20, ratioUpper: 400, ratioOuter95Upper: 412.4 } : {}),
    });
    const input = nationalInput(KAGAWA, cut);
    const texts = await textsOf(input);
    expect(texts.filter((text) => text === "東部 ▲ +313")).toHaveLength(2);
    expect(texts).toContain("枠の外へ続く（名前の横の数字は端の値、−100は省く）");
    expect((await draw(input)).length).toBeGreaterThan((await draw(nationalInput(KAGAWA))).length);
    expect((await textsOf(nationalInput(KAGAWA))).join("")).not.toContain("枠の外");
    const open = nationalInput(KAGAWA, (place) => ({ ...cut(place), ratioOuter95Upper: null }));
    expect(await textsOf(open)).toContain("小豆 ▲ +∞");
  });

  it("has the prefecture's ordinary intervals within its frame", async () => {
    const wider: AreaOf = (place) =>
      place.own === 0 ? { difference: 60, ratioOuter95Upper: 185 } : spread(place);
    const input = nationalInput(KAGAWA, wider);
    const [, high] = nationalDomain(nationalRows(input, "male"));
    expect(high).toBeLessThan(85);
    const { male } = paramOf(caterpillarSpec(input), "domains") as Record<string, readonly number[]>;
    expect(male![1]).toBeGreaterThanOrEqual(85);
    expect((await textsOf(input)).join("")).not.toContain("小豆 ▲");
  });

  it("does not speak of the nation where a result has some of its areas alone", async () => {
    const whole = nationalInput(SAITAMA);
    const some = { ...whole, rows: whole.rows.filter(({ prefectureCode }) => prefectureCode === "11") };
    const texts = await textsOf(some);
    expect(texts.join("")).toContain("結果にある10医療圏の中の位置");
    expect(texts.join("")).not.toContain("全国10医療圏");
    expect(texts.filter((text) => text.endsWith("。「位」は全国の中の順位"))).toHaveLength(2);
    expect((await textsOf(whole)).join("")).toContain("全国335医療圏の中の位置");
    expect((await textsOf({ ...some, language: "en" })).join(" ")).toContain(
      "among the 10 secondary medical areas of the result",
    );
    // Without ranks the nation is not known.
    const unranked = { ...whole, rows: whole.rows.map((row) => ({ ...row, rank: null })) };
    expect((await textsOf(unranked)).join("")).toContain("結果にある335医療圏");
  });

  it("is as wide and as high as is asked for", async () => {
    for (const names of [KAGAWA, HOKKAIDO]) {
      const look = { size: { width: 1400, height: 1300 } };
      const svg = await draw(nationalInput(names, spread, { look }));
      expectWellSet(svg);
      const { width, height } = svgSize(svg);
      expect(Math.abs(width - 1400)).toBeLessThan(42);
      expect(Math.abs(height - 1300)).toBeLessThan(65);
    }
  });

  it("stands in two columns, plots at one height, where names above plots would leave these none of a slide", async () => {
    const slide = { size: { width: 1280, height: 720 } };
    const svg = await draw(nationalInput(HOKKAIDO, spread, { look: slide }));
    expectWellSet(svg);
    const { width, height } = svgSize(svg);
    expect(Math.abs(width - 1280)).toBeLessThan(60);
    expect(Math.abs(height - 720)).toBeLessThan(65);
    const axes = shownTexts(svg).filter(({ text }) => text.startsWith("比の高い順"));
    expect(new Set(axes.map(({ bottom }) => Math.round(bottom))).size).toBe(1);
    expect(new Set(axes.map(({ left }) => Math.round(left))).size).toBe(2);
    const few = shownTexts(await draw(nationalInput(KAGAWA, spread, { look: slide })));
    const places = few.filter(({ text }) => text.startsWith("比の高い順"));
    expect(new Set(places.map(({ left }) => Math.round(left))).size).toBe(1);
  });

  it("leaves ranks to the axis where they would take the height of a low plot, and does not speak of them", () => {
    const ranked = (place: Parameters<AreaOf>[0]) => ({ ...spread(place), rankBest: 1, rankWorst: 9 });
    const saysRank = (height: number) => {
      const look = { size: { width: 680, height } };
      const spec = caterpillarSpec(nationalInput(HOKKAIDO, ranked, { look }));
      expect(labelled(spec).length).toBeGreaterThan(0);
      return [
        labelled(spec).some(({ labelValue }) => String(labelValue).includes("位")),
        JSON.stringify(spec).includes("信頼区間と順位"),
      ];
    };
    expect(saysRank(1300)).toEqual([true, true]);
    expect(saysRank(600)).toEqual([false, false]);
  });

  it("shows the bounds of others only where they are wide", async () => {
    const marks = async (width: number) =>
      (
        await draw(
          nationalInput(KAGAWA, (place) => ({
            ...spread(place),
            difference: 5,
            ratioLower: 105 - width,
            ratioUpper: 105,
          })),
        )
      ).split("<line").length;
    expect(await marks(11)).toBe((await marks(9)) + 2 * (COUNT - KAGAWA.length));
  });
});
