import { partsOf } from "./glyph-path.js";
import { MISSING_GLYPH, type TrueType } from "./true-type.js";

/**
 * The font with the outlines of these characters only; all else, the glyphs' numbers too, stays as it is. resvg reads the
 * whole file again for each glyph that it draws, 150 MB for a figure, so a font with nothing but the figure's own glyphs
 * saves a sixth of the time of a PNG and changes no pixel.
 */
export function cutFont(font: TrueType, characters: Iterable<string>): Buffer {
  const { tables, glyphs, hasLongPlaces, glyphOf, outlineOf } = font;
  const kept = new Set([MISSING_GLYPH]);
  for (const character of characters) keep(glyphOf(character.codePointAt(0)!), kept, outlineOf);
  const outlines: Buffer[] = [];
  const places = Buffer.alloc(tables.get("loca")!.length);
  let at = 0;
  for (let glyph = 0; glyph <= glyphs; glyph++) {
    if (hasLongPlaces) places.writeUInt32BE(at, 4 * glyph);
    else places.writeUInt16BE(at / 2, 2 * glyph);
    if (!kept.has(glyph) || glyph === glyphs) continue;
    outlines.push(outlineOf(glyph));
    at += outlines.at(-1)!.length;
  }
  return fontFile(new Map([...tables, ["loca", places], ["glyf", Buffer.concat(outlines)]]));
}

/** A glyph, and those that it is put together from. */
function keep(glyph: number, kept: Set<number>, outlineOf: (glyph: number) => Buffer): void {
  if (kept.has(glyph)) return;
  kept.add(glyph);
  for (const part of partsOf(outlineOf(glyph))) keep(part.glyph, kept, outlineOf);
}

/** Tables put together; their checksums, which nobody reads, stay 0. */
function fontFile(tables: ReadonlyMap<string, Buffer>): Buffer {
  const head = Buffer.alloc(12 + 16 * tables.size);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(tables.size, 4);
  const pieces: Buffer[] = [head];
  let [entry, at] = [12, head.length];
  for (const [tag, table] of tables) {
    head.write(tag, entry, "latin1");
    head.writeUInt32BE(at, entry + 8);
    head.writeUInt32BE(table.length, entry + 12);
    const padding = Buffer.alloc(-table.length & 3);
    pieces.push(table, padding);
    at += table.length + padding.length;
    entry += 16;
  }
  return Buffer.concat(pieces);
}
