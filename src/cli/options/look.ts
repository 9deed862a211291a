import { SIZE_NAMES } from "../../figures/sheet/sizes.js";
import { flag, negatedFlag, numeric, type Option, oneOf, text, withNone } from "./option.js";

/** Pixels of a picture that can be read, and no more than any program takes. */
const pixels = (ja: string, en: string): Option<number | undefined> =>
  numeric(
    "pixels",
    /^\d{3,5}$/,
    { ja: "300 から 10000 までのピクセル数を指定してください。", en: "Give pixels from 300 to 10000." },
    { ja, en },
    (count) => count >= 300 && count <= 10_000,
  );

/** Options for how a figure looks. */
export const LOOK = {
  size: oneOf(
    "size",
    SIZE_NAMES,
    "図の大きさ：a4、a4-landscape（A4 横）、a3（A3 横）、slide（16:9）、half（Word の半ページ）",
    "size of the picture: a4, a4-landscape, a3 (landscape), slide (16:9), half (half a page in Word)",
  ),
  width: pixels("図の幅（文字の大きさは変わらない）", "width of the picture; letters keep their size"),
  height: pixels("図の高さ", "height of the picture"),
  title: withNone(
    text("text", "図の題（既定：地域・年度・項目）", "title of the figure (default: region, year and item)"),
    "題を付けない（読み方の 1 行は残る）",
    "without a title; the line on how to read it stays",
  ),
  notes: negatedFlag(
    "図の下の注記を付けない（記号の説明は残る）",
    "without the notes below the figure; the key of its symbols stays",
  ),
  font: text(
    "font",
    "SVG を見る人の環境にある書体（例 Meiryo。PNG・PDF は内蔵の BIZ UDPゴシック）",
    "a font that readers of the SVG have (Meiryo, say; PNG and PDF have the built-in BIZ UDPGothic)",
  ),
  theme: text(
    "file",
    "色・書体・文字の大きさ（Vega-Lite の config の JSON）",
    "colours, font and sizes of type (a config of Vega-Lite as JSON)",
  ),
  outline: flag(
    "SVG の文字を図形にする（書体のない環境でも同じに見える）",
    "the texts of an SVG as paths, so that it looks the same without the font",
  ),
};
