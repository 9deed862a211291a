import { describe, expect, it } from "vitest";
import { deckOf } from "../../../src/outputs/deck/deck.js";
import type { DeckInput } from "../../../src/outputs/deck/input.js";
import type { ChartSlide } from "../../../src/outputs/deck/slides.js";
import { deckInput, type PartOf, plain } from "../deck/synthetic-deck.js";

function slideOf(partOf?: PartOf, part?: Partial<DeckInput>): ChartSlide {
  const slide = deckOf(deckInput(partOf, part)).slides.find(({ kind }) => kind === "charts");
  return slide as ChartSlide;
}
const said = (partOf?: PartOf, part?: Partial<DeckInput>) => slideOf(partOf, part).statement.join("");

/** The given facts about men of one region; all else plain. */
const men =
  (region: number, facts: ReturnType<PartOf>): PartOf =>
  (place) =>
    place.region === region && place.sex === 0 ? { ...plain(place), ...facts } : plain(place);

const bounded = (difference: number, lower: number, upper: number) => ({
  difference,
  ratioLower: 100 + lower,
  ratioUpper: 100 + upper,
});

describe("the sentence of an item", () => {
  it("gives the ratio of men and women, how many times, and the mark", () => {
    expect(said()).toBe(
      "香川県の男性は全国の1.02倍（+1.5、有意に高い）、女性は全国の1.03倍（+2.5、有意に高い）。",
    );
    const low = men(0, { difference: -12.34, mark: "low-95" });
    expect(said(low)).toContain("男性は全国の0.88倍（−12.3、有意に低い）");
    expect(said(low, { language: "en" })).toContain("men 0.88 times the nation (−12.3, significantly low)");
  });

  it("claims no significance where there is none or none was judged", () => {
    expect(said(men(0, { difference: 3, mark: "none" }))).toContain("+3.0、有意差なし");
    expect(said(men(0, { difference: 3, mark: null }))).toContain("+3.0、有意性は判定していない");
  });

  it("says neither high nor low where the bounds lie on both sides", () => {
    const text = said(men(0, { ...bounded(4, -2, 9), mark: "high-95" }));
    expect(text).toContain("男性は秘匿により全国より高いか低いか分からない（取りうる範囲 −2.0～+9.0）");
    expect(text.split("女性")[0]).not.toMatch(/有意に高い|倍/);
  });

  it("gives the range where it is wide, never the estimate alone", () => {
    const text = said(men(0, { ...bounded(20, 5, 30), mark: "high-95" }));
    expect(text).toContain("男性は全国の1.05～1.30倍（+5.0～+30.0、有意に高い）");
    expect(text).not.toContain("+20.0");
  });

  it("rounds the ends of a range outwards, as many times as in points", () => {
    const text = said(men(0, { ...bounded(40, 5.62, 96.28), mark: "none" }));
    expect(text).toContain("男性は全国の1.05～1.97倍（+5.6～+96.3、有意差なし）");
    const near = said(men(0, { ...bounded(20, 0.34, 30.01), mark: "none" }), { language: "en" });
    expect(near).toContain("men 1.003 to 1.31 times the nation (+0.3 to +30.1, not significant)");
  });

  it("says that a ratio cannot be computed, and that a region is the reference itself", () => {
    expect(said(men(0, { difference: null }))).toBe(
      "香川県の男性は算出できない。女性は全国の1.03倍（+2.5、有意に高い）。",
    );
    expect(said(men(0, { difference: 0, flags: ["is-reference"] }))).toContain("男性は比較の基準そのもの");
    const both: PartOf = (place) => ({ ...plain(place), difference: 0, flags: ["is-reference"] });
    expect(said(both)).toBe("香川県は比較の基準そのもの。");
  });

  it("of an area tells its place in the nation, as a range where suppression leaves one", () => {
    const area = { area: { code: "3702", name: "東部" } };
    const text = said(men(2, { difference: 3, mark: "none", rank: 12, rankBest: 12, rankWorst: 12 }), area);
    expect(text).toContain("東部の男性は全国の1.03倍（+3.0、有意差なし、335医療圏中12位）");
    expect(said(men(2, { difference: 3, rank: 12, rankBest: 9, rankWorst: 15 }), area)).toContain("9～15位");
    expect(said(men(2, { difference: 3, rank: null }), area).split("女性")[0]).not.toContain("位");
    const unknown = { ...area, rankedAmong: () => null };
    expect(said(men(2, { difference: 3, rank: 12 }), unknown)).toContain("全国の医療圏の中で12位");
  });
});

