import type { Bilingual } from "./language.js";

/**
 * What a user can ask for: the option of the command line without its dashes, and the name that the same has in a request
 * to the library.
 */
export const REQUEST_NAMES = {
  "accept-small-counts": "acceptSmallCounts",
  addresses: "addresses",
  ages: "ages",
  all: "all",
  area: "areas",
  "area-changes": "areaChanges",
  "base-release": "baseRelease",
  bounds: "bounds",
  "exclude-implausible": "excludeImplausible",
  fetch: "fetch",
  "fiscal-year": "fiscalYear",
  format: "format",
  height: "height",
  "hide-below": "hideBelow",
  interval: "interval",
  item: "items",
  "items-file": "itemsFile",
  kind: "kind",
  level: "levels",
  measure: "measure",
  only: "only",
  out: "out",
  pool: "pool",
  prefecture: "prefectures",
  reference: "reference",
  regions: "regions",
  release: "releases",
  sex: "sexes",
  size: "size",
  suppression: "suppression",
  table: "tables",
  update: "update",
  width: "width",
  zeros: "zeros",
} as const;

export type Asked = keyof typeof REQUEST_NAMES;

/** Names what a user can ask for, with a value as an example where one is given. */
export type Naming = (asked: Asked, value?: string) => string;

/** A sentence for people. Where it names what they can ask for, whoever shows it says how that is called. */
export type Told = Bilingual | ((name: Naming) => Bilingual);

/** The name that a request to the library has for it. */
export const inRequest: Naming = (asked, value) =>
  `\`${REQUEST_NAMES[asked]}${value === undefined ? "" : `: ${value}`}\``;

/** The name that the command line has for it. */
export const asOption: Naming = (asked, value) => `--${asked}${value === undefined ? "" : ` ${value}`}`;

/** The sentence with the names that its reader knows. */
export function worded(text: Told, name: Naming): Bilingual {
  return typeof text === "function" ? text(name) : text;
}
