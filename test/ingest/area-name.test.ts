import { describe, expect, it } from "vitest";
import { areasOfYear } from "../../src/catalog/regions/areas.js";
import { nameAgreement } from "../../src/ingest/area-name.js";
import { checkPair } from "../../src/ingest/checks/checks.js";
import { catalog as all } from "../support/tables/fixtures.js";
import { areaSheet, type Row } from "../support/tables/sheets.js";
import { tableOf } from "../support/tables/tables.js";
import { said } from "../support/told.js";

const catalog = { ...all, areas: areasOfYear(all, 2020)! };
const area = (code: string) => catalog.areas.find((known) => known.code === code)!;
/** As the list of the checkups of FY2020 has it. */
const agreement = (code: string, name: string) => nameAgreement(name, area(code), catalog);

describe("nameAgreement", () => {
  it("holds for every area of the list, with 医療圏 after the name and the prefecture before it", () => {
    for (const { code, name, prefectureCode } of catalog.areas) {
      const prefecture = catalog.prefectures.find((known) => known.code === prefectureCode)!.name.ja;
      for (const written of [
        name,
        `${name}医療圏`,
        `${name}二次医療圏`,
        `${name}　圏域`,
        `${prefecture}${name}`,
      ]) {
        expect([written, agreement(code, written)]).toEqual([written, "same"]);
      }
    }
  });

  it("does not weigh spelling", () => {
    const spelt = (name: string) => catalog.areas.find((known) => known.name === name)!.code;
    expect(agreement(spelt("大館・鹿角"), "大館，鹿角")).toBe("same");
    expect(agreement(spelt("由利本荘・にかほ"), "由利本荘･にかほ")).toBe("same");
    const withKe = catalog.areas.find(({ name }) => /[ヶケ]/.test(name));
    if (withKe) {
      for (const ke of ["ヶ", "ケ", "ｹ", "が"]) {
        expect(agreement(withKe.code, withKe.name.replace(/[ヶケ]/, ke))).toBe("same");
      }
    }
  });

  it("tells another area's name, of whichever prefecture, from one that nobody has", () => {
    expect(agreement("0101", "札幌")).toBe("another-area");
    expect(agreement("0501", "県北")).toBe("another-area");
    expect(agreement("0101", "渡島檜山広域")).toBe("unknown");
  });

  it("tells all areas of a prefecture apart", () => {
    for (const one of catalog.areas) {
      const neighbours = catalog.areas.filter(
        ({ code, prefectureCode }) => prefectureCode === one.prefectureCode && code !== one.code,
      );
      for (const { name } of neighbours)
        expect([one.code, name, agreement(one.code, name)]).toEqual([one.code, name, "another-area"]);
    }
  });
});

describe("code and name of an area", () => {
  const findings = (name: string, fiscalYear = 2020) =>
    checkPair(
      {
        table: "q01",
        block: null,
        prefecture: null,
        area: tableOf(
          areaSheet((rows: Row[]) => {
            rows[5]![2] = name;
          }),
          { fiscalYear },
        ),
      },
      all,
    ).filter(({ check }) => check === "area-names");

  it("have to go together: row, found and expected are named", () => {
    const [finding] = findings("札幌");
    expect(finding).toMatchObject({ severity: "error" });
    expect(said(finding!.text).en).toContain("row 6: 0101 is 南渡島, but the name is 札幌");
    expect(said(finding!.text).ja).toContain("6 行目：番号 0101 は「南渡島」ですが、「札幌」とあります");
    expect(findings("渡島広域市町村")).toMatchObject([{ severity: "note" }]);
    expect(findings("南渡島医療圏")).toEqual([]);
  });

  it("are compared with the list of the table's year, which may name another area by the same code", () => {
    const of = (fiscalYear: number, name: string) => {
      const table = tableOf(areaSheet(), { fiscalYear });
      const area = {
        ...table,
        regions: [{ code: "0501", name, prefectureCode: "05" }, ...table.regions.slice(1)],
      };
      return checkPair({ table: "q01", block: null, prefecture: null, area }, all).filter(
        ({ check }) => check === "area-names",
      );
    };
    expect(of(2023, "大館・鹿角")).toEqual([]);
    expect(of(2024, "県北")).toEqual([]);
    expect(of(2023, "県北")).toMatchObject([{ severity: "error" }]);
    const [old] = of(2024, "大館・鹿角");
    expect(old).toMatchObject({ severity: "error" });
    expect(said(old!.text).ja).toContain(
      "番号 0501 は「県北」ですが、「大館・鹿角」（2023年度まで）とあります",
    );
    expect(said(old!.text).en).toContain("0501 is 県北, but the name is 大館・鹿角 (until FY2023)");
  });

  it("are not compared in years of which there is no list", () => {
    expect(findings("札幌", 2017)).toEqual([]);
  });
});
