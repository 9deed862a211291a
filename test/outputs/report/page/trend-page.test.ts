import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { kindOf, TREND_KINDS } from "../../../../src/figures/kinds.js";
import { describeChromium } from "../../../support/chromium.js";
import { madeUpReport } from "../made-up-years.js";
import { cells, copiedWords, figureLabel, led, opened, saved, shows } from "./opened-page.js";

const options = (page: Page, id: string) => page.locator(`#choose-${id} option`).allInnerTexts();

describeChromium("figures over the years in a browser (made-up nation)", (browser) => {
  let html: string;
  beforeAll(async () => {
    html = await madeUpReport([6, 8], ["11", "12"]);
  }, 60_000);

  it("are chosen like the others, without a release, and say that their data are made up", async () => {
    const page = await opened(browser(), html);
    expect(await options(page, "release")).toHaveLength(2);
    expect(await options(page, "figure")).toEqual(
      expect.arrayContaining(TREND_KINDS.map((kind) => kindOf(kind).names.ja)),
    );
    await page.selectOption("#choose-figure", "trend");
    await shows(page, "figure=trend");
    expect(await page.locator("#choose-release").isVisible()).toBe(false);
    expect(await figureLabel(page)).toContain("平成30～令和2年度");
    expect(await figureLabel(page)).toContain("合成データ");
    expect(await page.locator("#banner").isVisible()).toBe(true);
    expect(page.url()).not.toContain("release=");
    await page.selectOption("#choose-figure", "heatmap");
    await shows(page, "figure=heatmap");
    expect(await page.locator("#choose-release").isVisible()).toBe(true);
  });

  it.each(["trend", "slope", "sparklines"])(
    "are drawn as %s for every choice of sexes, in both languages",
    async (figure) => {
      // That the page has every figure compiled is tested of all choices without a browser.
      for (const [i, sexes] of ["male,female", "male", "female", "both"].entries()) {
        const language = ["en", "ja"][i % 2];
        const wanted = `figure=${figure}&prefecture=11&sexes=${sexes}&language=${language}`;
        const page = await led(browser(), html, wanted);
        expect(await page.locator("#figure svg text").count()).toBeGreaterThan(10);
        expect(await page.locator("#save-svg").isEnabled()).toBe(true);
        const note = language === "ja" ? "* 第6回：" : "* Release 6: ";
        expect((await page.locator("#figure svg text").allTextContents()).join("\n")).toContain(note);
      }
    },
  );

  it("are told in the sentences to be pasted of an area that is getting worse, of the newest release alone", async () => {
    const page = await led(browser(), html, "figure=trend&prefecture=11&item=bmi-ge-25");
    const rising = page.locator("#table tbody tr", { hasText: "上昇" }).first();
    const area = /area=(\w+)/.exec((await rising.locator("a").first().getAttribute("href"))!)![1];
    const texts: string[] = [];
    for (const release of [8, 6]) {
      await led(browser(), html, `figure=sparklines&prefecture=11&area=${area}&release=${release}`);
      texts.push(await copiedWords(page));
    }
    expect(texts[0]).toMatch(
      /悪くなっている(かもしれない)?項目：BMI≥25\.0（.性）が2018年度の.+から2020年度の/,
    );
    expect(texts[1]).toContain("平成30年度");
    expect(texts[1]).not.toContain("悪くなっている");
  });

  it("lead from a region to all its items and back to an item, in figure and table", async () => {
    const page = await led(browser(), html, "figure=trend&prefecture=11&item=bmi-ge-25");
    const name = (await page.locator("#table tbody th").nth(2).innerText()).trim();
    await page
      .locator("#figure svg text", { hasText: new RegExp(`^${name}$`) })
      .first()
      .click();
    await shows(page, "figure=sparklines");
    expect(await figureLabel(page)).toContain(name);
    expect(await options(page, "area")).toContain("埼玉県全体");
    await page.locator("#figure svg text", { hasText: "BMI≥25.0" }).first().click();
    await shows(page, "figure=trend");
    await page.locator("#table tbody th a").first().click();
    await shows(page, "figure=sparklines");
    await page.locator("#table tbody th a").first().click();
    await shows(page, "figure=trend");
  });

  it("show the numbers of every year beside them, and save what is shown as CSV", async () => {
    const page = await led(browser(), html, "figure=slope&prefecture=12&item=bmi-ge-25&sexes=both");
    const [first, last, changes] = await Promise.all([3, 4, 5].map((column) => cells(page, column)));
    const number = (text: string) => Number.parseFloat(text.replace("−", "-"));
    for (const [i, text] of changes!.entries()) {
      expect(Math.abs(number(last![i]!) - number(first![i]!) - number(text))).toBeLessThan(0.16);
    }
    const name = (await cells(page, 1))[1]!;
    await page.fill("#filter", name);
    const records = parse(await saved(page, "#save-csv"), { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    const own = records.find((record) => record.地域 === name)!;
    expect(Math.abs(Number(own["2018年度 比-100"]) - number(first![1]!))).toBeLessThan(0.051);
    expect(Math.abs(Number(own.期間の変化) - number(changes![1]!))).toBeLessThan(0.051);
  });
});

describeChromium("a report across releases 5 and 6 (made-up nation)", (browser) => {
  let html: string;
  beforeAll(async () => {
    html = await madeUpReport([5, 6], ["11"]);
  }, 60_000);
  const texts = async (page: Page) => (await page.locator("#figure svg text").allTextContents()).join("");

  it("says that trends compare every year with the nation without 判別不可, and why", async () => {
    const page = await led(browser(), html, "figure=trend&prefecture=11");
    const remark =
      "第5回の都道府県の表には判別不可がないため、年次推移の基準はどの年度も、判別不可を除く全国";
    expect(await page.locator("#about").innerText()).toContain(remark);
    expect(await page.locator("#table-title").innerText()).toContain("全国（判別不可を除く）");
    expect(await texts(page)).toContain("全国（判別不可を除く）");
    expect(await texts(page)).toContain(remark);
  });

  it("names the nation of each release as it is", async () => {
    for (const [release, isWithout] of [
      [5, true],
      [6, false],
    ] as const) {
      const page = await led(browser(), html, `release=${release}&figure=area-bars&prefecture=11`);
      expect((await figureLabel(page))!.includes("判別不可を除く")).toBe(isWithout);
      const title = await page.locator("#table-title").innerText();
      expect(title.includes("判別不可を除く")).toBe(isWithout);
    }
  });
});
