// @ts-nocheck
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";

const KNOWN_PLACES = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const executablePath = KNOWN_PLACES.find((path) => path !== undefined && existsSync(path));

/** A browser of this machine that asks nothing of the network by itself. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** `describe` for tests in a real browser: skipped, with one line that says so, where there is none. */
export function describeChromium(name: string, tests: (browser: () => Browser) => void): void {
  if (!executablePath) {
    console.log(
      `Chromium がないため、「${name}」のテストは省略します (skipped: no Chromium; set CHROMIUM to its path)`,
    );
    describe.skip(name, () => tests(() => undefined as never));
    return;
  }
  describe(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: ARGUMENTS });
    }, 60_000);
    afterAll(() => browser.close());
    tests(() => browser);
  });
}
