import { describe, expect, it } from "vitest";
import { standardItems } from "../../../src/catalog/items/items.js";
import { loadCatalog } from "../../../src/catalog/load.js";
import { findImplausible } from "../../../src/engine/plausibility/find-implausible.js";
import { AGES, COLUMNS, type ReleaseTables, type Sex, SUBTOTAL } from "../../../src/model/counts.js";
import { HBA1C, madeUpYears, published, STROKE } from "../../prove/made/made-up-years.js";
import { randomFrom } from "../country/random.js";

const full = loadCatalog();
/** Four prefectures, so that a country is made quickly. */
const catalog = {
  ...full,
  prefectures: full.prefectures.slice(0, 4),
  areas: full.areas.filter(({ prefectureCode }) => prefectureCode <= "04"),
};
const itemsOf = (table: string) => standardItems(full).filter((item) => item.table === table);
const AREA = "0203";
/** A question that many answer with yes, and the same ones every year. */
const SMOKING = { ...STROKE, key: "q08", shares: [0.2, 0.8], yearly: 0.02 };

function years(table: typeof STROKE, releases: readonly number[] = [6, 7, 8, 9]) {
  return madeUpYears(table, releases, catalog, randomFrom(7));
}

/** Multiplies the counts of one stratum of an area, at these ages. */
function multiply(
  of: readonly ReleaseTables[],
  release: number,
  factor: number,
  {
    sex = "female",
    stratum = 0,
    from = 0,
    to = AGES - 1,
    code = AREA,
  }: { sex?: Sex; stratum?: number; from?: number; to?: number; code?: string } = {},
): void {
  const { area } = of.find((year) => year.release === release)!.pairs[0]!;
  const { counts, strata } = area![sex];
  const region = area!.regions.findIndex((one) => one.code === code);
  const row = (region * strata.length + stratum) * COLUMNS;
  for (let age = from; age <= to; age++) {
    const more = Math.round(counts[row + age]! * (factor - 1));
    counts[row + age]! += more;
    counts[row + SUBTOTAL]! += more;
  }
}

/** Adds so many women to each age of the first stratum of the area. */
function add(of: readonly ReleaseTables[], release: number, people: number): void {
  const { counts, strata } = of.find((year) => year.release === release)!.pairs[0]!.area!.female;
  const { regions } = of.find((year) => year.release === release)!.pairs[0]!.area!;
  const row = regions.findIndex(({ code }) => code === AREA) * strata.length * COLUMNS;
  for (let age = 0; age < AGES; age++) counts[row + age]! += people;
  counts[row + SUBTOTAL]! += AGES * people;
}

const found = (of: readonly ReleaseTables[], table: typeof STROKE, compared: readonly ReleaseTables[] = []) =>
  findImplausible(published(of, catalog), itemsOf(table.key), catalog, published(compared, catalog));

const places = (errors: ReturnType<typeof found>) =>
  errors.map(({ release, code, sex }) => `${release} ${code} ${sex}`);

