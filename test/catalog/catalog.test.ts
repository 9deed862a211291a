import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { describeRule } from "../../src/catalog/items/description.js";
import { findItem, standardItems } from "../../src/catalog/items/items.js";
import { LEVELS, levelName, parentOf } from "../../src/catalog/levels.js";
import { loadCatalog, readCatalog } from "../../src/catalog/load.js";
import { areasOfYear } from "../../src/catalog/regions/areas.js";
import { Failure } from "../../src/text/failure.js";

const catalog = loadCatalog();

const STANDARD =
  `bmi-ge-25, waist-ge-85-90, sbp-ge-130, sbp-ge-140, dbp-ge-85, dbp-ge-90, tg-ge-150, tg-ge-300,
hdl-lt-40, ldl-ge-120, ldl-ge-140, fpg-ge-100, fpg-ge-126, hba1c-ge-5.6, hba1c-ge-6.5, ast-ge-31, ast-ge-51,
alt-ge-31, alt-ge-51, ggt-ge-51, ggt-ge-101, urine-protein-positive, urine-glucose-positive, egfr-lt-60,
q01-antihypertensive, q02-glucose-lowering, q03-lipid-lowering, q04-stroke, q05-heart-disease, q06-kidney-disease,
q07-anemia, q08-smoking, q09-weight-gain-10kg, q10-no-exercise, q11-no-walking, q12-slow-walking,
q13-chewing-difficulty, q14-fast-eating, q15-late-dinner, q16-daily-snacking, q17-skipping-breakfast,
q18-daily-drinking, q19-two-go-or-more, q20-poor-sleep, q21-no-intention-to-improve, q22-declines-guidance`.split(
    /,\s+/,
  );

