type Child = Node | string | null;

/** An element with attributes and children; an attribute that is null is left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | null>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A row of a table: its first cell heads the others, and numbers stand on the right. */
export const tableRow = (
  cells: readonly (Node | string)[],
  columns: readonly { readonly isNumber: boolean }[],
): HTMLTableRowElement =>
  element(
    "tr",
    {},
    ...cells.map((cell, index) =>
      index === 0
        ? element("th", { scope: "row" }, cell)
        : element("td", { class: columns[index]!.isNumber ? "number" : null }, cell),
    ),
  );

/**
 * The element of the page's own skeleton with an id.
 *
 * @throws Error where there is none
 */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element "${id}"`);
  return found as T;
}