describe("implausible counts", () => {
  it("are those of one year that the other years contradict", () => {
    const country = years(STROKE);
    multiply(country, 8, 4);
    const errors = found(country, STROKE);
    expect(places(errors)).toEqual([`8 ${AREA} female`]);
    const [error] = errors;
    expect(error!.ages).toHaveLength(AGES);
    expect(error!.evidence).toMatchObject({ rule: "years", ages: "40-74", class: null });
    expect(error!.evidence.others.map(({ release }) => release)).toEqual([6, 7, 9]);
    expect(error!.evidence.observed! / error!.evidence.likely!).toBeGreaterThan(3);
  });

  it("are found in two years of four, and the right years are not blamed", () => {
    const country = years(STROKE);
    multiply(country, 6, 3.5);
    multiply(country, 9, 6);
    expect(places(found(country, STROKE))).toEqual([`6 ${AREA} female`, `9 ${AREA} female`]);
  });

  it("show by lower limits where the same count of the other sex is wrong, to the same side", () => {
    const of = (female: number, male: number) => {
      const country = years(STROKE);
      multiply(country, 8, female);
      multiply(country, 8, male, { sex: "male" });
      return places(found(country, STROKE));
    };
    expect(of(4, 1.8)).toEqual([`8 ${AREA} male`, `8 ${AREA} female`]);
    expect(of(4, 1.2)).toEqual([`8 ${AREA} female`]);
    expect(of(4, 0.6)).toEqual([`8 ${AREA} female`]);
    expect(of(1, 1.8)).toEqual([]);
  });

  it("do not hide each other where most years are wrong, and one sex shows which", () => {
    const country = years(STROKE, [6, 7, 8, 9, 10]);
    for (const [release, female, male] of [
      [6, 3.5, 1.8],
      [9, 6, 3],
      [10, 1.8, 3],
    ] as const) {
      multiply(country, release, female);
      multiply(country, release, male, { sex: "male" });
    }
    const wrong = [6, 9, 10].flatMap((release) => [`${release} ${AREA} male`, `${release} ${AREA} female`]);
    expect(places(found(country, STROKE))).toEqual(wrong);
  });

  it("are found where all other years are hidden, from far beyond the most that these may be", () => {
    const flagged = (people: number) => {
      const country = years(STROKE);
      for (const release of [6, 7, 9]) multiply(country, release, 0);
      multiply(country, 8, 0);
      add(country, 8, people);
      return places(found(country, STROKE));
    };
    // Seven hidden ages of 9 at most.
    expect(flagged(60)).toEqual([`8 ${AREA} female`]);
    expect(flagged(10)).toEqual([]);
  });

  it("are none where a change stays", () => {
    const country = years(STROKE);
    for (const release of [8, 9]) multiply(country, release, 4);
    expect(found(country, STROKE)).toEqual([]);
  });

  it("show by fewer times in a year between two others, where far more than chance and habit is at work", () => {
    const flagged = (release: number, factor: number) => {
      const country = years(SMOKING);
      multiply(country, release, factor);
      return places(found(country, SMOKING));
    };
    expect(flagged(8, 1.75)).toEqual([`8 ${AREA} female`]);
    expect(flagged(8, 1.3)).toEqual([]);
    // Of the first and the last year nobody knows whether the change stays.
    expect(flagged(6, 1.75)).toEqual([]);
    expect(flagged(9, 1.75)).toEqual([]);
  });

  it("lie in the ages that are wrong, and in no others", () => {
    const country = years(STROKE);
    multiply(country, 7, 8, { from: 5, to: 6 });
    const [error] = found(country, STROKE);
    expect(error!.ages).toEqual(["65-69", "70-74"]);
  });

  it("show in a class of one age, and concern the items whose share moved with it", () => {
    const country = years(HBA1C);
    multiply(country, 8, 60, { stratum: 0, from: 6, to: 6 });
    const errors = found(country, HBA1C);
    expect(new Set(errors.map(({ item }) => item))).toContain("hba1c-ge-6.5");
    for (const { ages } of errors) expect(ages).toContain("70-74");
    expect(errors.find(({ item }) => item === "hba1c-ge-6.5")!.evidence.class).toBe("8.4以上");
  });

  it("of one release alone are those of an age that the region's other ages contradict", () => {
    const country = years(HBA1C, [8]);
    multiply(country, 8, 60, { stratum: 0, from: 6, to: 6 });
    const errors = found(country, HBA1C).filter(({ item }) => item === "hba1c-ge-6.5");
    expect(places(errors)).toEqual([`8 ${AREA} female`]);
    expect(errors[0]!.evidence).toMatchObject({ rule: "ages", ages: "70-74", others: [] });
    const alike = years(STROKE, [8]);
    multiply(alike, 8, 4);
    expect(found(alike, STROKE)).toEqual([]);
  });

  it("of every release are those of an age that the region's other ages contradict", () => {
    const wrongIn = (factors: Readonly<Record<number, number>>) => {
      const country = years(HBA1C);
      for (const [release, factor] of Object.entries(factors))
        multiply(country, Number(release), factor, { from: 6, to: 6 });
      return found(country, HBA1C).filter(({ item }) => item === "hba1c-ge-6.5");
    };
    const errors = wrongIn({ 6: 60, 7: 60, 8: 60, 9: 60 });
    expect(places(errors)).toEqual([6, 7, 8, 9].map((release) => `${release} ${AREA} female`));
    for (const { release, ages, evidence, reason } of errors) {
      expect(ages).toEqual(["70-74"]);
      expect(evidence).toMatchObject({ rule: "ages", ages: "70-74" });
      const others = [6, 7, 8, 9].filter((other) => other !== release);
      expect(evidence.others.map((other) => other.release)).toEqual(others);
      expect(reason.ja).toMatch(
        /同じ地域のほかの年齢からは約\d+人と見込まれ、ほかの回も同様で（第\d回 [\d,]+人、/,
      );
      expect(reason.en).toMatch(/other ages make about \d+ likely, and other years are alike \(release \d: /);
    }
    // A year in which it is less, but far all the same, and one in which it is right.
    expect(places(wrongIn({ 6: 60, 7: 60, 8: 60, 9: 30 }))).toHaveLength(4);
    for (const { evidence } of wrongIn({ 6: 60, 7: 60, 8: 60 })) expect(evidence.rule).toBe("years");
  });

  it("of one age in a whole prefecture are told of its areas, which alone are too small to tell", () => {
    const tooFew = (codes: readonly string[]) => {
      const country = years(STROKE);
      for (const { release } of country)
        for (const code of codes) multiply(country, release, 0.1, { from: 6, to: 6, code });
      return found(country, STROKE).filter(({ release }) => release === 8);
    };
    const codes = catalog.areas.flatMap(({ code, prefectureCode }) =>
      prefectureCode === "02" ? [code] : [],
    );
    const errors = tooFew(codes);
    expect(places(errors)).toContain(`8 ${AREA} female`);
    expect(errors.every(({ code, ages }) => codes.includes(code) && ages.includes("70-74"))).toBe(true);
    expect(tooFew([AREA])).toEqual([]);
  });

  it("are judged with the years of other tables, which are not judged themselves", () => {
    const country = years(STROKE);
    multiply(country, 7, 4);
    multiply(country, 9, 5);
    const [newest, ...before] = [...country].reverse();
    expect(places(found([newest!], STROKE, before))).toEqual([`9 ${AREA} female`]);
  });

  it("of two years are those of the year further from the nation", () => {
    const country = years(STROKE, [8, 9]);
    multiply(country, 8, 6);
    expect(places(found(country, STROKE))).toEqual([`8 ${AREA} female`]);
  });

  it("are not told of areas whose codes mean other areas from a release on", () => {
    const country = years(STROKE);
    multiply(country, 9, 6);
    const changes = [{ from: 9, note: { ja: "", en: "" }, changes: [{ from: [AREA], to: [AREA] }] }];
    const tables = published(country, catalog);
    expect(findImplausible(tables, itemsOf("q04"), { ...catalog, areaChanges: changes })).toEqual([]);
  });

  it("give a reason with the numbers, in both languages", () => {
    const country = years(STROKE);
    multiply(country, 8, 4);
    const [{ reason, evidence }] = found(country, STROKE) as [ReturnType<typeof found>[number]];
    const people = evidence.observed!.toLocaleString("en-US");
    expect(reason.ja).toContain(`${people}人`);
    expect(reason.ja).toContain("女性");
    expect(reason.en).toContain(`${people} women of 40–74`);
    for (const { release } of evidence.others) {
      expect(reason.ja).toContain(`第${release}回`);
      expect(reason.en).toContain(`release ${release}:`);
    }
    // As many as in other years are too many where fewer were asked.
    expect(reason.ja).toMatch(/）の割合と、この回の測定・回答者数からは約[\d,]+人と見込まれ/);
  });

  it("need some regions that tell what is usual", () => {
    const few = {
      ...catalog,
      areas: catalog.areas.slice(0, 4),
      prefectures: catalog.prefectures.slice(0, 1),
    };
    const country = madeUpYears(STROKE, [6, 7, 8], few, randomFrom(7));
    const { counts } = country[1]!.pairs[0]!.area!.female;
    counts[SUBTOTAL]! += 9 * counts[0]!;
    counts[0]! *= 10;
    expect(findImplausible(published(country, few), itemsOf("q04"), few)).toEqual([]);
  });
});
