import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { run } from "../../src/cli/commands/figures/run.js";
import { reference } from "../../src/cli/commands/numbers/reference.js";
import { describeChromium } from "../support/chromium.js";
import { memoryEffects } from "../support/program/memory-effects.js";
import { ATTACKS, writeHostile } from "./attacks.js";

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-injection-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const EVENTS = ["dialog", "console", "pageerror", "popup", "request"];

/** One for all tests: to open a window takes as long as to draw several figures. */
let window: Promise<Page> | undefined;

/** Opens a file and gathers everything that happens there that nobody asked for, until the next is opened. */
async function opened(browser: Browser, name: string, content?: string, fragment = "") {
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, content);
  window ??= browser.newContext().then((context) => context.newPage());
  const page = await window;
  for (const event of EVENTS) page.removeAllListeners(event);
  // Another part of the same address would be a way within the page.
  await page.goto("about:blank");
  const happened: string[] = [];
  page.on("dialog", (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => happened.push(message.text()));
  page.on("pageerror", (error) => happened.push(String(error)));
  page.on("popup", () => happened.push("popup"));
  page.on("request", (request) => {
    if (/^(https?|wss?|ftp):/.test(request.url())) happened.push(`request ${request.url()}`);
  });
  await page.goto(pathToFileURL(path).href + fragment);
  return { page, happened };
}

/** Until a report shows its figure and table. */
const isReady = (page: Page) => page.waitForFunction(() => document.body?.dataset.ready !== undefined);

/** Elements and attributes that could run or load something, beyond the page's own five scripts and its style. */
const strangers = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("*")].flatMap((element) => [
      ...(/^(img|image|iframe|object|embed|link|base|use|foreignobject|animate|set|video|audio)$/i.test(
        element.localName,
      )
        ? [element.localName]
        : []),
      ...[...element.attributes]
        .filter(
          ({ name, value }) => /^on/i.test(name) || (/href|src|action/i.test(name) && !value.startsWith("#")),
        )
        .map(({ name, value }) => `${element.localName} ${name}=${value}`),
    ]),
  );

