import { parse } from "csv-parse/sync";
import { beforeAll, expect, it } from "vitest";
import { describeChromium } from "../../support/chromium.js";
import { demoReport } from "./demo-report.js";
import { cells, figureLabel, opened, saved, shows } from "./opened-page.js";

describeChromium("the report in a browser", (browser) => {
  let html: string;
  beforeAll(async () => {
    html = await demoReport();
  }, 60_000);

  it("opens on the overview and shows what is chosen, in the address too", async () => {
    const page = await opened(browser(), html);
    expect(await figureLabel(page)).toContain("〈埼玉県〉令和2年度 特定健康診査　46項目の標準化該当比");
    await page.selectOption("#choose-figure", "area-bars");
    await shows(page, "figure=area-bars");
    await page.selectOption("#choose-item", "fpg-ge-126");
    await shows(page, "item=fpg-ge-126");
    expect(await figureLabel(page)).toContain("空腹時血糖≥126");
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

  it("shows the published numbers beside the figure", async () => {
    const page = await opened(browser(), html, "#figure=area-bars&item=bmi-ge-25&ages=40-74");
    const rows = await page.locator("#table tbody tr").allInnerTexts();
    const fields = rows.map((row) => row.split("\t").slice(0, 5));
    expect(fields).toContainEqual(["東部", "男性", "40–74歳", "+7.3", "+7.2～+7.3"]);
    expect(fields).toContainEqual(["秩父", "男性", "40–74歳", "−1.6", "−1.6～−1.5"]);
    expect(fields).toContainEqual(["埼玉県", "女性", "40–74歳", "+4.0", "確定"]);
    expect(await page.locator("#figure svg text").allTextContents()).toContain("+7");
  });

  it.each(["heatmap", "area-bars", "profile"])(
    "draws %s for every choice of sexes and language",
    async (figure) => {
      const page = await opened(browser(), html);
      for (const sexes of ["male,female", "male", "female", "both"]) {
        for (const language of ["ja", "en"]) {
          const wanted = `figure=${figure}&sexes=${sexes}&language=${language}`;
          await page.evaluate((fragment) => {
            location.hash = fragment;
          }, wanted);
          await shows(page, wanted);
          expect(await page.locator("#figure svg text").count()).toBeGreaterThan(20);
          expect(await page.locator("#save-svg").isEnabled()).toBe(true);
          expect(await page.locator("html").getAttribute("lang")).toBe(language);
        }
      }
    },
  );

  it("works with the keyboard alone", async () => {
    const page = await opened(browser(), html, "#figure=area-bars&item=bmi-ge-25&ages=40-74");
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
    await page.locator("#table tbody a").first().focus();
    await page.keyboard.press("Enter");
    await shows(page, "figure=profile");
  });

  it("has a name for everything that can be operated, and a text beside every figure", async () => {
    const page = await opened(browser(), html, "#figure=area-bars&item=bmi-ge-25");
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

  it("filters the table and saves what it shows as CSV", async () => {
    const page = await opened(browser(), html, "#figure=area-bars&item=bmi-ge-25&ages=40-74");
    await page.fill("#filter", "秩父 男");
    expect(await page.locator("#table tbody tr").count()).toBe(1);
    const records = parse(await saved(page, "#save-csv"), { bom: true, columns: true }) as object[];
    expect(records).toEqual([expect.objectContaining({ 地域: "秩父", 性別: "男性", "比-100": "-1.567" })]);
  });

  it("saves the figure as SVG and PNG, and copies the table", async () => {
    const page = await opened(browser(), html, "#figure=area-bars&item=bmi-ge-25");
    const svg = (await saved(page, "#save-svg")).toString("utf8");
    expect(svg).toMatch(
      /^<svg font-family="[^"]+" lang="ja" xml:lang="ja" role="img" aria-label="〈埼玉県〉/,
    );
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!;
    const png = await saved(page, "#save-png");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.click("#copy-csv");
    await page.waitForFunction(() => document.getElementById("status")?.textContent === "コピーしました");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("利根");
  });

  it("prints figure and table on A4 without the controls", async () => {
    const page = await opened(browser(), html, "#figure=heatmap");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#choices").isVisible()).toBe(false);
    expect(await page.locator("#figure svg").isVisible()).toBe(true);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((box) =>
      [box[1], box[2]].map((points) => Math.round(Number(points))),
    );
    expect(boxes.length).toBeGreaterThan(1);
    expect(new Set(boxes.map(String))).toEqual(new Set(["595,842"]));
  });

  it("lets nothing run that is not its own", async () => {
    const page = await opened(browser(), html);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });
});
