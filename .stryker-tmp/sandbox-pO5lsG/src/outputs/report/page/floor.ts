// @ts-nocheck
import { byId } from "./element.js";

/**
 * What a browser must have for the page: all of it stands in Edge, Chrome, Firefox and Safari since May 2023. Asked for
 * by feature, since names of browsers tell nothing; a browser that cannot even read the script keeps the page's own
 * sentence, which says so.
 */
const FEATURES: readonly (readonly [string, () => boolean])[] = [
  ['DecompressionStream("deflate-raw")', () => Boolean(new DecompressionStream("deflate-raw"))],
  ["Array.prototype.findLast", () => typeof Array.prototype.findLast === "function"],
  ["Object.hasOwn", () => typeof Object.hasOwn === "function"],
  ["document.fonts", () => typeof document.fonts.load === "function"],
  ["replaceChildren", () => typeof Element.prototype.replaceChildren === "function"],
];

/** Features that this browser lacks. */
export function missingFeatures(): string[] {
  return FEATURES.filter(([, isThere]) => !holds(isThere)).map(([name]) => name);
}

function holds(isThere: () => boolean): boolean {
  try {
    return isThere();
  } catch {
    return false;
  }
}

/** Adds to the page's sentence what is missing, so that somebody who is asked for help can tell. */
export function tellMissing(features: readonly string[]): void {
  byId("floor").append(` (${features.join(", ")})`);
}

/** Shows the page in the place of the sentence. */
export function leaveFloor(): void {
  byId("floor").remove();
  for (const id of ["top", "choices", "main"]) byId(id).hidden = false;
}
