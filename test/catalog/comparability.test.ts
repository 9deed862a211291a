import { describe, expect, it } from "vitest";
import { findItem, standardItems } from "../../src/catalog/items/items.js";
import { loadCatalog } from "../../src/catalog/load.js";
import { itemInRelease, printedLabels, questionVersion } from "../../src/catalog/releases/comparability.js";
import { cautionsOf } from "../../src/catalog/releases/comparison.js";

const catalog = loadCatalog();
const reason = (id: string, release: number) => itemInRelease(catalog, findItem(catalog, id), release);

describe("an item in a release", () => {
  it.each([6, 7, 8, 9, 10, 11])("is computable for all 46 items in release %i", (release) => {
    for (const item of standardItems(catalog))
      expect(itemInRelease(catalog, item, release), item.id).toBeNull();
  });

  it.each(["q03-lipid-lowering", "q06-kidney-disease", "q13-chewing-difficulty", "q16-daily-snacking"])(
    "is not %s before release 6, where that number is another question",
    (id) => {
      for (const release of [2, 3, 4, 5]) expect(reason(id, release)?.en).toContain("another question");
      expect(reason(id, 5)?.ja).toContain("別の質問");
    },
  );

  it("has cautions that all say of which release they speak", () => {
    const cautions = (id: string, releases: number[]) =>
      cautionsOf(catalog, findItem(catalog, id), releases).map(({ ja }) => ja);
    expect(cautions("bmi-ge-25", [5, 8]).at(-1)).toMatch(/^第5回：最上位の階級/);
    expect(cautions("tg-ge-150", [8, 9, 10]).at(-1)).toMatch(/^第8・9回：最上位の階級/);
  });

  it("quotes the question that stood there instead", () => {
    expect(reason("q13-chewing-difficulty", 5)?.ja).toContain("この1年間で体重の増減が±3kg以上あった");
  });

  it("is comparable for Q2, which was only worded the other way round", () => {
    expect(questionVersion(catalog, "q02", 5)?.id).not.toBe(questionVersion(catalog, "q02", 6)?.id);
    expect(reason("q02-glucose-lowering", 5)).toBeNull();
  });

  it.each(["q08-smoking", "q18-daily-drinking", "q19-two-go-or-more", "q22-declines-guidance"])(
    "is not %s from release 12 on",
    (id) => {
      expect(reason(id, 11)).toBeNull();
      expect(reason(id, 12)?.en).toContain("cannot be compared");
      expect(reason(id, 13)?.ja).toContain("比較できません");
    },
  );

  it("stays computable in release 12 for questions that did not change", () => {
    expect(reason("q01-antihypertensive", 12)).toBeNull();
    expect(reason("bmi-ge-25", 12)).toBeNull();
  });

  it("is not computable before its table is published", () => {
    expect(reason("egfr-lt-60", 5)?.en).toContain("from release 6");
    expect(reason("q01-antihypertensive", 1)?.ja).toContain("第2回から");
    expect(reason("bmi-ge-25", 1)).toBeNull();
  });

  it("is not computable where its table is set aside, and says why", () => {
    const item = { ...findItem(catalog, "egfr-lt-60"), table: "fundus-scott" };
    expect(itemInRelease(catalog, item, 8)?.en).toContain("hidden");
  });

  it("means the question of release 6 when a user's item names no series", () => {
    const { series: _, ...item } = findItem(catalog, "q06-kidney-disease");
    expect(itemInRelease(catalog, item, 8)).toBeNull();
    expect(itemInRelease(catalog, item, 5)).not.toBeNull();
  });

  it("can mean the old question by naming its series", () => {
    const item = { ...findItem(catalog, "q06-kidney-disease"), series: "q06@2" };
    expect(itemInRelease(catalog, item, 5)).toBeNull();
    expect(itemInRelease(catalog, item, 8)).not.toBeNull();
  });
});

describe("question versions", () => {
  it("follow each other without gap or overlap, the last one open", () => {
    expect(Object.keys(catalog.questions)).toHaveLength(22);
    for (const versions of Object.values(catalog.questions)) {
      expect(versions[0]?.from).toBe(2);
      versions.forEach((version, index) => {
        const next = versions[index + 1];
        expect(version.to, version.id).toBe(next ? next.from - 1 : null);
      });
    }
  });

  it("are told apart by a signature that stands in their own wording and in no other version's", () => {
    const squeeze = (text: string) => text.normalize("NFKC").replace(/\s/g, "");
    for (const versions of Object.values(catalog.questions)) {
      for (const version of versions) {
        if (!version.signature) continue;
        expect(squeeze(version.wording?.ja ?? ""), version.id).toContain(version.signature);
        for (const other of versions) {
          if (other === version || other.wording?.ja === version.wording?.ja) continue;
          expect(squeeze(other.wording?.ja ?? "")).not.toContain(version.signature);
        }
      }
    }
  });

  it("translate the labels of question 21 into the words that release 5 prints, where a table prints them", () => {
    const numbers = ["1", "2", "3", "4", "5"];
    const words = catalog.questions.q21![0]!.answers!.map(({ printed }) => printed!);
    expect(printedLabels(catalog, "q21", ["1"], 5, words)).toEqual(["改善するつもりはない"]);
    for (const release of [2, 3, 4, 5, 8]) {
      expect(printedLabels(catalog, "q21", ["1", "5"], release, numbers)).toEqual(["1", "5"]);
    }
    expect(printedLabels(catalog, "urine-protein", ["+"], 8, ["-", "+"])).toEqual(["+"]);
  });
});
