import type { TopLevelSpec } from "vega-lite";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.js";
import { absentNotes, type FigurePlace } from "../../../src/figures/absent-values.js";
import { areaBarsSpec } from "../../../src/figures/area-bars/area-bars.js";
import { areaProfileSpec } from "../../../src/figures/area-profile/area-profile.js";
import { caterpillarSpec } from "../../../src/figures/caterpillar/caterpillar.js";
import type { FigureInput } from "../../../src/figures/figure-input.js";
import { funnelSpec } from "../../../src/figures/funnel/funnel.js";
import { heatmapSpec } from "../../../src/figures/heatmap/heatmap.js";
import { listedAreas } from "../../../src/figures/listed-areas.js";
import { slopeSpec } from "../../../src/figures/slope/slope.js";
import { trendSpec } from "../../../src/figures/trend/trend.js";
import type { FigureRow } from "../../../src/model/ratios.js";
import { patternOf } from "../../../src/render/drawing/pattern.js";
import { drawn, drawnSvg, paramOf } from "../drawn.js";
import { nationalInput, STATISTICS, spread } from "../synthetic/synthetic-nation.js";
import { FIVE_YEARS, figureInput, KAGAWA, ratioRow, SAITAMA, wave } from "../synthetic/synthetic-rows.js";
import { trendFigureInput } from "../synthetic/synthetic-trend-lines.js";
import { slopeInput } from "../synthetic/synthetic-trends.js";
import { expectWellSet } from "../well-set.js";

const CATALOG = loadCatalog();
const listed = listedAreas(CATALOG, 2020);
const GROUP = { ja: "体格", en: "Body" };
const BMI = { id: "bmi-ge-25", name: { ja: "BMI≥25.0", en: "BMI≥25.0" }, group: GROUP };
const ENGLISH = { language: "en" } as const;

const textsOf = (spec: TopLevelSpec) =>
  drawn(spec, "text").map(({ text }) => String(text).replaceAll("\n", ""));
const notesOf = (spec: TopLevelSpec) =>
  [...textsOf(spec), ...((paramOf(spec, "notes") as string[] | undefined) ?? [])].join("");

/** Without the rows of some places. */
const without = <Input extends Pick<FigureInput, "rows">>(
  input: Input,
  isGone: (row: FigureRow) => boolean,
): Input => ({ ...input, rows: input.rows.filter((row) => !isGone(row)) });

const isChichibu = ({ code }: Pick<FigureRow, "code">) => code === "1110";
const isBarOf = (code: string, sex: string, ages: string) => (row: FigureRow) =>
  row.code === code && row.sex === sex && row.ages === ages;

