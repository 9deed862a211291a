import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { AGE_CLASSES } from "../../../../src/model/counts.js";
import { describeChromium } from "../../../support/chromium.js";
import { demoReport } from "../demo-report.js";
import { cells, figureLabel, led, opened, saved, shows } from "./opened-page.js";

/** A table of 154 rows, of which a page holds a part, beside a figure that is soon drawn. */
const LONG = `figure=area-bars&item=bmi-ge-25&ages=${AGE_CLASSES.join()}`;

describeChromium("the report in a browser", (browser) => {
  let html: string;
  beforeAll(async () => {
    html = await demoReport();
  }, 120_000);

  it("opens on the overview and shows what is chosen, in the address too", async () => {
    const page = await opened(browser(), html);
    expect(await figureLabel(page)).toContain("〈埼玉県〉令和2年度 特定健康診査　12項目の標準化該当比");
    await page.waitForFunction(() => document.querySelectorAll("#table tbody tr").length === 264);
    await page.selectOption("#choose-figure", "area-bars");
    await shows(page, "figure=area-bars");
    await page.selectOption("#choose-item", "fpg-ge-126");
    await shows(page, "item=fpg-ge-126");
    expect(await figureLabel(page)).toContain("空腹時血糖≥126");
    expect(await page.title()).toBe(await figureLabel(page));
    await page.selectOption("#choose-sexes", "female");
    await shows(page, "sexes=female");
    expect(new Set(await cells(page, 2))).toEqual(new Set(["女性"]));
    await page.selectOption("#choose-ages", { label: "5歳階級" });
    await shows(page, "ages=40-44");
    expect(await cells(page, 3)).toContain("70–74歳");
    const label = await figureLabel(page);
    const address = page.url();
    await page.goBack();
    await shows(page, "ages=40-74");
    await page.goto(address);
    await shows(page, "ages=40-44");
    expect(await figureLabel(page)).toBe(label);
  });

  it("lets nothing run that is not its own", async () => {
    const page = await led(browser(), html, "figure=area-bars");
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it("shows no sentence of browsers that cannot show it", async () => {
    const page = await led(browser(), html, "figure=area-bars");
    expect(await page.locator("#floor").count()).toBe(0);
    for (const part of ["#top", "#choices", "#main"]) expect(await page.locator(part).isVisible()).toBe(true);
  });

  it("has a handful of stops for the tab key, however long the table is", async () => {
    const page = await led(browser(), html, LONG);
    const stops = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("a, button, input, select, summary, [tabindex]")]
        .filter((element) => element.tabIndex >= 0 && element.offsetParent !== null)
        .map(({ id, tagName }) => id || tagName),
    );
    expect(stops.length).toBeLessThan(30);
    expect(await page.locator("#table :is(a, button)[tabindex='0']").count()).toBe(1);
    await page.locator("#table :is(a, button)[tabindex='0']").focus();
    for (const key of ["ArrowDown", "PageDown", "ArrowDown"]) await page.keyboard.press(key);
    const row = await page.evaluate(() => document.activeElement?.closest("tr")?.rowIndex);
    // Twelve steps, past the prefecture's 14 rows, which lead nowhere.
    expect(row).toBe(26);
    expect(await page.locator("#table :is(a, button)[tabindex='0']").count()).toBe(1);
  });

  it("keeps the columns that tell its rows apart and the heads in sight when the table is moved", async () => {
    const page = await led(browser(), html, LONG);
    await page.setViewportSize({ width: 720, height: 800 });
    const places = () =>
      page
        .locator("#table tr:nth-child(40) > :nth-child(-n+3), #table thead th:first-child")
        .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().left)));
    const before = await places();
    await page.evaluate(() => document.getElementById("table-box")!.scrollTo({ left: 250 }));
    expect(await places()).toEqual(before);
    expect(before).toHaveLength(4);
  });

  it("finds a region by its reading, and goes there", async () => {
    const page = await led(browser(), html, "figure=area-bars");
    await page.fill("#find-region", "ちちぶ");
    expect(await page.locator("#found-regions li").allInnerTexts()).toEqual(["秩父（埼玉県） 1110"]);
    await page.press("#find-region", "Enter");
    await shows(page, "area=1110");
    expect(await figureLabel(page)).toContain("秩父");
  });

  const pagesOf = async (page: Page, format: "A4" | "A3") => {
    const pdf = (await page.pdf({ format, preferCSSPageSize: true })).toString("latin1");
    return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
      [width, height].map((points) => Math.floor(Number(points))).join(" "),
    );
  };

  it("prints of a long table the rows in view, and says which they are", async () => {
    const page = await led(browser(), html, LONG);
    expect(await pagesOf(page, "A4")).toHaveLength(2);
    expect(await page.locator("#paper").textContent()).toMatch(/全154行のうち1～\d+行目/);
    const twentieth = page.locator("#table tbody tr").nth(20);
    await twentieth.evaluate((row) => {
      const head = row.closest("table")!.tHead!.offsetHeight;
      document.getElementById("table-box")!.scrollTop = (row as HTMLElement).offsetTop - head;
    });
    expect(await pagesOf(page, "A4")).toHaveLength(2);
    const first = page.locator("#paper tbody tr").first();
    const texts = [await first.textContent(), await twentieth.textContent()];
    expect(texts[0]).toBe(texts[1]);
  });

  it.each([
    ["area-bars", ["male,female", "male", "female", "both"]],
    // Layouts of two sexes, and of one or both together.
    ["heatmap", ["male,female", "both"]],
    ["profile", ["male", "male,female"]],
  ] as const)("draws %s for choices of sexes, in both languages", async (figure, choices) => {
    // That the page has every figure compiled is tested of all choices without a browser.
    for (const [i, sexes] of choices.entries()) {
      const language = ["en", "ja"][i % 2];
      const page = await led(browser(), html, `figure=${figure}&sexes=${sexes}&language=${language}`);
      expect(await page.locator("#figure svg text").count()).toBeGreaterThan(20);
      expect(await page.locator("#save-svg").isEnabled()).toBe(true);
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
    }
  });

  it("has a name for everything that can be operated, and a text beside every figure", async () => {
    const page = await led(browser(), html, "figure=area-bars&item=bmi-ge-25");
    const controls = page.locator("select, button, input, [role=region]");
    for (const control of await controls.all()) {
      if (!(await control.isVisible())) continue;
      const name = await control.evaluate((element) => {
        const labels = [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent);
        const by = element.getAttribute("aria-labelledby");
        return [...labels, by && document.getElementById(by)?.textContent, element.textContent]
          .join("")
          .trim();
      });
      expect(name).not.toBe("");
    }
    const figure = page.locator("#figure svg");
    expect(await figure.getAttribute("role")).toBe("img");
    const text = await page.locator(`#${await figure.getAttribute("aria-describedby")}`).innerText();
    expect(text).toMatch(/最も高いのは.+最も低いのは/);
    expect(await page.locator("#status").getAttribute("role")).toBe("status");
    expect(await page.locator("#table caption").innerText()).not.toBe("");
  });

  it("shows the published numbers beside the figure", async () => {
    const page = await led(browser(), html, "figure=area-bars&item=bmi-ge-25&ages=40-74");
    const rows = await page.locator("#table tbody tr").allInnerTexts();
    const fields = rows.map((row) => row.split("\t").slice(0, 6));
    expect(fields).toContainEqual(["東部", "男性", "40–74歳", "+7.3", "高い", "+7.2～+7.3"]);
    expect(fields).toContainEqual(["秩父", "男性", "40–74歳", "−1.6", "差なし", "−1.6～−1.5"]);
    expect(fields).toContainEqual(["埼玉県", "女性", "40–74歳", "+4.0", "高い", "確定"]);
    expect(await page.locator("#figure svg text").allTextContents()).toContain("+7");
  });

  it("prints the figure on a page, on its side where it is wide, and the table in view on the next", async () => {
    const page = await led(browser(), html, "figure=area-bars&item=bmi-ge-25&ages=40-74");
    expect(await pagesOf(page, "A4")).toEqual(["842 595", "595 842"]);
    expect(await pagesOf(page, "A3")).toEqual(["1191 842", "842 1191"]);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#choices").isVisible()).toBe(false);
    expect(await page.locator("#figure svg").isVisible()).toBe(true);
    expect(await page.locator("#paper tbody tr").count()).toBe(22);
    expect(await page.locator("#paper").innerText()).not.toContain("行目");
  });

  it("filters the table and saves what it shows as CSV", async () => {
    const page = await led(browser(), html, "figure=area-bars&item=bmi-ge-25&ages=40-74");
    await page.fill("#filter", "秩父 男");
    expect(await page.locator("#table tbody tr").count()).toBe(1);
    const records = parse(await saved(page, "#save-csv"), { bom: true, columns: true }) as object[];
    expect(records).toEqual([expect.objectContaining({ 地域: "秩父", 性別: "男性", "比-100": "-1.567" })]);
  });

  it("saves the figure as SVG and PNG, and copies the table", async () => {
    const page = await led(browser(), html, "figure=area-bars&item=bmi-ge-25");
    const svg = (await saved(page, "#save-svg")).toString("utf8");
    expect(svg).toMatch(
      /^<svg font-family="[^"]+" lang="ja" xml:lang="ja" role="img" aria-label="〈埼玉県〉/,
    );
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!;
    const png = await saved(page, "#save-png");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.click("#copy-table");
    await page.waitForFunction(() => document.getElementById("status")?.textContent === "コピーしました");
    await page.evaluate(() =>
      document.addEventListener("paste", ({ clipboardData }) => {
        const types = ["text/plain", "text/html"];
        document.body.dataset.pasted = JSON.stringify(types.map((type) => clipboardData!.getData(type)));
      }),
    );
    await page.focus("#filter");
    await page.keyboard.press("ControlOrMeta+V");
    const copied = JSON.parse((await page.locator("body").getAttribute("data-pasted"))!) as string[];
    expect(copied[0]).toMatch(/\t利根\t/);
    expect(copied[1]).toMatch(/<td[^>]*>利根<\/td>/);
  });

  it("works with the keyboard alone", async () => {
    const page = await led(browser(), html, "figure=area-bars&item=bmi-ge-25&ages=40-74");
    await page.locator("#choose-item").focus();
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => !location.hash.includes("bmi-ge-25"));
    const button = page.locator('th[data-column="difference"] button');
    await button.focus();
    await page.keyboard.press("Enter");
    expect(await page.locator('th[data-column="difference"]').getAttribute("aria-sort")).toBe("descending");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("▼");
    const values = (await cells(page, 4)).map((text) => Number(text.replace("−", "-")));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    await page.keyboard.press("Enter");
    expect(await page.locator('th[data-column="difference"]').getAttribute("aria-sort")).toBe("ascending");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await shows(page, "figure=profile");
  });

  it("shows its first figure before it makes the table", async () => {
    const page = await opened(browser(), html, "#figure=area-bars", () => {
      addEventListener("DOMContentLoaded", () => {
        new MutationObserver((_, observer) => {
          if (!document.querySelector("#figure svg path")) return;
          observer.disconnect();
          requestAnimationFrame(() => {
            const rows = document.querySelectorAll("#table tbody tr").length;
            document.body.dataset.rows = String(rows);
          });
        }).observe(document.body, { childList: true, subtree: true });
      });
    });
    expect(await page.locator("body").getAttribute("data-rows")).toBe("0");
    expect(await page.locator("#table tbody tr").count()).toBeGreaterThan(0);
  });
});
