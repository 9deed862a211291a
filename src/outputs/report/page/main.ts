import { isPrefecture } from "../../../catalog/levels.js";
import {
  type FigureKind,
  isOfItem,
  isOfRegion,
  isTrendKind,
  kindOf,
  opened,
} from "../../../figures/kinds.js";
import { type Choice, fragmentOf, settled, wishOf } from "../choice.js";
import { hasPhoneLayout, patternKey } from "../figure.js";
import type { GridRegion } from "../packed/format.js";
import { type Content, contentOf, firstChoice } from "./content.js";
import { listenToControls, showControls } from "./controls.js";
import { type ReportData, readReport } from "./data.js";
import { byId } from "./element.js";
import { copyTable, save } from "./exports.js";
import { type DrawnFigure, FigureDrawer, type Pointed } from "./figure-view.js";
import { RegionFinder } from "./finder/region-finder.js";
import { leaveFloor, missingFeatures, tellMissing } from "./floor.js";
import { fillPaper } from "./paper.js";
import { TableView } from "./table/table-view.js";
import { SKELETON } from "./words/labels.js";
import { hasWords, pastedWords } from "./words/pasted-words.js";
import { showWords, tableTitle } from "./words/skeleton-words.js";
import { WORDS } from "./words/words.js";

/** Pixels a unit of the figure, as the program's own PNG have them. */
const PNG_SCALE = 2;

/** Milliseconds that a paint is waited for. */
const LONGEST_WAIT = 200;

/** What a prefecture is shown in that was found from a map of the nation. */
const NATION_OPENS = "heatmap" satisfies FigureKind;

/** The page: shows what the address says, and puts into the address what is chosen. */
class ReportPage {
  private readonly drawer: FigureDrawer;
  private readonly table: TableView;
  private readonly finder: RegionFinder;
  private drawn: DrawnFigure | null = null;
  private content: Content | null = null;
  private choice: Choice;
  private showing: Promise<void> = Promise.resolve();
  private lastTurn = 0;
  private readonly phone = matchMedia("screen and (max-width: 700px)");