describe("what is said beside an area", () => {
  const beside = (facts: ReturnType<PartOf>) =>
    slideOf(
      (place) => (place.region === 2 ? { ...plain(place), ...(place.sex === 0 ? facts : {}) } : plain(place)),
      {
        area: { code: "3702", name: "東部" },
      },
    ).detail;
  const women = { difference: 3, mark: "high-95", adjustedMark: "none" } as const;

  it("tells of what is high alone whether it stands out among areas of its size", () => {
    expect(beside(women)).toContain("東部は、同じ規模の医療圏のばらつきを超えて高いとはいえない。");
    expect(beside({ ...women, adjustedMark: "high-95" })).toContain(
      "東部の男性は、同じ規模の医療圏のばらつきを超えて高い。",
    );
    for (const facts of [
      { ...women, difference: null },
      { ...women, difference: -5, mark: "low-95" as const },
    ])
      expect(beside(facts)).toContain("東部の女性は、同じ規模の医療圏のばらつきを超えて高いとはいえない。");
  });

  it("adds nothing of it where there is no ratio", () => {
    const none = slideOf(
      (place) =>
        place.region === 2 ? { ...plain(place), difference: null, adjustedMark: "none" } : plain(place),
      {
        area: { code: "3702", name: "東部" },
      },
    );
    expect(none.statement.join("")).toBe("東部は、男女とも算出できない。");
    expect(none.detail).toBe("香川県全体は男性+1.5、女性+2.5。");
  });

  it("tells of a prefecture's value that it holds an error of the source, or that there is none", () => {
    const whole = (facts: ReturnType<PartOf>) =>
      slideOf(men(0, facts), { area: { code: "3702", name: "東部" } }).detail;
    expect(whole({ difference: 1.5, flags: ["implausible"], mark: null })).toContain(
      "香川県全体は男性+1.5（元データの誤りとみられる人数を含む）、女性+2.5。",
    );
    expect(whole({ difference: null })).toContain("香川県全体は男性算出不可、女性+2.5。");
  });

  it("does not say of a prefecture that is the reference that it stands at 0", () => {
    const partOf: PartOf = (place) => ({
      ...plain(place),
      ...(place.region === 0 ? { difference: 0, flags: ["is-reference"] } : {}),
    });
    expect(slideOf(partOf, { area: { code: "3702", name: "東部" } }).detail).not.toContain("全体は");
  });
});

describe("what is said of the areas", () => {
  const detail = (partOf?: PartOf) => slideOf(partOf).detail;

  it("names the highest area where the bounds leave only one", () => {
    expect(detail()).toContain("最も高い医療圏は、男女とも西部（男性+4.5、女性+5.5）。");
  });

  it("names the highest area of men and that of women where they differ", () => {
    expect(detail(men(2, { difference: 9 }))).toContain(
      "最も高い医療圏は、男性は東部（+9.0）、女性は西部（+5.5）。",
    );
    expect(slideOf(undefined, { language: "en" }).detail).toContain(
      "The highest area for both men and women: 西部 (men +4.5, women +5.5).",
    );
  });

  it("names every area that may be the highest", () => {
    expect(detail(men(2, bounded(3.5, 3, 6)))).toContain("男性は西部（+4.5）か東部（+3.5）");
  });

  it("tells that others could not be computed", () => {
    expect(detail(men(3, { difference: null }))).toContain("男性は算出できた中で東部（+3.5）");
  });

  it("names those beyond the spread of their size, and says so where none is or where it is not known", () => {
    expect(detail(men(1, { difference: 2.5, adjustedMark: "high-95" }))).toContain(
      "同じ規模の医療圏のばらつきを超えて高いといえるのは、男性の小豆。",
    );
    // A name may hold the point that names could be joined by.
    const three: PartOf = (place) => ({
      ...plain(place),
      name: ["香川県", "八女・筑後", "有明", "飯塚"][place.region]!,
      adjustedMark: place.region === 3 ? "none" : "high-95",
    });
    expect(detail(three)).toContain("高いといえるのは、男女とも有明、八女・筑後。");
    const apart: PartOf = (place) =>
      place.region === 2 && place.sex === 1 ? { ...three(place), adjustedMark: "none" } : three(place);
    expect(detail(apart)).toContain("高いといえるのは、男性の有明、八女・筑後と、女性の八女・筑後。");
    expect(detail(men(1, { difference: -20, adjustedMark: "low-95" }))).toContain("高いといえる医療圏はない");
    expect(detail((place) => ({ ...plain(place), adjustedMark: null }))).toContain("考慮していない");
  });
});
