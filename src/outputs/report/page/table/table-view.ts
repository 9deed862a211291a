import { type Choice, fragmentOf } from "../../choice.js";
import { byId, element, tableRow } from "../element.js";
import { RovingFocus } from "../finder/roving-focus.js";
import { WORDS } from "../words/words.js";
import type { ArrangedTable, Cell, PageTable, Sorting } from "./arranged.js";

/** Rows that are made at once, more than a screen shows; the others follow in lots, so that nobody waits for them. */
const ROWS_AT_ONCE = 160;
const ROWS_A_TIME = 320;

/** The table beside the figure. It keeps its filter and order from figure to figure. */
export class TableView {
  private sorting: Sorting | null = null;
  private table: PageTable | null = null;
  private choice: Choice | null = null;
  private title = "";
  private filling: ReturnType<typeof setTimeout> | undefined;
  private readonly container = byId<HTMLTableElement>("table");
  private readonly focus = new RovingFocus(this.container);
  private readonly keptHeads = new ResizeObserver(() => this.placeKept());
  private readonly filter = byId<HTMLInputElement>("filter");
  private readonly onlySignificant = byId<HTMLInputElement>("only-significant");

  constructor() {
    this.filter.addEventListener("input", () => this.fill());
    this.onlySignificant.addEventListener("change", () => this.fill());
  }

  /** @param title for those who do not see it above the table */
  show(choice: Choice, table: PageTable, title: string): void {
    if (this.choice?.figure !== choice.figure) this.sorting = null;
    this.choice = choice;
    this.table = table;
    this.title = title;
    this.fill();
  }

  /** The rows as they stand: filtered and sorted. */
  get shown(): ArrangedTable | null {
    const filter = { text: this.filter.value, onlySignificant: this.onlySignificant.checked };
    return this.table?.arranged(filter, this.sorting) ?? null;
  }

  /** The first row that is not above the box's upper edge. */
  get firstInView(): number {
    const { top } = byId("table-box").getBoundingClientRect();
    const head = this.container.tHead?.offsetHeight ?? 0;
    const rows = [...(this.container.tBodies[0]?.rows ?? [])];
    return Math.max(
      0,
      rows.findIndex((row) => row.getBoundingClientRect().top >= top + head - 1),
    );
  }

  private fill(): void {
    const { choice, table, shown } = this;
    if (!choice || !table || !shown) return;
    const words = WORDS[choice.language];
    byId("shown").textContent = words.shown(shown.count, table.count);
    const { container } = this;
    const body = element("tbody");
    // The heading that was pressed keeps the keyboard's focus.
    const focused = document.activeElement?.closest("th")?.getAttribute("data-column");
    container.replaceChildren(
      element("caption", { class: "unseen" }, this.title),
      element("thead", {}, element("tr", {}, ...table.columns.map((column) => this.heading(column)))),
      body,
    );
    const heads = container.tHead!.rows[0]!;
    keep(heads, table);
    this.keptHeads.disconnect();
    for (const head of keptOf(heads)) this.keptHeads.observe(head);
    clearTimeout(this.filling);
    const append = (from: number, to: number) => {
      body.append(...shown.lines(from, to).map((cells) => this.line(cells, table)));
      if (to < shown.count) this.filling = setTimeout(() => append(to, to + ROWS_A_TIME));
    };
    append(0, ROWS_AT_ONCE);
    this.focus.reset();
    if (focused) container.querySelector<HTMLElement>(`th[data-column="${focused}"] button`)?.focus();
  }

  private heading({ id, name, isNumber, isSignificant }: PageTable["columns"][number]): HTMLElement {
    const own = this.sorting?.column === id ? this.sorting : null;
    const arrow = own ? (own.descending ? " ▼" : " ▲") : "";
    const button = element("button", { type: "button", tabindex: "-1" }, name + arrow);
    button.addEventListener("click", () => {
      // Numbers are looked at from the largest, names from the first.
      const first = isNumber || isSignificant !== undefined;
      this.sorting = { column: id, descending: own ? !own.descending : first };
      this.fill();
    });
    const sort = own ? (own.descending ? "descending" : "ascending") : "none";
    return element(
      "th",
      { scope: "col", "aria-sort": sort, "data-column": id, class: isNumber ? "number" : null },
      button,
    );
  }

  /** Each column that is kept in sight stays right of those before it when the table is scrolled sideways. */
  private placeKept(): void {
    let left = 0;
    for (const head of keptOf(this.container)) {
      this.container.style.setProperty(`--_${head.dataset.kept}`, `${left}px`);
      left += head.getBoundingClientRect().width;
    }
  }

  private line(cells: readonly Cell[], table: PageTable): HTMLElement {
    const shown = cells.map(({ text, link }) =>
      link ? element("a", { href: `#${fragmentOf(link)}`, tabindex: "-1" }, text) : text,
    );
    return keep(tableRow(shown, table.columns), table);
  }
}

/** The heads of the columns that are kept in sight. */
const keptOf = (within: Element) => within.querySelectorAll<HTMLElement>("th[data-column][data-kept]");

/** Marks the cells of a row that are kept in sight, by their columns. */
function keep(row: HTMLTableRowElement, { columns, tellingApart }: PageTable): HTMLTableRowElement {
  for (const index of tellingApart) row.cells[index]!.dataset.kept = columns[index]!.id;
  row.cells[tellingApart.at(-1) ?? 0]!.classList.add("last-kept");
  return row;
}
