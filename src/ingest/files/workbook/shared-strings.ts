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
  const plain = extent === "whole" ? plainStrings(xml.toString("utf8")) : null;
  return plain ?? stringsOfXml(xml, where, extent);
}

/** What stands before the texts in the plain form that Excel writes. */
const HEAD = /^<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>\r?\n<sst(?: \w+="[^<>&"]*")*>/;
/** A plain text. Characters that XML turns into others, or does not allow, are left to the parser. */
const STRING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow
  /<si><t(?: xml:space="preserve")?>([^<>&\r\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]*)<\/t>(?:<phoneticPr fontId="\d+"\/>)?<\/si>/y;
const END = /<\/sst>\s*$/y;

/** The texts where all of them are plain, three times as fast as by a parser; else null: then the parser has the word. */
function plainStrings(xml: string): string[] | null {
  const head = HEAD.exec(xml)?.[0];
  if (head === undefined) return null;
  const strings: string[] = [];
  let at = head.length;
  for (;;) {
    STRING.lastIndex = at;
    const text = STRING.exec(xml)?.[1];
    if (text === undefined) break;
    if (text.length > MAX_CELL_LENGTH) return null;
    strings.push(unescapedText(text));
    at = STRING.lastIndex;
  }
  END.lastIndex = at;
  return END.test(xml) ? strings : null;
}

function stringsOfXml(xml: Buffer, where: string, extent: "whole" | "beginning"): string[] {
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
