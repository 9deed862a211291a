import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { folded } from "../../src/catalog/items/item-names.js";
import { comparable, decodeText } from "../../src/ingest/files/text.js";
import { isInSubset, textWidth } from "../../src/render/text-width.js";
import { breakablePieces } from "../../src/text/line-breaking.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** U+FF5E, as the ministry's tables have it and as Shift_JIS of Windows can hold it; and U+301C, which looks the same. */
const [OURS, OTHER] = ["\uff5e", "\u301c"];
/** What holds characters and not texts. */
const WIDTHS = "src/render/font-widths.ts";

const textFiles = [
  ...["src", "data"].flatMap((folder) =>
    readdirSync(ROOT + folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|js|json|md|txt|fish|bash|zsh|ps1)$/.test(name))
      .map((name) => `${folder}/${name}`),
  ),
  ...readdirSync(ROOT).filter((name) => name.endsWith(".md")),
];
const read = (name: string) => readFileSync(ROOT + name, "utf8");

describe("the wave dash", () => {
  it("is one in all that the program says and ships: the ministry's", () => {
    expect(textFiles.filter((name) => name !== WIDTHS && read(name).includes(OTHER))).toEqual([]);
    expect(textFiles.filter((name) => read(name).includes(OURS)).length).toBeGreaterThan(40);
  });

  it("is read in either form, in tables, in Shift_JIS and in names of items", () => {
    const shiftJis = decodeText(Buffer.from([0x34, 0x30, 0x81, 0x60, 0x34, 0x34]), "x.csv");
    expect(shiftJis).toBe(`40${OURS}44`);
    for (const dash of [OURS, OTHER]) {
      expect(comparable(`40${dash}44`)).toBe(comparable(shiftJis));
      expect(folded(`飲酒量1${dash}2合未満`)).toBe("飲酒量1~2合未満");
    }
  });

  it("has its place in the fonts and keeps a range on one line, in either form", () => {
    for (const dash of [OURS, OTHER]) {
      expect(isInSubset(dash)).toBe(true);
      expect(textWidth(dash, 10)).toBe(10);
      const range = `+1.2${dash}+3.4`;
      expect(breakablePieces(`差は${range}。`).filter((piece) => piece.includes(range))).toHaveLength(1);
    }
  });
});
