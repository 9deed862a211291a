/** Files of the project that people read, in Markdown, by language. */
// @ts-nocheck

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../", import.meta.url);

/** A text of the project and where it stands. */
export interface ReadText {
  /** Seen from the project's folder. */
  readonly path: string;
  readonly text: string;
}

export const readText = (path: string): ReadText => ({
  path,
  text: readFileSync(new URL(path, ROOT), "utf8"),
});

/** Where a file of the project lies. */
export const placeOf = (path: string): string => fileURLToPath(new URL(path, ROOT));

/** The README and the pages of the help, in the same order in both languages. */
export const [ENGLISH, JAPANESE] = (["en", "ja"] as const).map((language) => [
  readText(language === "en" ? "README.md" : "README.ja.md"),
  ...readdirSync(new URL("data/help/", ROOT))
    .filter((name) => name.endsWith(`.${language}.md`))
    .map((name) => readText(`data/help/${name}`)),
]) as [ReadText[], ReadText[]];

/** What those read who change the program; in English alone. */
export const INNER = ["src/README.md", "test/README.md"].map(readText);

/** A text without what stands in fenced blocks. */
export const unfenced = (text: string): string => text.replace(/^ *```[\s\S]*?^ *```$/gm, "");

/** The order of its headings, fenced blocks and rows of tables, but of those that the program declares. */
export function skeleton(text: string): string[] {
  const own = text.replace(/^<!-- table[\s\S]*?<!-- end -->$/gm, "");
  return [...own.matchAll(/^(#+) |^ *```(\w+)|^\|[-|: ]+$|^\| (?=[^|]*\|)/gm)].map(
    ([found, level, fence]) => level ?? fence ?? found.trim(),
  );
}

/** Where links and images of a text lead that do not go to the web. */
export function linksOf(text: string): string[] {
  return [...unfenced(text).matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g)].flatMap(([, link, image]) =>
    [link ?? image!].filter((target) => !target.startsWith("http")),
  );
}

/** Names that a link may have behind `#`, as GitHub makes them from headings. */
export function anchorsOf(text: string): string[] {
  return [...unfenced(text).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
