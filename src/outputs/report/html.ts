import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { type AsyncDeflateOptions, deflate, deflateSync } from "fflate";
import { ELEMENTS, type ReportHeader } from "./packed/format.js";
import { BODY, dataElement } from "./skeleton.js";
import { STYLE } from "./style.js";

export interface ReportParts {
  readonly header: ReportHeader;
  /** The grids' columns, in the order of the grids. */
  readonly ratios: Uint8Array;
  /** The trends' columns, where there are any. */
  readonly trends: Uint8Array | null;
  /** Compiled Vega specs, as JSON, by the key of their pattern. They are made while the columns are compressed. */
  readonly figures: Promise<readonly (readonly [string, string])[]>;
  /** Scripts that the page runs: Vega, then its own. */
  readonly scripts: readonly string[];
  /** The figures' font, woff2, by weight. */
  readonly fonts: readonly { readonly weight: number; readonly woff2: Uint8Array }[];
}

/** Compression level: of the whole country 9 takes five times as long as 6, and saves one per cent. */
const LEVEL = 6;

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const base64 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64");

const deflateBeside = promisify<Uint8Array, AsyncDeflateOptions, Uint8Array>(deflate);

/** What is compressed in two tenths of a second at most: starting another thread takes as long. */
const FEW_BYTES = 2 ** 21;

/**
 * The same bytes on every machine, although the zlib of Node differs between versions. Compressing the whole country takes
 * seconds; another thread does it, with a copy of the bytes.
 */
const deflated = async (bytes: Uint8Array) =>
  base64(
    bytes.length <= FEW_BYTES
      ? deflateSync(bytes, { level: LEVEL })
      : await deflateBeside(bytes, { level: LEVEL }),
  );

const deflatedText = (text: string) => deflated(new TextEncoder().encode(text));

/** A script as it may stand in a page, which ends a script at the first "</script", even inside a text. */
function safeScript(script: string): string {
  if (script.includes("<!--")) throw new Error("a script with <!-- cannot stand in a page");
  return script.replaceAll(/<\/(?=script)/gi, "<\\/");
}

function fontFace({ weight, woff2 }: ReportParts["fonts"][number]): string {
  return `@font-face { font-family: "BIZ UDPGothic"; font-weight: ${weight}; src: url(data:font/woff2;base64,${base64(woff2)}) format("woff2"); }\n`;
}

/**
 * The page: one file that asks nothing of anyone. Its security policy allows just the scripts and the style that
 * stand in it, and no connection.
 */
export async function reportHtml(parts: ReportParts): Promise<string> {
  const { header, ratios, trends, figures, scripts, fonts } = parts;
  const style = `${fonts.map(fontFace).join("")}${STYLE}`;
  const safe = scripts.map(safeScript);
  const policy = [
    "default-src 'none'",
    `script-src ${safe.map(hashOf).join(" ")}`,
    `style-src ${hashOf(style)}`,
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const [headerData, figureData, ratioData, trendData] = await Promise.all([
    deflatedText(JSON.stringify(header)),
    figures.then((all) => deflatedText(all.map(([key, spec]) => `${key} ${spec}`).join("\n"))),
    deflated(ratios),
    trends && deflated(trends),
  ]);
  return [
    `<!DOCTYPE html>\n<html lang="${header.language}">\n<head>\n<meta charset="utf-8">\n`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`,
    `<meta name="viewport" content="width=device-width">\n<title>ndb-ratio</title>\n`,
    `<style>${style}</style>\n</head>\n<body>${BODY}`,
    dataElement(ELEMENTS.header, headerData),
    dataElement(ELEMENTS.figures, figureData),
    dataElement(ELEMENTS.ratios, ratioData),
    ...(trendData === null ? [] : [dataElement(ELEMENTS.trends, trendData)]),
    ...safe.map((script) => `<script>${script}</script>\n`),
    "</body>\n</html>\n",
  ].join("");
}
