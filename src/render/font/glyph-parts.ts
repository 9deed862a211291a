/** Flags of a composite glyph's part (OpenType, glyf). */
const WORDS = 0x1;
const ARE_OFFSETS = 0x2;
const SCALE = 0x8;
const MORE_PARTS = 0x20;
const SCALE_X_Y = 0x40;
const SCALE_2_BY_2 = 0x80;

/** A glyph within another, and where it stands there: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export interface GlyphPart {
  readonly glyph: number;
  readonly matrix: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
}

/** The glyphs that a composite glyph is put together from; none of a simple one. */
export function partsOf(outline: Buffer): GlyphPart[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const parts: GlyphPart[] = [];
  for (let at = 10, flags = MORE_PARTS; flags & MORE_PARTS; ) {
    flags = outline.readUInt16BE(at);
    const glyph = outline.readUInt16BE(at + 2);
    at += 4;
    const [x, y] =
      flags & WORDS
        ? [outline.readInt16BE(at), outline.readInt16BE(at + 2)]
        : [outline.readInt8(at), outline.readInt8(at + 1)];
    at += flags & WORDS ? 4 : 2;
    const fraction = () => {
      at += 2;
      return outline.readInt16BE(at - 2) / 0x4000;
    };
    let [a, b, c, d] = [1, 0, 0, 1];
    if (flags & SCALE) a = d = fraction();
    else if (flags & SCALE_X_Y) [a, d] = [fraction(), fraction()];
    else if (flags & SCALE_2_BY_2) [a, b, c, d] = [fraction(), fraction(), fraction(), fraction()];
    // Else points of both are to meet, which no glyph of our font asks for.
    const [e, f] = flags & ARE_OFFSETS ? [x, y] : [0, 0];
    parts.push({ glyph, matrix: [a, b, c, d, e, f] });
  }
  return parts;
}
