// Makes the pictures of the README from the built-in figures: `npm run pictures` (needs Chromium for the report's).
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { run } from "../../dist/cli/commands/figures/run.js";
import { renderPng } from "../../dist/render/png.js";

const here = fileURLToPath(new URL("./", import.meta.url));
const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"];
const SMALL = 0.9;
const out = mkdtempSync(join(tmpdir(), "ndb-ratio-"));

/** Nothing is read from standard input, and nothing said. */
const effects = { language: "ja", write: async () => {}, say: () => {} };

try {
  await run([], { release: "8", prefecture: ["11"], out, kinds: ["area-bars", "heatmap"] }, effects);
  for (const [name, figure] of [
    ["area-bars.png", "bmi-ge-25"],
    ["heatmap.png", "heatmap"],
  ]) {
    const svg = readFileSync(join(out, `figures/11/${figure}.svg`), "utf8");
    writeFileSync(join(here, name), await renderPng(svg, { scale: SMALL }));
  }
  const browser = await chromium.launch({
    executablePath: BROWSERS.find((path) => path && existsSync(path)),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const page = await browser.newPage({ viewport: { width: 1560, height: 900 }, deviceScaleFactor: 0.8 });
  await page.goto(`${pathToFileURL(join(out, "report.html")).href}#figure=area-bars&item=bmi-ge-25`);
  await page.waitForSelector("body[data-ready]");
  await page.screenshot({ path: join(here, "report.png") });
  await browser.close();
} finally {
  rmSync(out, { recursive: true, force: true });
}
