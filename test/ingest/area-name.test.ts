import { describe, expect, it } from "vitest";
import { nameAgreement } from "../../src/ingest/area-name.js";
import { checkPair } from "../../src/ingest/checks.js";
import { catalog } from "../support/fixtures.js";
import { areaSheet, type Row } from "../support/sheets.js";
import { tableOf } from "../support/tables.js";

const area = (code: string) => catalog.areas.find((known) => known.code === code)!;
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
      catalog,
    ).filter(({ check }) => check === "area-names");

  it("have to go together: row, found and expected are named", () => {
    const [finding] = findings("札幌");
    expect(finding).toMatchObject({ severity: "error" });
    expect(finding!.text.en).toContain("row 6: 0101 is 南渡島, but the name is 札幌");
    expect(finding!.text.ja).toContain("6 行目：番号 0101 は「南渡島」ですが、「札幌」とあります");
    expect(findings("渡島広域市町村")).toMatchObject([{ severity: "note" }]);
    expect(findings("南渡島医療圏")).toEqual([]);
  });

  it("are not compared with the list of other years", () => {
    expect(findings("札幌", 2024)).toEqual([]);
  });
});
