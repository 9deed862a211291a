import { weightOf } from "../text-width.js";
import { fontFilesFor } from "./font-files.js";
import { contoursOf, pathOf } from "./glyph-path.js";
import { unescaped } from "./shown-text.js";
import { readFont, type TrueType } from "./true-type.js";

const TEXT = /<text\b([^>]*?)(?:\/>|>(.*?)<\/text>)/gs;
const LINE = /<tspan\b([^>]*)>([^<]*)<\/tspan>/g;
/** What a text has and a path has not. */
const OF_TEXT = / (?:text-anchor|font-size|font-weight|font-style|xml:lang|lang)="[^"]*"/g;
const ANCHORS: Readonly<Record<string, number>> = { middle: 0.5, end: 1 };

const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
const rounded = (value: number) => String(Math.round(value * 100) / 100);

/** A line of text, and where it starts. */
interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

function linesOf(content: string): Line[] {
  let y = 0;
  const lines = [...content.matchAll(LINE)].map(([, tag = "", text = ""]) => {
    y += Number(attribute(tag, "dy") ?? 0);
    return { text, x: Number(attribute(tag, "x") ?? 0), y };
  });
  return lines.length > 0 ? lines : [{ text: content, x: 0, y: 0 }];
}

function linePath({ text, x, y }: Line, font: TrueType, size: number, anchor: number): string {
  const glyphs = Array.from(unescaped(text).trim(), (character) => font.glyphOf(character.codePointAt(0)!));
  const scale = size / font.unitsPerEm;
  const width = scale * glyphs.reduce((sum, glyph) => sum + font.advanceOf(glyph), 0);
  let left = x - anchor * width;
  return glyphs
    .map((glyph) => {
      const start = left;
      left += scale * font.advanceOf(glyph);
      return pathOf(
        contoursOf(glyph, font.outlineOf),
        (point) => `${rounded(start + scale * point.x)},${rounded(y - scale * point.y)}`,
      );
    })
    .join("");
}

/** The picture with its texts as paths, for those who have other fonts: it looks the same everywhere. */
export function outlined(svg: string): string {
  const [regular, bold] = fontFilesFor(svg).map(readFont) as [TrueType, TrueType];
  const paths = svg.replace(TEXT, (_whole, tag: string, content = "") => {
    const font = weightOf(attribute(tag, "font-weight")) === "bold" ? bold : regular;
    const size = Number.parseFloat(attribute(tag, "font-size") ?? "11");
    const anchor = ANCHORS[attribute(tag, "text-anchor") ?? ""] ?? 0;
    const d = linesOf(content)
      .map((line) => linePath(line, font, size, anchor))
      .join("");
    return `<path${tag.replace(OF_TEXT, "")} d="${d}"/>`;
  });
  return paths.replace(/ font-family="[^"]*"/, "");
}
