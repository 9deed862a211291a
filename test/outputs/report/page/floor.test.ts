import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions } from "playwright-core";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { reportAssets } from "../../../../src/outputs/report/assets.js";
import { reportHtml } from "../../../../src/outputs/report/html.js";
import { describeChromium } from "../../../support/chromium.js";
import { temporaryFolder } from "../../../support/folders.js";
import { pageHeader } from "./page-header.js";

describeChromium("a report in a browser that cannot show it", (browser) => {
  /** A page without ratios: nothing of them is read. */
  let html: string;
  beforeAll(async () => {
    const assets = reportAssets();
    html = await reportHtml({
      ...assets,
      header: pageHeader(),
      ratios: new Uint8Array(),
      trends: null,
      figures: Promise.resolve([]),
    });
  });

  /** The page in a browser that was made older. */
  async function openedIn(options: BrowserContextOptions, age?: () => void) {
    const context = await browser().newContext(options);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    if (age) await page.addInitScript(age);
    const folder = temporaryFolder({ "report.html": html });
    await page.goto(pathToFileURL(join(folder, "report.html")).href);
    return page;
  }

  it.each([
    ["without scripts", { javaScriptEnabled: false }, undefined, ""],
    [
      "without DecompressionStream",
      {},
      () => {
        Reflect.deleteProperty(globalThis, "DecompressionStream");
      },
      "DecompressionStream",
    ],
    [
      "whose DecompressionStream has no deflate-raw",
      {},
      () => {
        globalThis.DecompressionStream = class {
          constructor(format: string) {
            throw new TypeError(format);
          }
        } as never;
      },
      "DecompressionStream",
    ],
  ])("says so in both languages, with no empty boxes: %s", async (_name, options, age, named) => {
    const page = await openedIn(options, age);
    const sentence = page.locator("#floor");
    await expect.poll(() => sentence.innerText()).toContain(named);
    expect(await sentence.isVisible()).toBe(true);
    expect(await sentence.innerText()).toContain("ここ 3 年の版で開いてください");
    expect(await sentence.innerText()).toContain("of the last three years");
    for (const part of ["#top", "#choices", "#main"])
      expect(await page.locator(part).isVisible()).toBe(false);
  });
});
