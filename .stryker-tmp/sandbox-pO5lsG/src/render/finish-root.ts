// @ts-nocheck
import { visible } from "../text/visible-text.js";
import { FONT_STACK } from "./text-width.js";

/**
 * XML 1.0 has no way to write these (https://www.w3.org/TR/xml/#charsets). Halves of surrogate pairs, which it has not
 * either, become U+FFFD with the encoding.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_IN_XML = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g;

const escapeAttribute = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/**
 * Vega names the font on every text, which is a third of the bytes of a figure: it is named once, on the root. The
 * root also gets the description, so that a screen reader has a name for the picture.
 */
export function finishRoot(svg: string, description: string | undefined): string {
  // Inside tags alone: a name may be written like an attribute.
  const texts = svg.replace(/ font-family="[^"]*"(?=[^<>]*>)/g, "");
  const label = description ? ` role="img" aria-label="${escapeAttribute(description)}"` : "";
  const named = texts.replace("<svg ", () => `<svg font-family="${escapeAttribute(FONT_STACK)}"${label} `);
  return named.replace(NOT_IN_XML, (character) => visible(character));
}
