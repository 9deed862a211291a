import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { conform } from "./conformance.js";

// What pptxgenjs writes is settled here, so that equal decks are equal bytes and an empty point is empty:
// - it writes the clock into the properties of the deck and of each chart's workbook, and into the zips;
// - it numbers charts from the start of the process, not of the deck;
// - it writes a missing value as an empty number, which readers may take for 0;
// - it writes names as a hierarchy of one level, and "show every name" where the schema does not have it; names that are
//   not said to stand level LibreOffice leaves out by turns;
// - it writes the notes as one paragraph, and names Japanese text as Chinese to the font substitution.

const EPOCH = new Date(1980, 0, 1);

type Parts = Record<string, Uint8Array>;

/** The same deck, the same bytes whenever and after whatever it is written. */
export function settledDeck(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const names = Object.keys(parts);
  const numbers = names.flatMap((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? []).map(Number);
  const offset = numbers.length > 0 ? Math.min(...numbers) - 1 : 0;
  const renumbered = (text: string) =>
    text.replace(
      /(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)\.(?=xml|xlsx)/g,
      (_, before: string, number: string) => `${before}${Number(number) - offset}.`,
    );
  const settled: Parts = {};
  for (const name of names) {
    const content = parts[name]!;
    settled[renumbered(name)] = name.endsWith(".xlsx")
      ? settledWorkbook(content)
      : isText(name)
        ? strToU8(renumbered(settledXml(name, strFromU8(content))))
        : content;
  }
  conform(settled);
  return zipped(settled);
}

const isText = (name: string): boolean => /\.(xml|rels)$/.test(name);

function settledXml(name: string, xml: string): string {
  if (name === "docProps/core.xml") return withoutClock(xml);
  if (name.startsWith("ppt/charts/chart")) return settledChart(xml);
  if (name.startsWith("ppt/notesSlides/notesSlide")) return withParagraphs(xml);
  return xml.replaceAll('charset="-122"', 'charset="-128"');
}

function settledChart(xml: string): string {
  return xml
    .replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, "")
    .replace(/c:multiLvlStr(Ref|Cache)/g, "c:str$1")
    .replace(/<\/?c:lvl>/g, "")
    .replace(/(<c:catAx>.*?)<a:bodyPr\/>/s, '$1<a:bodyPr rot="0"/>')
    .replace(/(<c:noMultiLvlLbl [^>]*>)\s*(<c:tickLblSkip [^>]*>)/, "$2$1");
}

/** The properties of a file need no dates. */
const withoutClock = (xml: string): string =>
  xml.replace(/\s*<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, "");

/** Each line of the notes as a paragraph of its own. */
function withParagraphs(xml: string): string {
  return xml.replace(
    /<a:p><a:r>(<a:rPr [^>]*\/>)<a:t>([^<]*)<\/a:t><\/a:r>(<a:endParaRPr [^>]*\/>)<\/a:p>/,
    (_, properties: string, text: string) =>
      text
        .split(/\r?\n/)
        .map((line) => `<a:p><a:r>${properties}<a:t>${line}</a:t></a:r></a:p>`)
        .join(""),
  );
}

function settledWorkbook(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  for (const [name, content] of Object.entries(parts)) {
    if (name === "docProps/core.xml") parts[name] = strToU8(withoutClock(strFromU8(content)));
    if (name.startsWith("xl/worksheets/sheet")) {
      parts[name] = strToU8(strFromU8(content).replace(/<c r="[A-Z]+\d+"><v><\/v><\/c>/g, ""));
    }
  }
  return zipped(parts);
}

/** The list of contents first, as readers want it, then by name. Folders need no entries. */
function zipped(parts: Parts): Uint8Array {
  const first = "[Content_Types].xml";
  const names = Object.keys(parts).filter((name) => !name.endsWith("/"));
  names.sort((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1));
  const entries: Zippable = {};
  for (const name of names) {
    const isPacked = /\.(png|xlsx)$/.test(name);
    entries[name] = [parts[name]!, { level: isPacked ? 0 : 6, mtime: EPOCH }];
  }
  return zipSync(entries);
}