describeChromium("hostile names in a browser", (browser) => {
  beforeAll(async () => {
    const { archive, itemsFile, items } = writeHostile(folder);
    const file = join(folder, "<img src=x onerror=alert(6)>.json");
    const item = ["bmi-ge-25", ...items];
    const effects = memoryEffects();
    await reference([archive], { itemsFile, item, population: "prefecture:11", out: file }, effects);
    writeFileSync(file, effects.files.get(file)!);
    const out = join(folder, "run");
    await run([archive], { out, itemsFile, item, reference: file, kinds: ["heatmap", "area-bars"] }, effects);
  }, 120_000);

  it("stay text on the report: every figure and language, table and notes", async () => {
    const html = readFileSync(join(folder, "run/report.html"), "utf8");
    const { page, happened } = await opened(browser(), "report.html", html);
    await isReady(page);
    const scripts = await page.locator("script").count();
    for (const figure of ["heatmap", "area-bars&item=hostile-1", "area-bars&item=hostile-2"]) {
      for (const language of ["ja", "en"]) {
        const wanted = `figure=${figure}&language=${language}`;
        await page.evaluate((fragment) => {
          location.hash = fragment;
        }, wanted);
        await page.waitForFunction((f) => document.body.dataset.ready?.includes(`language=${f}`), language);
        expect(await strangers(page)).toEqual([]);
      }
    }
    expect(await page.locator("script").count()).toBe(scripts);
    expect(scripts).toBe(5);
    expect(await page.locator("#choose-item").innerText()).toContain(ATTACKS[0]);
    expect(await page.locator("#table").innerText()).toContain(ATTACKS[0]);
    expect(await page.locator("#about").textContent()).toContain("\\u001b");
    expect(await page.evaluate(() => "hit" in globalThis)).toBe(false);
    expect(happened).toEqual([]);
  });

  it("cannot be put into the report's address", async () => {
    const html = readFileSync(join(folder, "run/report.html"), "utf8");
    const { page, happened } = await opened(browser(), "report.html", html, "#figure=area-bars");
    const attack = encodeURIComponent(`"><img src=x onerror=alert(7)>`);
    for (const key of [
      "item",
      "prefecture",
      "area",
      "sexes",
      "ages",
      "language",
      "release",
      "__proto__",
      "figure",
    ]) {
      // Else it would show the largest figure each time.
      const wanted = `${key}=${attack}${key === "figure" ? "" : "&figure=area-bars"}`;
      await page.evaluate((fragment) => {
        location.hash = fragment;
      }, wanted);
      await page.waitForFunction((f) => document.body.dataset.ready === `#${f}`, wanted);
    }
    expect(await strangers(page)).toEqual([]);
    expect(happened).toEqual([]);
  });

  it("do nothing in an SVG, opened as it is and put into a page that forbids nothing", async () => {
    const figures = join(folder, "run/figures/11");
    for (const name of readdirSync(figures).filter((file) => /^(heatmap|hostile-[0-3])\.svg$/.test(file))) {
      const svg = readFileSync(join(figures, name), "utf8");
      const alone = await opened(browser(), name, svg);
      expect(await alone.page.locator("text").count()).toBeGreaterThan(20);
      expect(alone.happened).toEqual([]);
      const page = `<!DOCTYPE html><meta charset="utf-8"><title>t</title>${svg}`;
      const within = await opened(browser(), `${name}.html`, page);
      expect(await within.page.locator("body > svg").count()).toBe(1);
      expect(await within.page.locator("script").count()).toBe(0);
      expect(await strangers(within.page)).toEqual([]);
      expect(within.happened).toEqual([]);
    }
  });

  /** What could be in the page if a name were ever put there as markup; each leaves a trace of its own. */
  const SMUGGLED = `
    <img src="x" onerror="document.body.dataset.handler='1'">
    <script>document.body.dataset.script='1'</script>
    <script src="data:text/javascript,document.body.dataset.data='1'"></script>
    <iframe srcdoc="<script>parent.document.body.dataset.frame='1'</script>"></iframe>
    <a id="go" href="javascript:void(document.body.dataset.address='1')">x</a>
    <b style="--style: 1" id="styled">x</b>
    <object data="data:text/html,x"></object>
    <form id="form" action="data:text/html,x"></form>`;
  const traces = async (html: string) => {
    const markup = html.replace("</body>", () => `${SMUGGLED}</body>`);
    const { page, happened } = await opened(browser(), "attacked.html", markup, "#figure=area-bars");
    await isReady(page);
    await page.evaluate(() => document.getElementById("go")?.click());
    await page.waitForTimeout(300);
    const left = await page.evaluate(() => {
      const styled = getComputedStyle(document.getElementById("styled")!).getPropertyValue("--style");
      return [...Object.keys(document.body.dataset), ...(styled ? ["style"] : [])];
    });
    return { left: left.filter((key) => key !== "ready").sort(), happened };
  };

  it("would be stopped by the page's policy even as markup", async () => {
    const { left, happened } = await traces(readFileSync(join(folder, "run/report.html"), "utf8"));
    expect(left).toEqual([]);
    const refusals = happened.filter((text) => text.includes("Content Security Policy")).join("\n");
    for (const what of [
      "inline event handler",
      "the image",
      "inline script",
      "the script 'data:",
      "inline style",
      "plugin data",
      "the JavaScript URL",
    ])
      expect(refusals).toContain(what);
  });

  it("would run if the policy were lost, and the test above would see it", async () => {
    const html = readFileSync(join(folder, "run/report.html"), "utf8");
    const bare = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
    expect(bare.length).toBeLessThan(html.length);
    const { left } = await traces(bare);
    expect(left).toEqual(["address", "data", "frame", "handler", "script", "style"]);
  });

  it("cannot become markup by a script of the page either", async () => {
    const html = readFileSync(join(folder, "run/report.html"), "utf8");
    const { page } = await opened(browser(), "report.html", html, "#figure=area-bars");
    await isReady(page);
    const attempts = await page.evaluate(async () => {
      const tried = (action: () => unknown) => {
        try {
          action();
          return "done";
        } catch (error) {
          return (error as Error).name;
        }
      };
      return {
        markup: tried(() => {
          document.body.innerHTML = "<b>x</b>";
        }),
        // Later, and so no longer on behalf of the test, which may evaluate what it likes.
        code: await new Promise((resolve) =>
          setTimeout(() => resolve(tried(() => new Function("return 1")))),
        ),
        fetch: await fetch("data:text/plain,x").then(
          () => "done",
          (error) => error.name,
        ),
      };
    });
    expect(attempts).toEqual({ markup: "TypeError", code: "EvalError", fetch: "TypeError" });
  });
});