describe("a row that is not in the result", () => {
  const bars = { ...figureInput(SAITAMA, wave), listed };
  const some = without(bars, (row) => isChichibu(row) || isBarOf("1101", "male", "40-64")(row));

  it("leaves a gap among the bars, while one without a ratio has its ×", () => {
    const spec = areaBarsSpec(some);
    const unknown = areaBarsSpec({
      ...bars,
      rows: bars.rows.map((row) =>
        isBarOf("1101", "male", "40-64")(row) ? { ...row, ratio: null, difference: null } : row,
      ),
    });
    const at = (of: TopLevelSpec, field: string) =>
      drawn(of, field).filter(({ code, sex, ages }) => code === "1101" && sex === "male" && ages === "40-64");
    expect(at(spec, "difference")).toEqual([]);
    expect(at(unknown, "missing")).toMatchObject([{ missing: "×" }]);
    expect(notesOf(spec)).toContain("この図の値のうち1個は結果にない（空けてある）。");
    expect(notesOf(unknown)).not.toContain("結果に");
  });

  it("leaves the place of a whole group empty, which is not called not computable", () => {
    const spec = areaBarsSpec(without(bars, ({ code, sex }) => code === "1102" && sex === "female"));
    expect(drawn(spec, "code").filter(({ code, sex }) => code === "1102" && sex === "female")).toEqual([]);
    expect(notesOf(spec)).toContain("この図の値のうち3個は結果にない");
    const unknown = figureInput(SAITAMA, ({ region }) => ({ difference: region === 2 ? null : 5 }));
    expect(
      drawn(areaBarsSpec(unknown), "missing").filter(
        ({ code, missing }) => code === "1102" && Array.isArray(missing),
      ),
    ).toHaveLength(2);
  });

  it("leaves an empty cell in the heatmap, while one without a ratio has its dash", () => {
    const input = { ...figureInput(SAITAMA, wave, { ages: ["40-74"] }), ages: "40-74", items: [BMI], listed };
    const spec = heatmapSpec(
      without(
        {
          ...input,
          rows: input.rows.map((row) =>
            isBarOf("1103", "male", "40-74")(row) ? { ...row, ratio: null, difference: null } : row,
          ),
        },
        isBarOf("1101", "male", "40-74"),
      ),
    );
    const cell = (code: string) => drawn(spec, "value").filter((at) => at.code === code && at.sex === "male");
    expect(cell("1101")).toEqual([]);
    expect(cell("1103")).toMatchObject([{ value: "—" }]);
    expect(notesOf(spec)).toContain("この図の値のうち1個は結果にない");
  });

  it("leaves a gap among the bars by age of a profile, whose item is named if it is not there at all", () => {
    const items = Array.from({ length: 4 }, (_, index) => ({
      ...BMI,
      id: `item-${index}`,
      name: { ja: `項目${index}`, en: `Item ${index}` },
    }));
    const rows = items.flatMap(({ id }, item) =>
      ["40-74", ...FIVE_YEARS].map((ages) => ratioRow({ item: id, ages, difference: 5 - item })),
    );
    const input = {
      ...figureInput([]),
      rows,
      items,
      areaCode: "1101",
      rankedAmong: () => 335,
      sexes: ["male"] as const,
    };
    const spec = areaProfileSpec(
      without(input, ({ item, ages }) => item === "item-3" || (item === "item-0" && ages === "50-54")),
    );
    expect(textsOf(spec)).not.toContain("×");
    expect(notesOf(spec)).toContain("この医療圏の値が結果にない項目（男性は項目3）。");
    expect(notesOf(spec)).toContain("この図の値のうち1個は結果にない");
    expect(notesOf(spec)).not.toContain("算出できない項目は選ばなかった");
    expect(notesOf(areaProfileSpec(input))).not.toMatch(/結果にない|結果に値/);
  });

  it("is counted in figures of all areas of the nation, and an area without any is named", () => {
    const national = nationalInput(SAITAMA, spread);
    const gone = without(national, ({ code, sex }) => code === "1110" || (code === "1101" && sex === "male"));
    const areas = [...new Map(national.rows.map(({ code, ...row }) => [code, { ...row, code }])).values()];
    const known = {
      areas: areas.flatMap(({ level, code, name }) =>
        level === "area" ? [{ code, name, prefectureCode: code.slice(0, 2), from: 2018, to: null }] : [],
      ),
      prefectures: CATALOG.prefectures,
    };
    for (const specOf of [
      caterpillarSpec,
      (input: typeof gone) => funnelSpec({ ...input, statistics: STATISTICS }),
    ]) {
      expect(notesOf(specOf({ ...gone, listed: known }))).toContain(
        "この図の値のうち1個は結果にない。結果に値が1つもない医療圏：秩父。",
      );
      expect(notesOf(specOf({ ...national, listed: known }))).not.toContain("結果に");
    }
  });

  it("leaves the place of a region's trends empty, which is not called not computable", () => {
    const input = { ...trendFigureInput({}), item: BMI };
    const gone = input.trends.filter(({ code }) => code !== "11");
    const spec = trendSpec({ ...input, trends: gone });
    expect(notesOf(spec)).toContain("埼玉県全体の推移は結果にない。");
    expect(textsOf(spec)).not.toContain("算出不可");
    expect(notesOf(trendSpec(input))).not.toContain("結果にない");
    for (const reference of ["own-prefecture", "prefecture:11"]) {
      const itself = trendSpec({ ...input, trends: gone.map((trend) => ({ ...trend, reference })) });
      expect(paramOf(itself, "names")).toHaveLength(3);
      expect(notesOf(itself)).not.toContain("結果にない");
      // What stands behind the prefecture's panel is behind none of the areas'.
      const codes = new Set(drawn(itself, "fiscalYear").map(({ code }) => code));
      expect(codes.has(paramOf(itself, "prefecture") as string)).toBe(false);
    }
  });

  it("is counted below a slopegraph", () => {
    const input = slopeInput(KAGAWA, ({ region }) => ({ differences: [region, 1, 2 * region] }));
    const gone = input.trends.filter(({ code, sex }) => code !== "1102" || sex !== "female");
    expect(notesOf(slopeSpec({ ...input, trends: gone }))).toContain("この図の推移のうち1個は結果にない。");
    expect(notesOf(slopeSpec(input))).not.toContain("結果にない");
    const itself = input.trends.flatMap((trend) =>
      trend.code === "11" ? [] : [{ ...trend, reference: "prefecture:11" }],
    );
    expect(notesOf(slopeSpec({ ...input, trends: itself }))).not.toContain("結果にない");
  });

  it("adds no layer to a figure: one compiled spec draws it", () => {
    const keys = [bars, some].map((input) => patternOf(areaBarsSpec(input)).key);
    expect(new Set(keys).size).toBe(1);
  });

  it("has a well-set note", async () => {
    expectWellSet(await drawnSvg(areaBarsSpec(some)));
    expectWellSet(await drawnSvg(areaBarsSpec({ ...some, ...ENGLISH })));
  });
});

