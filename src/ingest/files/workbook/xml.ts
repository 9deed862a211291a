import { SaxesParser } from "saxes";
import { failureAt } from "../../../text/failure.js";

/** What is told of an XML document: element names without their prefix, in document order. */
export interface XmlEvents {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Parts of a workbook are nested less than ten deep; each level that is open takes memory. */
const MAX_DEPTH = 100;

/**
 * Reads one XML part of a workbook with saxes. No DOCTYPE: entities of its own are how XML is made to explode,
 * and no spreadsheet program writes one.
 *
 * @param where file and part, for messages
 * @param extent "beginning" where the bytes are cut off somewhere
 */
export function readXml(
  bytes: Buffer,
  where: string,
  events: XmlEvents,
  extent: "whole" | "beginning" = "whole",
): void {
  const parser = new SaxesParser();
  const fail = (detail: string): never => {
    throw failureAt(where, {
      ja: `Excel ファイルの中身（XML）が壊れています：${detail}`,
      en: `damaged XML inside the workbook: ${detail}`,
    });
  };
  // Before the parser, which would first take in the whole of it.
  if (bytes.includes("<!DOCTYPE")) fail("DOCTYPE");
  parser.on("error", (error) => fail(error.message));
  let depth = 0;
  parser.on("opentag", (tag) => {
    if (++depth > MAX_DEPTH) fail(`more than ${MAX_DEPTH} levels of elements`);
    events.open?.(withoutPrefix(tag.name), tag.attributes as Record<string, string>);
  });
  parser.on("text", (text) => events.text?.(text));
  parser.on("cdata", (text) => events.text?.(text));
  parser.on("closetag", (tag) => {
    depth--;
    events.close?.(withoutPrefix(tag.name));
  });
  parser.write(bytes.toString("utf8"));
  if (extent === "whole") parser.close();
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
