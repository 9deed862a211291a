import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { temporaryFolder } from "../../../support/folders.js";

const VIEW = { width: 1600, height: 1200 };
/** From here on a window shows figures that are as wide as any. */
const WIDE = 701;
/** What a choice is made of; an empty value stands for what a page shows first. */
const KEYS = ["release", "figure", "prefecture", "area", "item", "sexes", "ages", "language"];
/** Addresses of the reports that were opened. */
const reports: string[] = [];
const pages = new WeakMap<Browser, Promise<Page>>();
/** The report that stands open, since the last test left it fit for another. */
let standing: string | null = null;

/** One for all tests of a browser: to open a window takes as long as to draw several figures. */
function pageOf(browser: Browser): Promise<Page> {
  const page = pages.get(browser) ?? browser.newPage({ acceptDownloads: true, viewport: VIEW });
  pages.set(browser, page);
  return page;
}

/** The window of a browser, which may neither complain nor ask for anything but the reports until the test ends. */
async function watched(browser: Browser): Promise<Page> {
  const page = await pageOf(browser);
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  onTestFinished(async ({ task }) => {
    for (const event of ["console", "pageerror", "request"]) page.removeAllListeners(event);
    await page.emulateMedia({ media: null });
    await page.context().clearPermissions();
    // What a phone shows is drawn anew when it is no phone any more.
    if (page.viewportSize()!.width < WIDE || task.result?.state === "fail") standing = null;
    else await page.setViewportSize(VIEW);
    expect(complaints).toEqual([]);
    const own = (address: string) =>
      reports.some((report) => address.startsWith(report)) || /^(blob|data):/.test(address);
    expect(requests.filter((address) => !own(address))).toEqual([]);
  });
  return page;
}

/** A report that was just opened. `asItLoads` is done in the page before anything of it. */
export async function opened(browser: Browser, html: string, fragment = "", asItLoads?: () => void) {
  const page = await watched(browser);
  if (asItLoads) await page.addInitScript(asItLoads);
  // Another part of the same address would be a way within the page.
  await page.goto("about:blank");
  await page.setViewportSize(VIEW);
  const folder = temporaryFolder({ "report.html": html });
  const url = pathToFileURL(join(folder, "report.html")).href;
  reports.push(url);
  await page.goto(url + fragment);
  await page.waitForFunction(() => document.body?.dataset.ready !== undefined);
  standing = html;
  return page;
}

/**
 * A report that shows what is asked for, and of all else what it shows first. It is led there by its address where it stands open, since to
 * open it takes as long as several figures; so a test leaves the order of the table's rows as it was.
 */
export async function led(browser: Browser, html: string, fragment = "") {
  const wanted = [
    fragment,
    ...KEYS.filter((key) => !fragment.includes(`${key}=`)).map((key) => `${key}=`),
  ].join("&");
  if (standing !== html) return opened(browser, html, `#${wanted}`);
  const page = await watched(browser);
  await page.evaluate((address) => {
    const filter = document.getElementById("filter") as HTMLInputElement;
    if (filter.value !== "") {
      filter.value = "";
      filter.dispatchEvent(new Event("input"));
    }
    document.getElementById("table-box")!.scrollTo(0, 0);
    location.hash = address;
  }, wanted);
  await shows(page, wanted);
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