describe("the catalog", () => {
  it("is read once", () => {
    expect(loadCatalog()).toBe(catalog);
  });

  it("has the 46 standard items in their order, before the extended set", () => {
    expect(standardItems(catalog).map(({ id }) => id)).toEqual(STANDARD);
    expect(catalog.items.slice(0, 46).every(({ standard }) => standard)).toBe(true);
  });

  it("has the extended set of class edges and answers", () => {
    for (const id of [
      "bmi-lt-18.5",
      "hdl-lt-35",
      "casual-glucose-ge-200",
      "egfr-lt-30",
      "hemoglobin-le-13-12",
    ]) {
      expect(findItem(catalog, id).standard).toBe(false);
    }
  });

  it("has a computable table for every item", () => {
    for (const item of catalog.items) {
      const table = catalog.tables.find(({ key }) => key === item.table);
      expect(table, item.id).toBeDefined();
      expect(table?.setAside, item.id).toBeNull();
    }
  });

  it("has an item for every answer of every question as release 6 asks it", () => {
    for (const [table, versions] of Object.entries(catalog.questions)) {
      const current = versions.find(({ from, to }) => from <= 6 && (to === null || to >= 6));
      const items = catalog.items.filter((item) => item.table === table && item.series === current?.series);
      const counted = items.flatMap(({ hit }) => ("labels" in hit ? hit.labels : []));
      expect(
        current?.answers?.map(({ label }) => label).every((label) => counted.includes(label)),
        table,
      ).toBe(true);
      expect(items.every(({ hit }) => "labels" in hit && hit.labels.every((label) => isAnswer(label)))).toBe(
        true,
      );
      function isAnswer(label: string): boolean {
        return current?.answers?.some((answer) => answer.label === label) ?? false;
      }
    }
  });

  it("asks for block ※2 where a table stands in both blocks", () => {
    const tables = ["egfr", "creatinine", "hemoglobin", "ecg"];
    const items = catalog.items.filter(({ table }) => tables.includes(table));
    expect(items.length).toBeGreaterThanOrEqual(9);
    expect(items.every(({ block }) => block === "detailed")).toBe(true);
  });

  it("writes titles, labels and signatures as NFKC without white space, as they are compared", () => {
    const texts = [
      ...catalog.tables.flatMap(({ titles }) => titles),
      ...catalog.items.flatMap(({ hit }) => ("labels" in hit ? hit.labels : [])),
      ...Object.values(catalog.questions).flatMap((versions) =>
        versions.flatMap(({ signature, answers }) => [
          signature ?? "",
          ...(answers ?? []).flatMap(({ label, printed }) => [label, printed ?? ""]),
        ]),
      ),
    ];
    for (const text of texts) expect(text).toBe(text.normalize("NFKC").replace(/\s/g, ""));
  });

  it("gives each table a title of its own", () => {
    const titles = catalog.tables.flatMap((table) => table.titles.map((title) => title.toLowerCase()));
    expect(new Set(titles).size).toBe(titles.length);
  });

  it("says in words what an item counts, by sex where they differ", () => {
    const describe = (id: string) => describeRule(catalog, findItem(catalog, id), "ja");
    expect(describe("bmi-ge-25")).toBe("≥25 kg/m²");
    expect(describe("waist-ge-85-90")).toBe("男 ≥85 cm、女 ≥90 cm");
    expect(describe("q19-two-go-or-more")).toBe("2~3合未満 / 3合以上");
  });

  it("has 47 prefectures, and 335 areas until FY2023 and 330 from FY2024, each in the prefecture of its code", () => {
    expect(catalog.prefectures).toHaveLength(47);
    for (const [fiscalYear, count] of [
      [2018, 335],
      [2023, 335],
      [2024, 330],
    ] as const) {
      const codes = areasOfYear(catalog, fiscalYear)!.map(({ code }) => code);
      expect(codes).toHaveLength(count);
      expect(new Set(codes).size).toBe(count);
    }
    expect(areasOfYear(catalog, 2017)).toBeNull();
    for (const area of catalog.areas) expect(area.code.slice(0, 2)).toBe(area.prefectureCode);
    const inhabited = new Set(catalog.areas.map(({ prefectureCode }) => prefectureCode));
    expect([...inhabited]).toEqual(catalog.prefectures.map(({ code }) => code));
  });

  it("says of every area that ends or begins which change it was part of", () => {
    for (const { from: release, changes } of catalog.areaChanges) {
      const year = release + 2012;
      const codes = (side: "from" | "to") => changes!.flatMap((change) => change[side]).sort();
      const of = (isOf: (area: (typeof catalog.areas)[number]) => boolean) =>
        catalog.areas.filter(isOf).map(({ code }) => code);
      expect(codes("from")).toEqual(of(({ to }) => to === year - 1));
      expect(codes("to")).toEqual(of(({ from }) => from === year));
    }
    const changed = new Set(catalog.areaChanges.map(({ from }) => from + 2012));
    for (const { from, to } of catalog.areas) {
      if (from !== 2018) expect(changed).toContain(from);
      if (to !== null) expect(changed).toContain(to + 1);
    }
  });

  it("has the published levels in its list of regions, and each region in one of the level above", () => {
    const file = JSON.parse(readFileSync(new URL("../../data/areas.json", import.meta.url), "utf8"));
    const published = LEVELS.filter((level) => level !== "municipality" && level !== "group");
    expect(file.levels).toEqual(published.map((id) => ({ id, name: levelName(id), parent: parentOf(id) })));
    const codes = (level: string | null) =>
      new Set(
        file.regions.flatMap((region: { level: string; code: string }) =>
          region.level === level ? [region.code] : [],
        ),
      );
    for (const { level, parent } of file.regions) {
      if (parent === null) expect(parentOf(level)).toBeNull();
      else expect(codes(parentOf(level))).toContain(parent);
    }
  });

  it("has releases 1 to 12, each of the checkups 2012 years on, with the era in Japanese", () => {
    expect(catalog.releases.map(({ release }) => release)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const { release, fiscalYear } of catalog.releases) expect(fiscalYear).toBe(release + 2012);
    expect(catalog.releases.map(({ era }) => era.ja).slice(5, 8)).toEqual([
      "平成30年度",
      "令和元年度",
      "令和2年度",
    ]);
  });

  it("names the file and the value when a data file is broken", () => {
    const directory = mkdtempSync(join(tmpdir(), "catalog-"));
    const data = new URL("../../data/", import.meta.url);
    for (const name of ["tables.json", "items.json", "areas.json", "releases.json"]) {
      const text = readFileSync(new URL(name, data), "utf8");
      const broken = name === "areas.json" ? text.replace('"code":"0102"', '"code":"102"') : text;
      writeFileSync(join(directory, name), broken);
    }
    let failure: unknown;
    try {
      readCatalog(pathToFileURL(`${directory}/`));
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(Failure);
    expect((failure as Failure).place?.file).toBe("data/areas.json");
    expect((failure as Failure).text.en).toMatch(/regions\[\d+\]\.code/);
  });
});
