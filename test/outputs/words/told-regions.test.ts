import { describe, expect, it } from "vitest";
import type { WordsInput } from "../../../src/outputs/words/input.js";
import { tellRegions, type WordsChoice } from "../../../src/outputs/words/told-regions.js";
import { writtenWords } from "../../../src/outputs/words/written.js";
import type { Worsening } from "../../../src/outputs/worsening.js";
import { NATION } from "../../support/tables/references.js";
import { deckInput, type PartOf, plain } from "../deck/synthetic-deck.js";

function wordsOf(partOf?: PartOf, part: Partial<WordsInput> = {}, choice: Partial<WordsChoice> = {}) {
  const input = { ...deckInput(partOf), ...part };
  return tellRegions([input], {
    items: input.items,
    itemCount: input.items.length,
    asked: null,
    count: 5,
    worsening: null,
    ...choice,
  });
}

/** Nothing significant but what is said of men of the prefecture for the first item. */
const onlyFirst =
  (facts: Partial<ReturnType<PartOf>>): PartOf =>
  (place) => {
    const row = plain(place);
    const isIt = place.region === 0 && place.sex === 0 && place.item === 0;
    return isIt ? { ...row, ...facts } : { ...row, difference: 1, mark: "none" };
  };

describe("sentences on a region", () => {
  it("tell the items that are significantly high, with people, interval and what stands beside them", () => {
    const { sections } = wordsOf();
    expect(sections[0]!.heading).toBe("香川県");
    expect(sections[0]!.items.map(({ name }) => name)).toEqual(["BMI≥25.0", "喫煙"]);
    const text = sections[0]!.items[0]!.sentences.join("");
    expect(text).toContain("香川県の男性は全国の1.02倍（+1.5、有意に高い）");
    expect(text).toContain("男性の該当者は1,000人中100人（期待該当者数100人）");
    expect(text).toContain("最も高い医療圏は");
  });

  it("say of pooled years that people are counted once a year, and what their intervals do not claim", () => {
    const { sections, reading, source } = wordsOf(undefined, {
      pooled: { releases: [7, 8, 9], isFixed: false },
    });
    expect(sections[0]!.items[0]!.sentences.join("")).toContain("男性の該当者は延べ1,000人中100人");
    const texts = reading.map(({ heading, text }) => `${heading}：${text}`).join("\n");
    expect(texts).toContain("年度の合算：第7～9回の該当者数");
    expect(texts).toContain("信頼区間の幅は単年の平均と同じ");
    expect(texts).toContain("各年度の全国");
    expect(source.join()).toContain("第7・8・9回NDB");
    expect(wordsOf().reading.map(({ id }) => id)).not.toContain("years");
  });

  it("say where errors of the source move the reference: beside the item, and of all items where they are read", () => {
    const moves = [{ release: 8, item: "bmi-ge-25", sex: "female", ages: "40-64", percent: 2 }] as const;
    const { sections, reading } = wordsOf(undefined, { reference: { ...NATION, moves } });
    const note = "元データの誤りとみられる人数が基準に入っている";
    expect(sections[0]!.items.map(({ sentences }) => sentences.join("").includes(note))).toEqual([
      true,
      false,
    ]);
    expect(reading.find(({ id }) => id === "errors")?.text).toMatch(`${note}ため、次の項目では`);
    expect(wordsOf().reading.map(({ id }) => id)).not.toContain("errors");
  });

  it("say that ranks and the highest go by values, whose difference may be chance", () => {
    const significance = wordsOf().reading.find(({ id }) => id === "significance");
    expect(significance?.text).toContain("95％区間が重なる医療圏どうしの差は偶然かもしれない。");
  });

  it("say once that chance makes some significant, with the first region that is judged", () => {
    const input = deckInput();
    const itself = deckInput((place) => ({ ...plain(place), difference: 0, flags: ["is-reference"] }));
    const choice = { items: input.items, itemCount: 2, asked: null, count: 5, worsening: null };
    const told = (inputs: readonly WordsInput[]) =>
      tellRegions(inputs, choice).sections.map(({ sentences }) =>
        sentences.join("").includes("偶然だけでも"),
      );
    expect(told([input, input, input])).toEqual([true, false, false]);
    expect(told([itself, input])).toEqual([false, true]);
  });

  it("say once of men and women that their values look like errors of the source", () => {
    const wrong: PartOf = (place) =>
      place.region === 0
        ? { ...plain(place), difference: 160, mark: null, flags: ["implausible"] }
        : plain(place);
    const asked = (language: "ja" | "en") =>
      wordsOf(wrong, { language }, { asked: ["bmi-ge-25"] }).sections[0]!.items[0]!.sentences[0];
    expect(asked("ja")).toBe(
      "香川県は、男女とも元データの誤りとみられる値（男性+160.0、女性+160.0）のため、高いか低いかを判断できない。",
    );
    expect(asked("en")).toContain("the values (men +160.0, women +160.0) look like errors of the source");
  });

  it("stop where significance stops", () => {
    const words = (facts: Parameters<typeof onlyFirst>[0]) => wordsOf(onlyFirst(facts)).sections[0]!;
    expect(words({ difference: 6, mark: "high-95" }).items).toHaveLength(1);
    expect(words({ difference: 60, mark: "none" }).items).toHaveLength(0);
    expect(words({ difference: -6, mark: "low-95" }).items).toHaveLength(0);
    expect(words({ difference: 6, mark: "none" }).sentences.join("")).toContain("0項目が有意に高く");
  });

  it("never tell a value first that looks like an error of the source", () => {
    const wrong = onlyFirst({ difference: 160, mark: null, flags: ["implausible"] });
    expect(wordsOf(wrong).sections[0]!.items).toHaveLength(0);
    const asked = wordsOf(wrong, {}, { asked: ["bmi-ge-25"] }).sections[0]!.items[0]!.sentences.join("");
    expect(asked).toContain(
      "香川県の男性は元データの誤りとみられる値（+160.0）のため、高いか低いかを判断できない。女性は全国の1.01倍",
    );
    expect(asked).not.toContain("男性の該当者");
  });

  it("tell what is getting worse by side of the reference, and of how much of it chance may be the cause", () => {
    const worse = (standing: Worsening["standing"], name: string, q: number) =>
      ({
        standing,
        trend: { code: "37", name: "香川県", sex: "male", item: `of-2018-${name}` },
        change: {
          firstYear: 2018,
          lastYear: 2021,
          netChange95Lower: 1,
          netChange95Upper: 9,
          changeMark: "rising-95",
          q,
        },
        first: { ratio: 90, flags: [] },
        last: { ratio: 95, flags: name === "喫煙" ? ["coverage-moved"] : [] },
      }) as unknown as Worsening;
    // The year that is told may lack an item: the names of all years come with what is getting worse.
    const items = ["喫煙", "貧血"].map((ja) => ({ id: `of-2018-${ja}`, name: { ja, en: ja } }));
    const found = [worse("unfavourable", "喫煙", 0.1), worse("favourable", "貧血", 0.423)];
    const told = (language: "ja" | "en", some = found) =>
      wordsOf(
        undefined,
        { language },
        { worsening: { found: some, reference: NATION, releases: [6, 9], items } },
      ).sections[0]!.sentences.slice(1);
    const [head, ...lists] = told("ja");
    expect(lists.pop()).toMatch(/^以下は、男性か女性が有意に高い/);
    expect(head).toMatch(/^次の1項目.*ふだんの動きを超えて悪くなっている。.*は10％以下である。/);
    expect(lists).toEqual([
      "全国より有意に好ましくなく、悪くなっている項目：喫煙（男性）が2018年度の−10.0から2021年度の−5.0へ（変化の95％区間+1.0～+9.0）。",
      "ほかに次の1項目（男女別に数える）も悪くなったように見えるが、偶然かもしれない（偶然と見込まれる割合が10％を超える）。",
      "全国より有意に好ましいが、悪くなっているかもしれない項目：貧血（男性）が2018年度の−10.0から2021年度の−5.0へ（変化の95％区間+1.0～+9.0、偶然と見込まれる割合43％）。",
      "受診者のうち値（測定値・回答）がある人の割合が年度の間で10ポイント以上違う（値がある人の範囲が変わったための動きかもしれない）：喫煙（男性）。",
    ]);
    const doubtful = told("ja", found.slice(1));
    expect(doubtful[0]).toMatch(/^次の1項目.*悪くなったように見えるが、偶然かもしれない。.*が10％を超える。/);
    expect(doubtful.join()).not.toMatch(/悪くなっている(?!かもしれない)/);
    const elsewhere = { ...found[0]!, trend: { ...found[0]!.trend, code: "99" } };
    const credit = (some: Worsening[]) =>
      wordsOf(
        undefined,
        {},
        { worsening: { found: some, reference: NATION, releases: [6, 9], items } },
      ).source.join();
    expect(credit(found)).toContain("第6・9回");
    expect(credit([elsewhere])).not.toContain("第6");
    expect(told("en")[2]).toContain("looks worse than before, which may be chance");
    expect(told("en").at(-3)).toMatch(
      /^Significantly better than the nation, but perhaps getting worse: .* 43% expected by chance\)\.$/,
    );
  });

  it("say how they are read and what must not be concluded, with the credit", () => {
    const { reading, source } = wordsOf();
    expect(reading.map(({ id }) => id)).toContain("limits");
    expect(source.join("")).toContain("NDBオープンデータ");
  });

  it("say once, where they are read, that the spread among areas of a size is not allowed for", () => {
    const unknown = writtenWords(
      wordsOf((place) => ({ ...plain(place), adjustedMark: null })),
      "text",
      "ja",
    );
    expect(unknown.match(/ばらつきは考慮していない/g)).toHaveLength(1);
    expect(writtenWords(wordsOf(), "text", "ja")).not.toContain("ばらつきは考慮していない");
  });

  it("are in English where it is asked for", () => {
    const words = wordsOf(plain, { language: "en" });
    expect(words.sections[0]!.items[0]!.sentences.join(" ")).toMatch(
      /men 1.02 times the nation.*Men: .*; women: /,
    );
    expect(JSON.stringify(words)).not.toMatch(/該当|有意/);
  });
});

describe("sentences as text and Markdown", () => {
  it("say the same, in the signs of each", () => {
    const text = writtenWords(wordsOf(), "text", "ja");
    const markdown = writtenWords(wordsOf(), "markdown", "ja");
    expect(text).toContain("■ 香川県\n");
    expect(markdown).toContain("\n## 香川県\n");
    expect(markdown).toContain("\n- **BMI≥25.0**：");
    expect(markdown.replace(/^(# |## |- )|\*\*|\\/gm, "")).toBe(text.replace(/^■ /gm, ""));
  });

  it("let no name act: neither as Markdown or HTML, nor unseen", () => {
    const name = "<b>*x*</b>\u202e[a](http://x)";
    const words = wordsOf((place) => ({ ...plain(place), ...(place.region === 3 ? { name } : {}) }));
    const markdown = writtenWords(words, "markdown", "ja");
    expect(markdown).not.toContain("\u202e");
    expect(markdown).toContain("\\<b>\\*x\\*\\</b>");
    expect(markdown).toContain("\\[a\\]");
  });
});