describe("the note of what is not in the result", () => {
  const input = { ...figureInput([]), listed };
  const places = (part: (code: string, ages: string) => boolean): FigurePlace[] =>
    ["埼玉県", ...SAITAMA].flatMap((name, region) =>
      ["40-74", "40-64"].map((ages) => {
        const code = region === 0 ? "11" : `11${String(region).padStart(2, "0")}`;
        return { code, name, ages, isInResult: part(code, ages) };
      }),
    );
  const note = (of: readonly FigurePlace[], part: object = {}, options: object = {}) =>
    absentNotes(of, { ...input, ...part }, options).join();

  it("is none where all is there", () => {
    expect(note(places(() => true))).toBe("");
    expect(
      note(
        places(() => true),
        ENGLISH,
      ),
    ).toBe("");
  });

  it("names an area that the catalog has and the result has not, in either language", () => {
    const known = places(() => true).filter((place) => !isChichibu(place));
    expect(note(known)).toBe("結果に値が1つもない医療圏：秩父。");
    expect(note(known, ENGLISH)).toBe("Areas without any value in the result: 秩父.");
    expect(note(known, { listed: null })).toBe("");
    const brought = { rows: [{ level: "municipality" }] };
    expect(note(known, brought)).toBe("結果に値が1つもない市区町村：秩父。");
  });

  it("names six areas and counts the others", () => {
    const known = places(() => true).filter(({ code }) => code <= "1101");
    expect(note(known)).toBe(
      "結果に値が1つもない医療圏：南西部、東部、さいたま、県央、川越比企、西部 ほか3。",
    );
  });

  it("names areas of other prefectures with these, since names repeat", () => {
    const all = CATALOG.areas.map(({ code, name }) => ({ code, name, ages: "40-74", isInResult: true }));
    const kagawaEast = CATALOG.areas.find(
      ({ prefectureCode, name }) => prefectureCode === "37" && name === "東部",
    )!;
    const known = all.filter(({ code }) => code !== kagawaEast.code && code !== "1103");
    expect(note(known, {}, { national: true })).toBe("結果に値が1つもない医療圏：東部、香川県東部。");
    expect(note(known, ENGLISH, { national: true })).toBe(
      "Areas without any value in the result: 東部, 東部 (Kagawa).",
    );
  });

  it("says that there are no areas or no prefecture at all", () => {
    expect(note(places((code) => code === "11").filter(({ code }) => code === "11"))).toBe(
      "医療圏の値は結果にない。",
    );
    expect(
      note(
        places((code) => code !== "11"),
        ENGLISH,
      ),
    ).toBe("The result has no value of Saitama as a whole.");
    expect(note(places(() => false))).toBe("この図の値は1つも結果にない。");
  });

  it("names ages without a value, and counts what else is not there", () => {
    expect(note(places((_, ages) => ages === "40-74"))).toBe("結果に値が1つもない年齢：40–64歳。");
    const but = places((code, ages) => code !== "1104" || ages !== "40-64");
    expect(note(but, ENGLISH)).toBe("1 of this figure's values is not in the result (left empty).");
  });

  it("names no area of the catalog where a user has areas of their own, or in a year of other areas", () => {
    const own = [
      ...places(() => true).slice(0, 4),
      { code: "1199", name: "独自", ages: "40-74", isInResult: true },
    ];
    expect(note(own)).toBe("");
    expect(listedAreas(CATALOG, 2017)).toBeNull();
    const akita = (fiscalYear: number) =>
      listedAreas(CATALOG, fiscalYear)!.areas.flatMap(({ name, prefectureCode }) =>
        prefectureCode === "05" ? [name] : [],
      );
    expect(akita(2023)).toHaveLength(8);
    expect(akita(2024)).toEqual(["県北", "県央", "県南"]);
  });
});
