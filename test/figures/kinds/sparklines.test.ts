import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.js";
import { planTrendFigures } from "../../../src/figures/plan/plan.js";
import { columnsOf } from "../../../src/figures/sparklines/layout.js";
import type { SparklinesInput } from "../../../src/figures/sparklines/rows.js";
import { type SparklineRow, sparklineDomain } from "../../../src/figures/sparklines/rows.js";
import { sparklinesSpec } from "../../../src/figures/sparklines/sparklines.js";
import { patternOf } from "../../../src/render/drawing/pattern.js";
import { renderSvg } from "../../../src/render/drawing/svg.js";
import { textWidth } from "../../../src/render/text-width.js";
import { shownTexts, svgSize } from "../../render/shown-texts.js";
import { drawn, drawnSvg } from "../drawn.js";
import {
  change,
  type SyntheticTrends,
  syntheticTrends,
  trendFigureInput,
  yearsOf,
} from "../synthetic/synthetic-trend-lines.js";
import { expectWellSet } from "../well-set.js";

const { items, groups } = loadCatalog();
const NAMED = items.map(({ id, name, group }) => ({
  id,
  name,
  group: groups.find((known) => known.id === group)!.name,
}));
const ITEMS = NAMED.slice(0, 46);

function input(trends: SyntheticTrends = {}, part: Partial<SparklinesInput> = {}): SparklinesInput {
  const shown = part.items ?? ITEMS;
  return {
    ...trendFigureInput({ names: ["秩父"], items: shown.map(({ id }) => id), ...trends }, part),
    areaCode: "1101",
    items: shown,
    ...part,
  };
}

const draw = (of: SparklinesInput) => drawnSvg(sparklinesSpec(of));
const textsOf = async (of: SparklinesInput) => shownTexts(await draw(of)).map(({ text }) => text);
const SOME = { items: ITEMS.slice(0, 3).concat(ITEMS.slice(22, 30)) };
const first = { items: ITEMS.slice(0, 1) };
const SIX = [5, 6, 7, 8, 9, 10];

const CASES: [string, SparklinesInput][] = [
  ["an area", input()],
  ["the prefecture", input({}, { ...SOME, areaCode: "11" })],
  ["English, synthetic", input({}, { language: "en", note: { ja: "合成", en: "Synthetic" } })],
  ["all items of the catalog", input({}, { items: NAMED })],
  ["all items in English", input({}, { items: NAMED, language: "en" })],
  [
    "long names",
    input(
      {},
      {
        items: SOME.items.map((item) => ({
          ...item,
          name: { ja: "ヘモグロビン≤13.0（男）／≤12.0（女）または貧血の治療中", en: "" },
        })),
      },
    ),
  ],
  ["one item", input({}, first)],
  ["one release only", input({ releases: [8], valuesOf: () => [5], changeOf: () => null }, SOME)],
  [
    "six years, all with a caution",
    input({ releases: SIX, valuesOf: () => [1, 2, null, 4, 5, 6] }, { ...SOME, years: yearsOf(SIX, SIX) }),
  ],
  [
    "huge values",
    input(
      {
        valuesOf: () => [500, -100, 1500, 1234],
        changeOf: () => change(-123.4, { changeMark: "falling-95", q: 0.05 }),
      },
      { ...SOME, language: "en" },
    ),
  ],
  [
    "wide bounds",
    input(
      {
        valuesOf: () => [0, { ratio: 150, ratioLower: 10, ratioUpper: 600 }, null, 3],
        changeOf: () => change(1, { netChangeLower: -29 }),
      },
      SOME,
    ),
  ],
  [
    "breaks",
    input({ valuesOf: () => [-5, 3, { ratio: 110, segment: 1 }, { ratio: 112, segment: 1 }] }, SOME),
  ],
  ["three sexes", input({ sexes: ["male", "female", "both"], valuesOf: () => [1, null, null, 4] }, SOME)],
  ["men and women together", input({ sexes: ["both"] }, SOME)],
];

