import { MAX_CELL_LENGTH, tooLarge } from "../sheet.js";
import { unescapedText } from "./xlsx-text.js";
import { readXml, type XmlEvents } from "./xml.js";

/**
 * The texts of a workbook that its cells point at (ECMA-376 §18.4), without phonetic guides, rich text joined.
 *
 * @param where file and part, for messages
 * @param extent "beginning" where the bytes are cut off somewhere: then the texts that stand whole before that
 * @throws Failure where the XML is damaged, or a text longer than a cell can be
 */
export function readSharedStrings(xml: Buffer, where: string, extent: "whole" | "beginning"): string[] {
  const strings: string[] = [];
  let text = "";
  let reading = false;
  let inPhonetic = false;
  const events: XmlEvents = {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") inPhonetic = true;
      else if (name === "t") reading = !inPhonetic;
    },
    text(piece) {
      if (!reading) return;
      text += piece;
      if (text.length > MAX_CELL_LENGTH) throw tooLarge(where);
    },
    close(name) {
      if (name === "si") strings.push(unescapedText(text));
      else if (name === "rPh") inPhonetic = false;
      else if (name === "t") reading = false;
    },
  };
  readXml(xml, where, events, extent);
  return strings;
}
