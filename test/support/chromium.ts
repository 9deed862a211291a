import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { beforeAll, describe } from "vitest";

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

/** One for all test files of a process, with which it ends. */
let started: Promise<Browser> | null = null;

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
      started ??= chromium.launch({ executablePath, args: ARGUMENTS });
      browser = await started;
    }, 60_000);
    tests(() => browser);
  });
}
