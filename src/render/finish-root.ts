import { madeOnce } from "../model/grouped.js";
import { betweenTags } from "../text/markup-text.js";
import { visible } from "../text/visible-text.js";
import { insideFrame } from "./inside-frame.js";
import type { Page, PictureRoot } from "./picture-root.js";
import { FONT_STACK } from "./text-width.js";

/**
 * XML 1.0 has no way to write these (https://www.w3.org/TR/xml/#charsets). Halves of surrogate pairs, which it has not
 * either, become U+FFFD with the encoding.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_IN_XML = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g;

const inAttribute = (text: string) => betweenTags(text).replaceAll('"', "&quot;");

/** Kanji and kana. */
const IS_JAPANESE = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

/** The root as Vega writes it, with its background. */
const ROOT =
  /<svg ([^>]*?)width="([\d.]+)" height="([\d.]+)" viewBox="0 0 [\d.]+ [\d.]+">(<rect )?(?:width="[\d.]+" height="[\d.]+")?/;

const rounded = (value: number) => Number(value.toFixed(3));

/**
 * Puts a picture on a page: made smaller where it is larger than that, never larger; in the middle of its width, at its
 * top.
 */
function onPage(svg: string, page: Page): string {
  return svg.replace(ROOT, (_whole, before: string, w: string, h: string, background = "") => {
    const [width, height] = [Number(w), Number(h)];
    const pageWidth = page.width ?? width;
    const scale = Math.min(1, pageWidth / width, (page.height ?? Number.POSITIVE_INFINITY) / height);
    const pageHeight = page.height ?? Math.ceil(height * scale);
    const [shownWidth, shownHeight] = [rounded(pageWidth / scale), rounded(pageHeight / scale)];
    const left = rounded((width - shownWidth) / 2) || 0;
    const { paper } = page;
    const size = paper
      ? `width="${paper.width}mm" height="${paper.height}mm"`
      : `width="${pageWidth}" height="${pageHeight}"`;
    const sheet = background && `${background}x="${left}" width="${shownWidth}" height="${shownHeight}"`;
    return `<svg ${before}${size} viewBox="${left} 0 ${shownWidth} ${shownHeight}">${sheet}`;
  });
}

/** Marks Japanese texts as such: names of areas are Japanese in an English picture too. */
const markJapanese = (svg: string): string =>
  svg.replace(/<(text|tspan)\b([^>]*)>([^<]+)/g, (whole, name: string, attributes: string, text: string) =>
    IS_JAPANESE.test(text) ? `<${name}${attributes} xml:lang="ja">${text}` : whole,
  );

/**
 * Borders have a thousand points a region: a tenth of a pixel is fine enough, and a third of the bytes less. Panels of one
 * map have the same.
 */
function withRoundShapes(svg: string): string {
  const known = new Map<string, string>();
  const round = (path: string) => path.replace(/\d+\.\d+/g, (n) => String(Math.round(10 * Number(n)) / 10));
  return svg.replace(/<g class="mark-shape .*?<\/g>/gs, (shapes) =>
    shapes.replace(/ d="[^"]*"/g, (path) => madeOnce(known, path, () => round(path))),
  );
}

/**
 * Vega names the font on every text, which is a third of the bytes of a figure: it is named once, on the root. The
 * root also gets the language, the page and the description, so that a screen reader has a name for the picture.
 */
export function finishRoot(svg: string, { description, language, font, page }: PictureRoot): string {
  // Inside tags alone: a name may be written like an attribute.
  const texts = withRoundShapes(insideFrame(svg)).replace(/ font-family="[^"]*"(?=[^<>]*>)/g, "");
  const told = language && language !== "ja" ? markJapanese(texts) : texts;
  const placed = page ? onPage(told, page) : told;
  const label = description ? ` role="img" aria-label="${inAttribute(description)}"` : "";
  const spoken = language ? ` lang="${language}" xml:lang="${language}"` : "";
  const family = inAttribute(font ?? FONT_STACK);
  const named = placed.replace("<svg ", () => `<svg font-family="${family}"${spoken}${label} `);
  return named.replace(NOT_IN_XML, (character) => visible(character));
}
