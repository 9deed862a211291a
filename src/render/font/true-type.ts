import { readFileSync } from "node:fs";

export const MISSING_GLYPH = 0;

/** A TrueType file as it is read (OpenType 1.9, "glyf" outlines). */
export type TrueType = ReturnType<typeof trueType>;

const fonts = new Map<string, TrueType>();

/**
 * A TrueType file, read once.
 *
 * @throws Error where a table of the font is missing
 */
export function readFont(file: string): TrueType {
  const font = fonts.get(file) ?? trueType(readFileSync(file));
  fonts.set(file, font);
  return font;
}

function trueType(bytes: Buffer) {
  const tables = tablesOf(bytes);
  const [head, hhea, hmtx, cmap, loca, glyf] = ["head", "hhea", "hmtx", "cmap", "loca", "glyf"].map((tag) => {
    const table = tables.get(tag);
    if (!table) throw new Error(`the font has no table ${tag}`);
    return table;
  }) as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer];
  const hasLongPlaces = head.readInt16BE(50) === 1;
  const startOf = (glyph: number) =>
    hasLongPlaces ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph);
  const lastAdvance = hhea.readUInt16BE(34) - 1;
  return {
    tables: tables as ReadonlyMap<string, Buffer>,
    /** How many glyphs there are. */
    glyphs: loca.length / (hasLongPlaces ? 4 : 2) - 1,
    /** Are places of outlines written in four bytes, not two? */
    hasLongPlaces,
    unitsPerEm: head.readUInt16BE(18),
    /** The number of a character's glyph; 0 where the font has none. */
    glyphOf: remembered(glyphsByCharacter(cmap)),
    /** An entry of the table of outlines; empty for a space. */
    outlineOf: (glyph: number) => glyf.subarray(startOf(glyph), startOf(glyph + 1)),
    /** Width of a glyph in units of the em. Glyphs past the last entry are as wide as that. */
    advanceOf: (glyph: number) => hmtx.readUInt16BE(4 * Math.min(glyph, lastAdvance)),
  };
}

function remembered(find: (code: number) => number): (code: number) => number {
  const known = new Map<number, number>();
  return (code) => {
    let glyph = known.get(code);
    if (glyph === undefined) {
      glyph = find(code);
      known.set(code, glyph);
    }
    return glyph;
  };
}

function tablesOf(bytes: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let entry = 12; entry < 12 + 16 * bytes.readUInt16BE(4); entry += 16) {
    const start = bytes.readUInt32BE(entry + 8);
    const tag = bytes.toString("latin1", entry, entry + 4);
    tables.set(tag, bytes.subarray(start, start + bytes.readUInt32BE(entry + 12)));
  }
  return tables;
}

/** The glyph of a character from the Unicode map of format 12, else 4 (OpenType, cmap). */
function glyphsByCharacter(cmap: Buffer): (code: number) => number {
  const maps = new Map<number, Buffer>();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const map = cmap.subarray(cmap.readUInt32BE(4 + 8 * i + 4));
    maps.set(map.readUInt16BE(0), map);
  }
  const [wide, basic] = [maps.get(12), maps.get(4)];
  if (wide) return (code) => glyphInGroups(wide, code);
  if (basic) return (code) => glyphInSegments(basic, code);
  throw new Error("the font has no Unicode map that is understood");
}

function glyphInGroups(map: Buffer, code: number): number {
  for (let at = 16; at < 16 + 12 * map.readUInt32BE(12); at += 12) {
    const first = map.readUInt32BE(at);
    if (code >= first && code <= map.readUInt32BE(at + 4)) return map.readUInt32BE(at + 8) + code - first;
  }
  return MISSING_GLYPH;
}

function glyphInSegments(map: Buffer, code: number): number {
  const bytes = map.readUInt16BE(6);
  for (let at = 14; at < 14 + bytes; at += 2) {
    if (code > map.readUInt16BE(at)) continue;
    const first = map.readUInt16BE(at + bytes + 2);
    if (code < first) return MISSING_GLYPH;
    const delta = map.readUInt16BE(at + 2 * bytes + 2);
    const offsetAt = at + 3 * bytes + 2;
    const offset = map.readUInt16BE(offsetAt);
    if (offset === 0) return (code + delta) & 0xffff;
    const glyph = map.readUInt16BE(offsetAt + offset + 2 * (code - first));
    return glyph === MISSING_GLYPH ? MISSING_GLYPH : (glyph + delta) & 0xffff;
  }
  return MISSING_GLYPH;
}
