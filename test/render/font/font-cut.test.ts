import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { describe, expect, it } from "vitest";
import { cutFont } from "../../../src/render/font/font-cut.js";
import { readFont } from "../../../src/render/font/true-type.js";
import { temporaryFolder } from "../../support/folders.js";

const require = createRequire(import.meta.url);
const FONTS = {
  "the project's cut": fileURLToPath(
    new URL("../../../data/fonts/BIZUDPGothic-Regular.subset.ttf", import.meta.url),
  ),
  "the whole font": require.resolve(
    "@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf",
  ),
};
const TEXT = "標準化該当比（対全国）−100 BMI≥25.0 γ-GT ÄÉ gÅ";

function drawn(file: string, text: string): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="520" height="30"><text x="4" y="22" font-family="BIZ UDPGothic" font-size="16">${text}</text></svg>`;
  return new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: [file] } }).render().pixels;
}

describe("a font cut down to some characters", () => {
  it.each(Object.entries(FONTS))("draws them pixel for pixel as before: %s", (_, file) => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    const cut = join(folder, "cut.ttf");
    const whole = readFileSync(file);
    writeFileSync(cut, cutFont(readFont(file), TEXT));
    expect(drawn(cut, TEXT).equals(drawn(file, TEXT))).toBe(true);
    expect(drawn(cut, TEXT).equals(drawn(file, ""))).toBe(false);
    expect(readFileSync(cut).length).toBeLessThan(whole.length / 4);
    // And nothing else: these have no outline any more.
    expect(drawn(cut, "埼玉").equals(drawn(file, "埼玉"))).toBe(false);
  });

  it("is cut anew each time", () => {
    const font = readFont(FONTS["the project's cut"]);
    const first = cutFont(font, "埼");
    cutFont(font, "玉県");
    expect(cutFont(font, "埼").equals(first)).toBe(true);
  });
});