describe("sparklines", () => {
  it.each(CASES)("are well set: %s", async (_, of) => {
    expectWellSet(await draw(of));
  });

  it("are one pattern for a language and the same sexes, whatever the data: compiled once", () => {
    const keys = [input(), input({}, SOME), input({ releases: SIX }, { ...SOME, years: yearsOf(SIX, SIX) })];
    expect(new Set(keys.map((of) => patternOf(sparklinesSpec(of)).key)).size).toBe(1);
  });

  it.each(["ja", "en"] as const)("fill an A4 page with 46 items (%s)", async (language) => {
    const { width, height } = svgSize(await draw(input({}, { language })));
    expect(height / width).toBeGreaterThan(1.25);
    expect(height / width).toBeLessThan(1.47);
  });

  it("show every item once, under its group", async () => {
    const texts = await textsOf(input({}, { language: "ja" }));
    for (const name of ["BMI≥25.0", "喫煙", "eGFR<60"]) {
      expect(texts.filter((text) => text === name)).toHaveLength(1);
    }
    expect(texts.filter((text) => text === "血圧")).toHaveLength(1);
  });

  it("stand in the order of the catalog, whatever the order of the rows: the first year lacks some items", () => {
    const ids = ["q20-poor-sleep", "bmi-ge-25", "q08-smoking"];
    const [figure] = planTrendFigures(
      { ...trendFigureInput({ names: ["秩父"], items: ids }), catalog: loadCatalog(), synthetic: false },
      { kind: "sparklines", ages: ["40-74"], language: "ja", prefectures: null, areas: null },
    );
    const shown = drawn(figure!.spec(), "line").flatMap(({ item }) => (item ? [item] : []));
    expect([...new Set(shown)]).toEqual(["bmi-ge-25", "q08-smoking", "q20-poor-sleep"]);
  });

  it("tear a group only where the columns would be far from even", () => {
    const [left, right] = columnsOf(ITEMS);
    expect([...left!, ...right!].filter((line) => line.kind === "heading" && line.isContinued)).toEqual([]);
    const one = columnsOf(ITEMS.filter(({ group }) => group.ja === "生活習慣"));
    expect(one[1]![0]).toMatchObject({ kind: "heading", isContinued: true });
  });

  it("look flat where the values are: no scale spans less than 20 points", () => {
    const [low, high] = sparklineDomain(syntheticTrends({ valuesOf: () => [0.1, 0.2, 0.1, 0.3] }));
    expect(high - low).toBeGreaterThanOrEqual(20);
    expect(low).toBeLessThan(0);
    const [from, to] = sparklineDomain(syntheticTrends({ valuesOf: () => [80, 81, 80, 82] }));
    expect(from).toBeLessThanOrEqual(0);
    expect(to).toBeGreaterThanOrEqual(82);
  });

  it("end in an arrow and their value where they lie beyond the frame, and say so in the key", async () => {
    const wide = (ratio: number) => ({ ratio, ratioLower: ratio - 30, ratioUpper: ratio + 30 });
    const of = input(
      {
        valuesOf: ({ sex }) => (sex === 0 ? [0, 5, wide(183), wide(38)] : [wide(190), 5, wide(191), 5]),
        changeOf: () => null,
      },
      first,
    );
    const spec = sparklinesSpec(of);
    const { values } = spec.data as { values: readonly SparklineRow[] };
    const beyond = values.filter(({ above, below }) => (above ?? below) !== undefined);
    expect(beyond.map(({ sex, above, below, edgeLine }) => [sex, above ?? below, edgeLine])).toEqual([
      ["male", "+83", 1],
      ["male", "−62", 0],
      ["female", "+90", 0],
      ["female", "+91", 0],
    ]);
    const texts = await textsOf(of);
    for (const value of ["+83", "−62", "+90", "+91"]) expect(texts).toContain(value);
    expect(texts).toContain("枠の外へ続く（数字は端の値）");
    expectWellSet(await draw(of));
    expect(await textsOf(input({}, first))).not.toContain("枠の外へ続く（数字は端の値）");
  });

  it("have a value beyond the frame that hides no point: an error of the source rather left of its arrow", () => {
    const wrong = { ratio: 400, flags: ["implausible"] as const };
    const placeOf = (values: readonly (object | number | null)[]) => {
      const of = input(
        { releases: SIX, sexes: ["both"], valuesOf: () => values as number[], changeOf: () => null },
        { ...first, years: yearsOf(SIX) },
      );
      const rows = (sparklinesSpec(of).data as { values: readonly SparklineRow[] }).values;
      return rows.flatMap(({ above, edgeLine, isLeft }) => (above ? [[edgeLine, isLeft]] : []));
    };
    expect(placeOf([null, null, wrong, 70, 10, 10])).toEqual([[0, true]]);
    expect(placeOf([null, null, wrong, 10, 70, 70])).toEqual([[0, false]]);
    expect(placeOf([null, 10, wrong, 70, 10, 10])).toEqual([[1, false]]);
  });

  it("have a value beyond the frame on the side where the line stays outside longer", () => {
    const beyond = { ratio: 283, ratioLower: 250, ratioUpper: 310 };
    const sideOf = (values: readonly (object | number)[]) => {
      const of = input({ sexes: ["both"], valuesOf: () => values, changeOf: () => null }, first);
      const rows = (sparklinesSpec(of).data as { values: readonly SparklineRow[] }).values;
      return rows.flatMap(({ above, isLeft }) => (above === "+183" ? isLeft : []));
    };
    expect(sideOf([0, 70, beyond, 5])).toEqual([true]);
    expect(sideOf([0, 5, beyond, 70])).toEqual([false]);
  });

  it("leave an arrow bare where the value of another year, further away, takes its room", () => {
    const wide = (ratio: number) => ({ ratio, ratioLower: ratio - 30, ratioUpper: ratio + 30 });
    const of = input(
      { releases: SIX, sexes: ["both"], valuesOf: () => [0, wide(1180), wide(1190), 5, wide(1170), 5] },
      { ...first, years: yearsOf(SIX) },
    );
    const { values } = sparklinesSpec(of).data as { values: readonly SparklineRow[] };
    expect(values.flatMap(({ above }) => above ?? [])).toEqual(["", "+1090", "+1070"]);
  });

  it("print first and last of the values that compare, and no first where there is only one", async () => {
    const of = (values: () => readonly (object | number | null)[]) =>
      input({ sexes: ["both"], valuesOf: values as SyntheticTrends["valuesOf"] & object }, first);
    const plain = await textsOf(of(() => [-31, 2, 3, 44]));
    expect(plain).toEqual(expect.arrayContaining(["−31", "+44"]));
    const after = { ratio: 144, segment: 1 };
    const broken = await textsOf(
      of(() =>
        [-31, { ratio: 133, segment: 1 }, 122, after].map((v) =>
          v === 122 ? { ratio: 122, segment: 1 } : v,
        ),
      ),
    );
    expect(broken).toEqual(expect.arrayContaining(["+33", "+44"]));
    expect(broken).not.toContain("−31");
    const single = await textsOf(of(() => [-31, 2, 3, after]));
    expect(single).toContain("—");
    expect(single).not.toContain("−31");
  });

  it("name what is missing, and why if it is known", async () => {
    const of = input({ valuesOf: ({ item }) => (item === 45 - 1 ? [null, null, null, null] : [1, 2, 3, 4]) });
    const gone = ITEMS[0]!.id;
    const texts = (await textsOf({ ...of, trends: of.trends.filter(({ item }) => item !== gone) })).join("");
    expect(texts).toContain("結果のない項目：BMI≥25.0。");
    expect(texts).toContain("どの年度も算出できない項目：改善意欲なし。");
    expect(texts).toContain("44項目の推移");
  });

  it("say so where the area has no trends", () => {
    expect(() => sparklinesSpec(input({}, { areaCode: "1199" }))).toThrow(/1199/);
  });

  it("gives the same bytes twice", async () => {
    expect(await draw(input())).toBe(await renderSvg(sparklinesSpec(input())));
  });

  it("have values beyond the frame clear of rings, with a sign of doubt, and explain the ring only where one is drawn", async () => {
    const wrong = (ratio: number) => ({ ratio, flags: ["implausible"] as const });
    const of = (women: number) =>
      input({ valuesOf: ({ sex }) => [wrong(sex === 0 ? 400 : women), 2, 4, 6] }, first);
    const svg = await draw(of(112));
    const ring = /translate\([\d.]+,([\d.]+)\)" d="M3.8[^>]*stroke-dasharray="1.5,2"/.exec(svg);
    const value = [...svg.matchAll(/translate\([\d.]+,([\d.]+)\)[^>]*>\+300\?</g)].at(-1);
    // A value stands 3 px above its baseline.
    expect(Math.abs(Number(value![1]) - 3 - Number(ring![1]))).toBeGreaterThan(8);
    expect(await textsOf(of(112))).toContain("元データの誤りとみられる値");
    expect(await textsOf(of(350))).not.toContain("元データの誤りとみられる値");
  });

  it("have the bands of headings in one piece from the names to the numbers, in English too", async () => {
    const rows = drawn(sparklinesSpec(input({}, { language: "en" })), "heading");
    const sizes = rows.map(({ heading, headingSize = 12 }) =>
      textWidth(String(heading), Number(headingSize), "bold"),
    );
    expect(sizes.length).toBeGreaterThan(5);
    for (const size of sizes) expect(size).toBeLessThan(115);
  });
});
