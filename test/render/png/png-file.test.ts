import { Resvg } from "@resvg/resvg-js";
import { describe, expect, it } from "vitest";
import { type Picture, pngFile } from "../../../src/render/png-file.js";

/** What another program reads out of the file: resvg, drawing it as an image in an SVG. */
function readBack(png: Uint8Array, { width, height }: Picture): Buffer {
  const href = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${href}" width="${width}" height="${height}" image-rendering="optimizeSpeed"/></svg>`;
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().pixels;
}

/** Opaque; some rows like the one above, some not. */
function picture(width: number, height: number): Picture {
  const pixels = Buffer.alloc(width * height * 4, 255);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = 4 * (row * width + column);
      pixels[at] = (column * 7) % 256;
      pixels[at + 1] = Math.floor(row / 3) * 20;
    }
  }
  return { width, height, pixels };
}

describe("a PNG file", () => {
  it("holds the picture's pixels, whatever was written before", async () => {
    for (const [width, height] of [
      [40, 30],
      [7, 5],
      [64, 31],
      [1, 1],
    ] as const) {
      const one = picture(width, height);
      expect(readBack(await pngFile(one), one).equals(one.pixels)).toBe(true);
    }
  });

  it("has the same bytes when several are compressed at once", async () => {
    const pictures = [picture(40, 30), picture(90, 9), picture(40, 30)];
    const files = await Promise.all(pictures.map(pngFile));
    for (const [index, file] of files.entries())
      expect(Buffer.compare(file, await pngFile(pictures[index]!))).toBe(0);
  });
});
