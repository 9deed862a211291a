import type { FigureRow } from "../../ratios.js";
import type { Choice } from "../choice.js";
import { fragmentOf } from "../choice.js";
import type { ReportHeader } from "../format.js";
import { byId, element } from "./element.js";
import { arranged, type Column, columnsOf, type Sorting } from "./table.js";
import { WORDS } from "./words.js";

/** So many rows are there at once, which is more than a screen shows; the others follow, so that nobody waits for them. */
const ROWS_AT_ONCE = 160;
const ROWS_A_TIME = 320;

/** The table beside the figure. It keeps its filter and order from figure to figure. */
export class TableView {
  private sorting: Sorting | null = null;
  private rows: readonly FigureRow[] = [];
  private choice: Choice | null = null;
  private filling: ReturnType<typeof setTimeout> | undefined;
  private readonly filter = byId<HTMLInputElement>("filter");
  private readonly onlySignificant = byId<HTMLInputElement>("only-significant");

  constructor(private readonly header: ReportHeader) {
    this.filter.addEventListener("input", () => this.fill());
    this.onlySignificant.addEventListener("change", () => this.fill());
  }

  show(choice: Choice, rows: readonly FigureRow[]): void {
    if (this.choice?.figure !== choice.figure) this.sorting = null;
    this.choice = choice;
    this.rows = rows;
    this.fill();
  }

  /** The rows as they stand: filtered and sorted. */
  get shown(): readonly FigureRow[] {
    if (!this.choice) return [];
    const filter = { text: this.filter.value, onlySignificant: this.onlySignificant.checked };
    return arranged(this.rows, columnsOf(this.choice, this.header), filter, this.sorting);
  }

  private fill(): void {
    const { choice } = this;
    if (!choice) return;
    const words = WORDS[choice.language];
    const columns = columnsOf(choice, this.header);
    const rows = this.shown;
    byId("shown").textContent = words.shown(rows.length, this.rows.length);
    const table = byId("table");
    const body = element("tbody");
    // The heading that was pressed keeps the keyboard's focus.
    const focused = document.activeElement?.closest("th")?.getAttribute("data-column");
    table.replaceChildren(
      element("caption", { class: "unseen" }, words.tableTitle),
      element("thead", {}, element("tr", {}, ...columns.map((column) => this.heading(column)))),
      body,
    );
    clearTimeout(this.filling);
    const append = (from: number, to: number) => {
      body.append(...rows.slice(from, to).map((row) => this.line(row, columns, choice)));
      if (to < rows.length) this.filling = setTimeout(() => append(to, to + ROWS_A_TIME));
    };
    append(0, ROWS_AT_ONCE);
    if (focused) table.querySelector<HTMLElement>(`th[data-column="${focused}"] button`)?.focus();
  }

  private heading({ id, name, isNumber }: Column): HTMLElement {
    const own = this.sorting?.column === id ? this.sorting : null;
    const arrow = own ? (own.descending ? " ▼" : " ▲") : "";
    const button = element("button", { type: "button" }, name + arrow);
    button.addEventListener("click", () => {
      // Numbers are looked at from the largest, names from the first.
      const first = isNumber || id === "mark";
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

  private line(row: FigureRow, columns: readonly Column[], choice: Choice): HTMLElement {
    const cells = columns.map((column) => {
      const text = column.text(row);
      if (column.id === "region") {
        const isLink = row.level === "area" && choice.figure !== "profile";
        const profile = {
          ...choice,
          figure: "profile",
          prefecture: row.prefectureCode!,
          area: row.code,
        } as const;
        return element(
          "th",
          { scope: "row" },
          isLink ? element("a", { href: `#${fragmentOf(profile)}` }, text) : text,
        );
      }
      return element("td", { class: column.isNumber ? "number" : null }, text);
    });
    return element("tr", {}, ...cells);
  }
}
