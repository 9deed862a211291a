import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { words } from "../../../../src/cli/commands/figures/words.js";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { failureOfAsync } from "../../../support/failures.js";
import { temporaryFolder } from "../../../support/folders.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { DEMO } from "../../../support/program/ndb-ratio.js";

const ITEMS = "bmi-ge-25,q07-anemia,q08-smoking";

async function computed(): Promise<string> {
  const effects = memoryEffects();
  await compute([DEMO], { item: [ITEMS], sex: ["male", "female"] }, effects);
  return effects.output;
}
const result = computed();

async function said(options: Parameters<typeof words>[1], standardInput?: string): Promise<string> {
  const effects = memoryEffects({ standardInput: standardInput ?? (await result) });
  await words([], options, effects);
  return effects.output;
}

describe("words", () => {
  it("are of the prefecture and each of its areas, from files and from a result alike", async () => {
    const text = await said({ prefecture: ["埼玉"] });
    expect(text.match(/^■ .+$/gm)).toHaveLength(1 + 10 + 1);
    expect(text).toContain("■ 埼玉県 秩父医療圏");
    expect(text).toMatch(/既往歴（貧血）：埼玉県の男性は全国の1\.\d\d倍（\+13\.9、有意に高い/);
    const effects = memoryEffects();
    await words([DEMO], { area: ["秩父"], item: ["喫煙"] }, effects);
    const ofArea = effects.output;
    expect(ofArea.match(/^■ .+$/gm)).toHaveLength(2);
    const known = await said({ area: ["秩父"], item: ["q08-smoking"] });
    // The result has three of the 46 items.
    expect(ofArea.replace("46項目は", "3項目は")).toBe(known);
  });

  it("are of men and women together where a result has neither", async () => {
    const effects = memoryEffects();
    await compute([DEMO], { item: [ITEMS], area: ["秩父"], sex: ["both"] }, effects);
    const text = await said({}, effects.output);
    expect(text).toMatch(/男女計は3項目のうち\d項目が有意に高く、\d項目が有意に低い/);
    expect(text).toMatch(/以下は、男女計で有意に高い/);
    expect(text).toMatch(/既往歴（貧血）：秩父の男女計は全国の1\.\d\d倍/);
    // Nor is there anything to say of the prefecture.
    expect(text.match(/^■ .+$/gm)).toEqual(["■ 埼玉県 秩父医療圏", "■ 読み方と限界"]);
    expect(text).not.toMatch(/男性|女性/);
  });

  it("of items that are named need no others to be computed", async () => {
    const all: unknown[] = [];
    const effects = { ...memoryEffects(), progress: (_: string, __: number, of?: number) => all.push(of) };
    await words([DEMO], { area: ["秩父"], item: ["喫煙"] }, effects);
    expect(all.at(-1)).toBe(1);
  });

  it("say of what they name that others than in the nation have a value", async () => {
    const effects = memoryEffects();
    await words([], { release: "9", prefecture: ["和歌山"], item: ["心臓病"] }, effects);
    const apart =
      "受診者のうち値（測定値・回答）がある人の割合が全国と10ポイント以上違う（値がある人の偏りが比に影響しているかもしれない）：御坊（男女とも）。";
    const sections = effects.output.split("■ ").filter((section) => section.includes(apart));
    // 御坊 leads the prefecture.
    expect(sections.map((section) => section.split("\n")[0])).toEqual(["和歌山県", "和歌山県 御坊医療圏"]);
  });

  it("of several years tell errors of the source once", async () => {
    const effects = memoryEffects();
    await words([], { release: "6,9", area: ["3302"], item: ["q04-stroke"] }, effects);
    expect(effects.said.filter((line) => line.includes("gross error"))).toHaveLength(1);
  });

  it("of several years say once, at the end, how they are read, and of each what is its own", async () => {
    const effects = memoryEffects({ language: "ja" });
    await words([], { release: "6,9", area: ["3302"], item: ["bmi-ge-25"] }, effects);
    const [, first = "", second = ""] = effects.output.split("〈");
    expect(first).not.toMatch(/読み方と限界|この資料からは言えないこと/);
    expect(first).toContain("第6回NDBオープンデータ");
    expect(second).toMatch(
      /■ 読み方と限界\n\n標準化該当比[\s\S]*この資料からは言えないこと[\s\S]*第9回NDBオープンデータ/,
    );
  });

  it("of a region of one's own explain no ranks and no spread, which it has not", async () => {
    const effects = memoryEffects({ language: "ja" });
    const regions = join(temporaryFolder({ "r.csv": "code,name,members\nkita,北,2009 2010\n" }), "r.csv");
    await words([], { release: "8", area: ["北"], item: ["bmi-ge-25"], regions }, effects);
    expect(effects.output).toContain("ばらつきは考慮していない");
    expect(effects.output).not.toMatch(/順位|最も高い|ばらつきを超えて/);
    const area = memoryEffects({ language: "ja" });
    await words([], { release: "8", area: ["2009"], item: ["bmi-ge-25"] }, area);
    expect(area.output).toMatch(/順位や「最も高い」は.*「同じ規模の医療圏のばらつきを超えて」は/);
  });

  it("are Markdown where that or a file of it is asked for", async () => {
    const markdown = await said({ prefecture: ["埼玉"], format: "markdown" });
    expect(markdown).toMatch(/^# 〈埼玉県〉/);
    const effects = memoryEffects({ standardInput: await result });
    await words([], { prefecture: ["埼玉"], out: "words.md" }, effects);
    expect(Buffer.from(effects.files.get("words.md")!).toString()).toBe(markdown);
  });

  it("and decks say which ages a result lacks", async () => {
    const effects = memoryEffects();
    await compute([DEMO], { item: ["q08-smoking"], area: ["秩父"], ages: ["65-74"] }, effects);
    const { text } = await failureOfAsync(() => said({}, effects.output));
    expect(text.en).toContain("no rows of ages 40-74 (it has 65-74)");
  });

  it("are not made of hidden counts read as 0", async () => {
    const effects = memoryEffects();
    await compute([DEMO], { item: [ITEMS], suppression: "naive" }, effects);
    expect((await failureOfAsync(() => said({}, effects.output))).exitCode).toBe(2);
  });
});
