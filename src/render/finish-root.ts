import { FONT_STACK } from "./text-width.js";

const escapeAttribute = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/**
 * Vega names the font on every text, which is a third of the bytes of a figure: it is named once, on the root. The
 * root also gets the description, so that a screen reader has a name for the picture.
 */
export function finishRoot(svg: string, description: string | undefined): string {
  const texts = svg.replace(/ font-family="[^"]*"/g, "");
  const label = description ? ` role="img" aria-label="${escapeAttribute(description)}"` : "";
  return texts.replace("<svg ", `<svg font-family="${escapeAttribute(FONT_STACK)}"${label} `);
}
