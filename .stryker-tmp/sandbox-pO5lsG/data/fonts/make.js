// @ts-nocheck
// Makes the font files of this folder: `npm run fonts`.
//
// The whole fonts weigh 4.5 MB each and slow a PNG down to a third of the speed; a figure uses a few hundred
// characters. So the characters that figures are made of are cut out here (those of the catalogue, of the
// chart and of the report sources are read from there, so that a new item needs no second list), and their advance widths are
// written into src/render/font-widths.ts, because Vega has to know how wide a text is before it is drawn.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const here = new URL("./", import.meta.url);
const require = createRequire(import.meta.url);
const PACKAGE = "@expo-google-fonts/biz-udpgothic";
const WEIGHTS = [
  {
    key: "regular",
    source: "400Regular/BIZUDPGothic_400Regular.ttf",
    target: "BIZUDPGothic-Regular.subset.ttf",
  },
  { key: "bold", source: "700Bold/BIZUDPGothic_700Bold.ttf", target: "BIZUDPGothic-Bold.subset.ttf" },
];

/** Blocks of Unicode that are taken whole; what the font lacks of them is left out. */
const BLOCKS = [
  [0x20, 0x7e], // ASCII
  [0xa0, 0xff], // Latin-1
  [0x0391, 0x03c9], // Greek: γ-GT
  [0x2010, 0x2027], // dashes, quotes, ellipsis
  [0x2030, 0x203b], // per mille, primes, ※
  [0x2190, 0x2193], // arrows
  [0x2200, 0x22ff], // mathematical signs: − ≥ ≤
  [0x2460, 0x2473], // circled figures
  [0x25a0, 0x25ff], // squares, triangles, circles
  [0x3000, 0x303f], // CJK punctuation: 〈〉【】「」
  [0x3041, 0x30ff], // kana
  [0x3231, 0x3232],
  [0xff01, 0xff9f], // full-width forms, half-width kana
];

function wantedCharacters() {
  const wanted = new Set();
  const takeAll = (text) => {
    for (const character of text) if (character >= " ") wanted.add(character);
  };
  for (const [first, last] of BLOCKS) {
    for (let code = first; code <= last; code++) wanted.add(String.fromCodePoint(code));
  }
  takeAll(readFileSync(new URL("names.txt", here), "utf8"));
  for (const [folder, extension] of [
    [new URL("../", here), ".json"],
    [new URL("../../src/figures/", here), ".ts"],
    [new URL("../../src/outputs/report/page/", here), ".ts"],
  ]) {
    for (const file of readdirSync(folder, { recursive: true }).sort()) {
      if (file.endsWith(extension)) takeAll(readFileSync(new URL(file, folder), "utf8"));
    }
  }
  return [...wanted].sort((a, b) => a.codePointAt(0) - b.codePointAt(0));
}

/** The tables of a TrueType file: tag → DataView. */
function fontTables(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map();
  for (let index = 0; index < view.getUint16(4); index++) {
    const entry = 12 + 16 * index;
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const offset = bytes.byteOffset + view.getUint32(entry + 8);
    tables.set(tag, new DataView(bytes.buffer, offset, view.getUint32(entry + 12)));
  }
  return tables;
}

/** Code point → glyph, from the segments (format 4) or groups (format 12) of cmap. */
function glyphsByCodePoint(cmap) {
  const glyphs = new Map();
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const at = cmap.getUint32(4 + 8 * index + 4);
    const format = cmap.getUint16(at);
    if (format === 12) {
      for (let group = 0; group < cmap.getUint32(at + 12); group++) {
        const entry = at + 16 + 12 * group;
        const first = cmap.getUint32(entry);
        for (let code = first; code <= cmap.getUint32(entry + 4); code++) {
          glyphs.set(code, cmap.getUint32(entry + 8) + code - first);
        }
      }
    } else if (format === 4) {
      const doubled = cmap.getUint16(at + 6);
      for (let segment = 0; segment < doubled; segment += 2) {
        const last = cmap.getUint16(at + 14 + segment);
        const first = cmap.getUint16(at + 16 + doubled + segment);
        const delta = cmap.getUint16(at + 16 + 2 * doubled + segment);
        const rangeAt = at + 16 + 3 * doubled + segment;
        const range = cmap.getUint16(rangeAt);
        for (let code = first; code <= last && code < 0xffff; code++) {
          const raw = range === 0 ? code : cmap.getUint16(rangeAt + range + 2 * (code - first));
          const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff;
          if (glyph !== 0 && !glyphs.has(code)) glyphs.set(code, glyph);
        }
      }
    }
  }
  return glyphs;
}

/** Characters grouped by advance width, in thousandths of an em: [[623, "A…"], [1000, "一丁…"]]. */
function advanceWidths(bytes) {
  const tables = fontTables(bytes);
  const unitsPerEm = tables.get("head").getUint16(18);
  const metrics = tables.get("hhea").getUint16(34);
  const hmtx = tables.get("hmtx");
  const groups = {};
  const glyphs = [...glyphsByCodePoint(tables.get("cmap"))].sort(([a], [b]) => a - b);
  for (const [code, glyph] of glyphs) {
    const units = hmtx.getUint16(4 * Math.min(glyph, metrics - 1));
    const width = Math.round((1000 * units) / unitsPerEm);
    groups[width] = (groups[width] ?? "") + String.fromCodePoint(code);
  }
  return Object.entries(groups).map(([width, characters]) => [Number(width), characters]);
}

/** A module, so that figures can be made where there are no files: in a web page. */
function widthsModule(widths) {
  const table = (groups) =>
    groups.map(([width, characters]) => `    [${width}, ${JSON.stringify(characters)}],\n`).join("");
  return `// Written by data/fonts/make.js: \`npm run fonts\`.

/** Characters of BIZ UDPGothic grouped by advance width, in thousandths of an em; also the list of what the subset has. */
export const FONT_WIDTHS: Readonly<Record<"regular" | "bold", readonly (readonly [number, string])[]>> = {
${WEIGHTS.map(({ key }) => `  ${key}: [\n${table(widths[key])}  ],\n`).join("")}};
`;
}

const text = wantedCharacters().join("");
const widths = {};
for (const { key, source, target } of WEIGHTS) {
  const whole = readFileSync(require.resolve(`${PACKAGE}/${source}`));
  // No hinting (nothing here draws at so few pixels that it would matter) and no layout features: proportional
  // and vertical forms are never asked for, and without them a width is the sum of the advances.
  const cut = (targetFormat) => subsetFont(whole, text, { targetFormat, noHinting: true, keepFeatures: [] });
  const subset = await cut("sfnt");
  writeFileSync(new URL(target, here), subset);
  // The same for pages, which want it small.
  writeFileSync(new URL(target.replace(/ttf$/, "woff2"), here), await cut("woff2"));
  widths[key] = advanceWidths(subset);
  console.error(`${target}: ${Math.round(subset.length / 1024)} KB`);
}
const license = readFileSync(require.resolve(`${PACKAGE}/LICENSE_FONT`), "utf8");
writeFileSync(new URL("LICENSE", here), license);
writeFileSync(new URL("../../src/render/font-widths.ts", here), widthsModule(widths));
console.error(`written to ${fileURLToPath(here)}`);
