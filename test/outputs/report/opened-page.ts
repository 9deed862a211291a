import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { temporaryFolder } from "../../support/folders.js";

const VIEW = { width: 1600, height: 1200 };
/** Addresses of the reports that were opened. */
const reports: string[] = [];
const pages = new WeakMap<Browser, Promise<Page>>();

/** One for all tests of a browser: to open a window takes as long as to draw several figures. */
function pageOf(browser: Browser): Promise<Page> {
  const page = pages.get(browser) ?? browser.newPage({ acceptDownloads: true, viewport: VIEW });
  pages.set(browser, page);
  return page;
}

/** A page that may neither complain nor ask for anything but itself, as if it had just been opened. */
export async function opened(browser: Browser, html: string, fragment = "") {
  const folder = temporaryFolder({ "report.html": html });
  const page = await pageOf(browser);
  await page.setViewportSize(VIEW);
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  const url = pathToFileURL(join(folder, "report.html")).href;
  reports.push(url);
  onTestFinished(async () => {
    for (const event of ["console", "pageerror", "request"]) page.removeAllListeners(event);
    await page.emulateMedia({ media: null });
    await page.context().clearPermissions();
    await page.goto("about:blank");
    expect(complaints).toEqual([]);
    const own = (address: string) =>
      reports.some((report) => address.startsWith(report)) || /^(blob|data):/.test(address);
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
