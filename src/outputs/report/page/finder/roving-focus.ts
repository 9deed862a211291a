/** Rows that Page Up and Page Down pass at once. */
const PAGE = 10;

/**
 * One stop of the tab key for all that can be operated in a table, which would be a thousand: arrow keys, Home, End and the
 * page keys move within it (the pattern of ARIA's grids). What was left last is where the tab key comes back to.
 */
export class RovingFocus {
  private current: HTMLElement | null = null;

  constructor(private readonly table: HTMLTableElement) {
    table.addEventListener("focusin", ({ target }) => this.stopAt(target as HTMLElement));
    table.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const next = this.nextOf(event.key);
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  }

  /** Makes the first that can be operated the stop; for a table that was filled anew. */
  reset(): void {
    this.current = null;
    const [first] = operable(this.table);
    if (first) this.stopAt(first);
  }

  private stopAt(element: HTMLElement): void {
    if (!element.matches("button, a")) return;
    if (this.current) this.current.tabIndex = -1;
    element.tabIndex = 0;
    this.current = element;
  }

  private nextOf(key: string): HTMLElement | undefined {
    const { current } = this;
    const row = current?.closest("tr");
    if (!current || !row) return undefined;
    const inRow = operable(row);
    const place = inRow.indexOf(current);
    if (key === "ArrowRight") return inRow[place + 1];
    if (key === "ArrowLeft") return inRow[place - 1];
    if (key === "Home") return inRow[0];
    if (key === "End") return inRow.at(-1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[key];
    if (step === undefined) return undefined;
    const rows = [...this.table.rows].filter((one) => operable(one).length > 0);
    const wanted = Math.max(0, Math.min(rows.length - 1, rows.indexOf(row) + step));
    const there = operable(rows[wanted]!);
    return wanted === rows.indexOf(row) ? undefined : there[Math.min(place, there.length - 1)];
  }
}

const operable = (within: Element): HTMLElement[] => [...within.querySelectorAll<HTMLElement>("button, a")];
