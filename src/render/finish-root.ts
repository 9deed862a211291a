import { visible } from "../visible-text.js";
import { FONT_STACK } from "./text-width.js";

/** XML 1.0 has no way to write these (https://www.w3.org/TR/xml/#charsets). */
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escapeAttribute = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/**
 * Vega names the font on every text, which is a third of the bytes of a figure: it is named once, on the root. The
 * root also gets the description, so that a screen reader has a name for the picture.
 */
export function finishRoot(svg: string, description: string | undefined): string {
  // Inside tags alone: a name may be written like an attribute.
  const texts = svg.replace(/(<[^<>]*?) font-family="[^"]*"/g, "$1");
  const label = description ? ` role="img" aria-label="${escapeAttribute(description)}"` : "";
  const named = texts.replace("<svg ", () => `<svg font-family="${escapeAttribute(FONT_STACK)}"${label} `);
  return named.replace(NOT_IN_XML, (character) => visible(character));
}
