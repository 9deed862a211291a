import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { temporaryFolder } from "../../support/folders.js";

/** A page that may neither complain nor ask for anything but itself. */
export async function opened(browser: Browser, html: string, fragment = "") {
  const folder = temporaryFolder({ "report.html": html });
  const context = await browser.newContext({
    acceptDownloads: true,
    viewport: { width: 1600, height: 1200 },
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  const url = pathToFileURL(join(folder, "report.html")).href;
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
    const own = (address: string) => address.startsWith(url) || /^(blob|data):/.test(address);
    expect(requests.filter((address) => !own(address))).toEqual([]);
  });
  await page.goto(url + fragment);
  await page.waitForSelector("body[data-ready]");
  return page;
}

/** Waits until what the page was told to show is there. */
export async function shows(page: Page, fragment: string): Promise<void> {
  await page.waitForFunction(
    (part) => location.hash.includes(part) && document.body.dataset.ready === location.hash,
    fragment,
  );
}

export const figureLabel = (page: Page) => page.locator("#figure svg").getAttribute("aria-label");
export const cells = (page: Page, column: number) =>
  page.locator(`#table tbody tr > :nth-child(${column})`).allInnerTexts();

/** What the page saves when a button is pressed. */
export async function saved(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
  return readFileSync(await download.path());
}

/** What the button puts on the clipboard as text. */
export async function copiedWords(page: Page): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.click("#copy-words");
  await page.waitForFunction(() => document.getElementById("status")?.textContent === "コピーしました");
  return page.evaluate(() => navigator.clipboard.readText());
}
