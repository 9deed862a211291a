import { createRequire } from "node:module";
import { ownPath } from "../../process/own-files.js";
import { isInSubset } from "../text-width.js";
import { shownText } from "./shown-text.js";

const SUBSET = ["Regular", "Bold"].map((weight) => ownPath(`data/fonts/BIZUDPGothic-${weight}.subset.ttf`));

/** Found only when it is needed: the 9 MB of the whole fonts cost a figure some 30 ms. */
function wholeFonts(): string[] {
  const require = createRequire(import.meta.url);
  return [
    require.resolve("@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf"),
    require.resolve("@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf"),
  ];
}

/** The font files that have all glyphs of an SVG: the project's small cut, or the whole fonts. */
export function fontFilesFor(svg: string): string[] {
  return isInSubset(shownText(svg).join("")) ? SUBSET : wholeFonts();
}
