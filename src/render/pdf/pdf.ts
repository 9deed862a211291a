import { strToU8, zlibSync } from "fflate";
import { outlined } from "../font/outline.js";
import { unescaped } from "../font/shown-text.js";
import { pdfDrawing } from "./pdf-drawing.js";

const POINTS_A_PIXEL = 72 / 96;
const POINTS_A_MILLIMETRE = 72 / 25.4;

/** What the root of the picture says. */
function sheetOf(svg: string) {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? "";
  const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(root)?.[1] ?? "";
  const points = (name: string) => {
    const length = attribute(name);
    return Number.parseFloat(length) * (length.endsWith("mm") ? POINTS_A_MILLIMETRE : POINTS_A_PIXEL);
  };
  return {
    width: points("width"),
    height: points("height"),
    /** The part of the picture's plane that is shown: x, y, width, height. */
    view: attribute("viewBox").split(" ").map(Number) as [number, number, number, number],
    language: attribute("lang"),
    description: unescaped(attribute("aria-label")),
  };
}

const number = (value: number) => String(Math.round(value * 1e4) / 1e4);

/** A text of any language (ISO 32000-1, 7.9.2.2: UTF-16 with its mark), in hexadecimal. */
function text(words: string): string {
  const bytes = Buffer.from(`\ufeff${words}`, "utf16le").swap16();
  return `<${bytes.toString("hex")}>`;
}

/**
 * A picture as a PDF of one page (ISO 32000-1), of the size that its SVG says. Its texts are paths, so that it looks the
 * same wherever it is opened; what it shows stands in it as the alternative of a figure. It has no date: the same picture
 * gives the same bytes.
 */
export function pdfOf(svg: string): Uint8Array {
  const { width, height, view, language, description } = sheetOf(svg);
  const { operators, opacities } = pdfDrawing(outlined(svg));
  const scale = width / view[2];
  // PDF counts from the lower left corner upwards.
  const placed = `${[scale, 0, 0, -scale, -scale * view[0], height + scale * view[1]].map(number).join(" ")} cm`;
  const content = zlibSync(strToU8(`/Figure <</MCID 0>> BDC\nq\n${placed}\n${operators}\nQ\nEMC\n`), {
    level: 6,
  });
  const states = [...opacities].map(([name, [fill, stroke]]) => `/${name} <</ca ${fill} /CA ${stroke}>>`);
  const objects: (string | readonly [string, Uint8Array])[] = [
    `<</Type /Catalog /Pages 2 0 R /MarkInfo <</Marked true>> /StructTreeRoot 6 0 R${language ? ` /Lang (${language})` : ""} /ViewerPreferences <</DisplayDocTitle true>>>>`,
    "<</Type /Pages /Kids [3 0 R] /Count 1>>",
    `<</Type /Page /Parent 2 0 R /MediaBox [0 0 ${number(width)} ${number(height)}] /Contents 4 0 R /StructParents 0 /Resources <</ExtGState <<${states.join(" ")}>>>>>>`,
    [`<</Length ${content.length} /Filter /FlateDecode>>`, content],
    `<</Title ${text(description)} /Producer (ndb-ratio)>>`,
    "<</Type /StructTreeRoot /K 7 0 R /ParentTree <</Nums [0 [7 0 R]]>>>>",
    `<</Type /StructElem /S /Figure /P 6 0 R /Pg 3 0 R /K 0 /Alt ${text(description)}>>`,
  ];
  return file(objects);
}

/** Objects, numbered from 1, with the table of where they start; the fifth is about the document. */
function file(objects: readonly (string | readonly [string, Uint8Array])[]): Uint8Array {
  const pieces: Buffer[] = [];
  let length = 0;
  const put = (piece: string | Uint8Array) => {
    const bytes = typeof piece === "string" ? Buffer.from(piece, "latin1") : Buffer.from(piece);
    pieces.push(bytes);
    length += bytes.length;
  };
  // Bytes of no text tell programs that the file is binary.
  put("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
  const starts = objects.map((object, index) => {
    const start = length;
    put(`${index + 1} 0 obj\n`);
    if (typeof object === "string") put(object);
    else {
      put(`${object[0]}\nstream\n`);
      put(object[1]);
      put("\nendstream");
    }
    put("\nendobj\n");
    return start;
  });
  const table = length;
  const entries = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`);
  put(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join("")}`);
  put(`trailer\n<</Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R>>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(pieces);
}
