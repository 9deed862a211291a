// @ts-nocheck
import { describe, expect, it } from "vitest";
import { type CaterpillarInput, caterpillarSpec } from "../../src/figures/caterpillar/caterpillar.js";
import { nationalDomain, nationalRows, nationOf } from "../../src/figures/national-rows.js";
import { renderSvg } from "../../src/render/svg.js";
import { shownTexts } from "../render/shown-texts.js";
import { drawn } from "./drawn.js";
import { COUNT, NATIONAL_CASES, nationalInput, spread, wild } from "./synthetic-nation.js";
import { KAGAWA, SAITAMA } from "./synthetic-rows.js";
import { expectWellSet } from "./well-set.js";

const draw = (input: CaterpillarInput) => renderSvg(caterpillarSpec(input));
const textsOf = async (input: CaterpillarInput) => shownTexts(await draw(input)).map(({ text }) => text);

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
      })),
    );
    for (const name of KAGAWA) expect(texts.filter((text) => text === name)).toHaveLength(2);
    expect(texts.filter((text) => text === "+7・38位")).toHaveLength(2);
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
    expect((await textsOf(input)).join("")).toContain("算出不可：東部（男性）、東部（女性）");
  });

  it("is the same with the nation put in order beforehand", () => {
    for (const sexes of [["male", "female"], ["female"]] as const) {
      const input = nationalInput(SAITAMA, wild, { sexes });
      expect(caterpillarSpec({ ...input, nation: nationOf(input) })).toEqual(caterpillarSpec(input));
    }
  });

  it("has the panel of the sex asked for alone", async () => {
    const texts = await textsOf(nationalInput(KAGAWA, spread, { sexes: ["female"] }));
    for (const name of KAGAWA) expect(texts.filter((text) => text === name)).toHaveLength(1);
    expect(texts).toContain("女性");
    expect(texts).not.toContain("男性");
    expect(texts.join("")).not.toContain("男女で異なる");
  });

  it("says of every interval, dot and label which area it stands for", () => {
    const input = nationalInput(KAGAWA);
    const codes = (data: readonly Readonly<Record<string, unknown>>[]) =>
      new Set(data.map(({ code }) => code));
    expect(codes(drawn(caterpillarSpec(input), "low")).size).toBe(COUNT);
    const labels = drawn(caterpillarSpec(input), "text").filter(({ text }) =>
      KAGAWA.includes(text as string),
    );
    expect(codes(labels)).toEqual(new Set(["1101", "1102", "1103"]));
  });

  it("shows the bounds of others only where they are wide", () => {
    const bands = (width: number) =>
      JSON.stringify(
        caterpillarSpec(
          nationalInput(KAGAWA, (place) => ({
            ...spread(place),
            difference: 5,
            ratioLower: 105 - width,
            ratioUpper: 105,
          })),
        ),
      ).length;
    expect(bands(11)).toBeGreaterThan(bands(9) + 10_000);
  });

  it("gives the same bytes twice", async () => {
    expect(await draw(nationalInput(SAITAMA))).toBe(await draw(nationalInput(SAITAMA)));
  });
});
