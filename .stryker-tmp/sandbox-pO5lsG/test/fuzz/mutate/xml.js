// @ts-nocheck
import { openArchive, packArchive } from "./archive.js";
import { HOSTILE_TEXTS } from "./values.js";

const ATTRIBUTES = [
  'r="XFD1048576"',
  'r="A1"',
  'r="A0"',
  'r="1"',
  'r="99999999"',
  't="s"',
  't="b"',
  't="e"',
  't="inlineStr"',
  't="d"',
  'xml:space="preserve"',
  'r="A1" r="A2"',
];
const INSERTS = [
  "<!-- a comment -->",
  "<![CDATA[12]]>",
  "<?php echo 1 ?>",
  "<c/>",
  "<row/>",
  '<c r="XFD1"><v>1</v></c>',
  "<v>5</v>",
  "<f>1+1</f>",
  "<is><t>5</t></is>",
  "</row>",
  "</sheetData>",
  "<sheetData>",
  "&lol;",
  "&#0;",
  "&#x39;",
  "<x:c xmlns:x='y'/>",
  `${"<a>".repeat(5000)}${"</a>".repeat(5000)}`,
];
const DOCTYPES = [
  '<!DOCTYPE w [<!ENTITY lol "9">]>',
  '<!DOCTYPE w SYSTEM "file:///etc/passwd">',
  '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
];

/** One change to one XML part of a workbook, at the level of elements, attributes and texts; checksums are right. */
export function mutateXml(random, bytes) {
  const entries = openArchive(bytes);
  const parts = entries.filter(({ name }) => /\.(xml|rels)$/.test(name));
  const sheets = parts.filter(({ name }) => name.includes("worksheets/"));
  const part = random.pick(random.chance(0.6) && sheets.length > 0 ? sheets : parts);
  part.bytes = changed(random, part.bytes.toString("utf8"));
  return packArchive(entries);
}

function changed(random, xml) {
  const tokens = xml.match(/<[^>]*>|[^<]+/g) ?? [xml];
  const at = random.below(tokens.length);
  const end = endOfElement(tokens, at);
  switch (random.below(13)) {
    case 0:
      tokens.splice(at, 1);
      break;
    case 1:
    case 2:
      tokens.splice(at, end - at);
      break;
    case 3:
      tokens.splice(end, 0, ...tokens.slice(at, end));
      break;
    case 4: {
      const other = random.below(tokens.length);
      [tokens[at], tokens[other]] = [tokens[other], tokens[at]];
      break;
    }
    case 5:
      tokens[at] = tokens[at].replace(/ [\w:]+="[^"]*"/, "");
      break;
    case 6:
      tokens[at] = tokens[at].replace(/(<[\w:]+)([^>]*>)/, `$1 ${random.pick(ATTRIBUTES)}$2`);
      break;
    case 7:
      tokens[at] = tokens[at].replace(/="[^"]*"/, `="${random.pick(HOSTILE_TEXTS)}"`);
      break;
    case 8: {
      const texts = tokens.flatMap((token, i) => (token.startsWith("<") ? [] : [i]));
      if (texts.length > 0) tokens[random.pick(texts)] = random.pick(HOSTILE_TEXTS);
      break;
    }
    case 9:
      tokens.splice(at, 0, random.pick(INSERTS));
      break;
    case 10:
      tokens.splice(1, 0, random.pick(DOCTYPES));
      break;
    case 11:
      return Buffer.from(xml, "utf16le");
    default: {
      const name = random.pick(["c", "row", "v", "sheetData", "t", "si", "sheet"]);
      return Buffer.from(xml.replaceAll(`<${name}`, `<q:${name}`).replaceAll(`</${name}`, `</q:${name}`));
    }
  }
  return Buffer.from(tokens.join(""), "utf8");
}

/** Behind the end of the element that opens at a token; the next token where none opens there. */
function endOfElement(tokens, at) {
  if (!/^<[\w:]+[^/]*>$/.test(tokens[at])) return at + 1;
  let depth = 0;
  for (let i = at; i < tokens.length; i++) {
    if (/^<\//.test(tokens[i])) depth--;
    else if (/^<[\w:]/.test(tokens[i]) && !tokens[i].endsWith("/>")) depth++;
    if (depth === 0) return i + 1;
  }
  return at + 1;
}