  constructor(private readonly data: ReportData) {
    this.drawer = new FigureDrawer(data.figures);
    this.table = new TableView();
    this.finder = new RegionFinder(data.header, (region) => this.openFound(region));
    this.choice = firstChoice(data, wishOf(location.hash));
    listenToControls((wish) => this.go({ ...this.choice, ...wish } as Choice));
    window.addEventListener("hashchange", () => this.show());
    this.phone.addEventListener("change", () => this.show());
    const onClick = (id: string, action: () => void) => byId(id).addEventListener("click", action);
    onClick("language", () =>
      this.go({ ...this.choice, language: this.choice.language === "ja" ? "en" : "ja" }),
    );
    onClick("save-svg", async () => this.save("svg", "image/svg+xml", await this.drawn!.svg()));
    onClick("save-png", async () => this.save("png", "image/png", await this.drawn!.png(PNG_SCALE)));
    onClick("save-csv", () => this.save("csv", "text/csv", this.table.shown?.csv() ?? ""));
    onClick("copy-png", () =>
      this.copy(async () => {
        const picture = await this.drawn!.png(PNG_SCALE);
        await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })]);
      }),
    );
    onClick("copy-table", () => this.copy(() => copyTable(this.table.shown!.copied())));
    onClick("copy-words", () =>
      this.copy(() => navigator.clipboard.writeText(pastedWords(this.data, this.choice))),
    );
    onClick("print", () => print());
    window.addEventListener("beforeprint", () => this.prepareToPrint());
  }

  /** The address is what the page shows; changing it shows the choice. */
  private go(choice: Choice): void {
    const fragment = fragmentOf(settled(this.data.header, choice).choice);
    if (location.hash === `#${fragment}`) void this.show();
    else location.hash = fragment;
  }

  /** Figures are drawn one after the other; one that is out of date when its turn comes is left out. */
  show(): Promise<void> {
    const turn = ++this.lastTurn;
    const shown = this.showing.then(() => (turn === this.lastTurn ? this.showNow() : undefined));
    // A figure that fails must not keep the next from being drawn.
    this.showing = shown.catch(() => undefined);
    return shown;
  }

  private async showNow(): Promise<void> {
    const { header } = this.data;
    const { choice, offer } = settled(header, { ...this.choice, ...wishOf(location.hash) });
    this.choice = choice;
    const words = WORDS[choice.language];
    document.documentElement.lang = choice.language;
    showControls(choice, offer, header);
    showWords(this.data, choice);
    this.finder.language = choice.language;
    const content = contentOf(this.data, choice, this.phone.matches ? "phone" : "wide");
    this.content = content;
    await this.showFigure(content);
    // Who opens the page sees the figure while the table is made.
    if (document.body.dataset.ready === undefined) await nextPaint();
    this.table.show(choice, content.table(), tableTitle(choice, this.data, words));
    byId<HTMLButtonElement>("copy-words").disabled = !hasWords(this.data, choice);
    // For those who wait for the page: which choice stands there now.
    document.body.dataset.ready = location.hash;
  }

  private async showFigure({ figure, reason, summary }: Content): Promise<void> {
    const words = WORDS[this.choice.language];
    const container = byId("figure");
    this.drawn?.remove();
    container.replaceChildren();
    container.classList.toggle("own-size", this.phone.matches && hasPhoneLayout(this.choice.figure));
    this.drawn = figure
      ? await this.drawer.draw(figure, patternKey(figure), container, (pointed) => this.openPointed(pointed))
      : null;
    const title = figure?.root.description ?? "";
    // Tabs, bookmarks and the browser's history say what stands there.
    document.title = title || SKELETON.title[this.choice.language];
    byId("summary").textContent = this.drawn ? summary : `${reason} ${summary}`;
    const svg = container.querySelector("svg");
    svg?.setAttribute("role", "img");
    svg?.setAttribute("aria-label", title);
    svg?.setAttribute("aria-describedby", "summary");
    for (const id of ["save-svg", "save-png", "copy-png"]) byId<HTMLButtonElement>(id).disabled = !this.drawn;
    byId("status").textContent = words.drawn(title);
    performance.mark("figure");
  }

  /** Leads to the figure of the item or the region that was clicked, as far as the figure's kind leads anywhere. */
  private openPointed({ code, item }: Pointed): void {
    if (!code) return;
    const { choice } = this;
    const prefecture = code.slice(0, 2);
    const ofItem = opened(choice.figure, "item");
    const ofRegion = opened(choice.figure, "region");
    if (item && ofItem) this.go({ ...choice, prefecture, figure: ofItem, item, ages: "" });
    else if (ofRegion && (kindOf(ofRegion).oneA !== "area" || code !== prefecture))
      this.go({ ...choice, prefecture, figure: ofRegion, area: code });
  }

  /** A prefecture keeps the kind of figure as far as there is one of it; an area is shown in that of areas. */
  private openFound({ level, code, prefectureCode }: GridRegion): void {
    const { choice } = this;
    const prefecture = prefectureCode ?? code;
    const ofNation = kindOf(choice.figure).oneA === "item" && this.data.header.borders.nation !== null;
    const kept = ofNation ? NATION_OPENS : choice.figure;
    const ofArea = isOfRegion(choice.figure) ? choice.figure : (opened(choice.figure, "region") ?? kept);
    if (isPrefecture(level)) this.go({ ...choice, prefecture, figure: kept, area: code });
    else this.go({ ...choice, prefecture, figure: ofArea, area: code });
  }

  /** The figure lies on its page as it is, and the page for the table is filled. */
  private prepareToPrint(): void {
    const { content, choice } = this;
    const { shown } = this.table;
    if (!content || !shown) return;
    const words = WORDS[choice.language];
    const { width = 0, height = 0 } = byId("figure").querySelector("svg")?.viewBox.baseVal ?? {};
    byId("picture").classList.toggle("wide", width > height);
    fillPaper(byId("paper"), {
      title: tableTitle(choice, this.data, words),
      subject: content.figure?.root.description ?? "",
      columns: content.table().columns,
      count: shown.count,
      lines: shown.lines,
      inView: this.table.firstInView,
      part: (first, last) => words.printedPart(first, last, shown.count),
      credit: this.data.header.credit,
    });
  }

  private save(extension: string, type: string, content: string | Blob): void {
    const { release, figure, prefecture, area, item } = this.choice;
    const releases = this.data.trends?.grid.years.map((year) => year.release);
    const time = isTrendKind(figure) ? `releases-${releases?.join("-")}` : `release-${release}`;
    const subject = isOfRegion(figure) ? area : isOfItem(figure) ? `${prefecture}-${item}` : prefecture;
    save(`${time}-${subject}-${figure}.${extension}`, new Blob([content], { type }));
  }

  private async copy(action: () => Promise<void>): Promise<void> {
    const words = WORDS[this.choice.language];
    try {
      await action();
      byId("status").textContent = words.copied;
    } catch {
      byId("status").textContent = words.notCopied;
    }
  }
}

/** Until what is there is painted; a page that is not in sight paints nothing. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LONGEST_WAIT);
  });
}

async function start(): Promise<void> {
  const missing = missingFeatures();
  if (missing.length > 0) return tellMissing(missing);
  // Figures are measured for these, and a canvas waits for no font.
  const fonts = Promise.all(
    ["", "bold "].map((weight) => document.fonts.load(`${weight}12px "BIZ UDPGothic"`)),
  );
  const page = new ReportPage(await readReport());
  await fonts;
  leaveFloor();
  await page.show();
}

void start();
