// The report in a browser: from the navigation to the first figure that is painted, each time in a browser of its own.
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const BROWSER = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (place) => place !== undefined && existsSync(place),
);

/** Prints how long the first figure of a page takes, and how much of that the page's own thread worked. */
export async function timePage({ report, runs }, { line, seconds, median }) {
  if (!BROWSER) return line("first figure of the report", "skipped", "no Chromium; set CHROMIUM to its path");
  const opened = [];
  for (let run = 0; run < runs; run++) opened.push(await open(report));
  const of = (key) => median(opened.map((times) => times[key]));
  line(
    "first figure of the report",
    seconds(of("ms")),
    `processor ${seconds(of("worked"))}; wanted: 2 s or less`,
  );
}

async function open(report) {
  const browser = await chromium.launch({
    executablePath: BROWSER,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.addInitScript(markPaint);
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(pathToFileURL(report).href, { waitUntil: "commit" });
    await page.waitForFunction(() => performance.getEntriesByName("painted").length > 0);
    const { metrics } = await session.send("Performance.getMetrics");
    const ms = await page.evaluate(() => performance.getEntriesByName("painted")[0].startTime);
    return { ms, worked: 1000 * metrics.find(({ name }) => name === "TaskDuration").value };
  } finally {
    await browser.close();
  }
}

/** In the page: marks the frame after the one in which the first mark of a figure stands. */
function markPaint() {
  const observer = new MutationObserver(() => {
    if (!document.querySelector("#figure svg path")) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("painted")));
  });
  observer.observe(document, { childList: true, subtree: true });
}
