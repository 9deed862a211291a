import { beforeAll, expect, it } from "vitest";
import { describeChromium } from "../../../support/chromium.js";
import { demoReport } from "../demo-report.js";
import { led } from "./opened-page.js";

describeChromium("the report on a phone", (browser) => {
  let html: string;
  beforeAll(async () => {
    html = await demoReport();
  }, 120_000);

  it("shows the heatmap in one column on a phone, at a size that can be read", async () => {
    const page = await led(browser(), html, "figure=heatmap");
    const wide = await page.locator("#figure svg").evaluate((svg) => svg.getBoundingClientRect().width);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.waitForFunction(
      (before) => document.querySelector("#figure svg")!.getBoundingClientRect().width < before / 2,
      wide,
    );
    const { sizes, width } = await page.locator("#figure svg").evaluate((svg) => ({
      width: svg.getBoundingClientRect().width,
      sizes: [...svg.querySelectorAll("text")]
        .filter(({ textContent }) => /^[+−]\d+$/.test(textContent ?? ""))
        .map((text) => text.getBoundingClientRect().height),
    }));
    expect(width).toBeLessThanOrEqual(360);
    expect(sizes.length).toBeGreaterThan(200);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8);
  });

  it("says of a figure that is wider than the screen that it can be moved", async () => {
    const page = await led(browser(), html, "figure=area-bars&item=bmi-ge-25");
    const hint = () =>
      page.locator("#figure").evaluate((figure) => ({
        text: getComputedStyle(figure, "::before").content,
        isMoved: figure.scrollWidth > figure.clientWidth,
      }));
    expect(await hint()).toEqual({ text: "none", isMoved: false });
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(hint).toEqual({ text: '"図は横に動かせます"', isMoved: true });
  });
});
