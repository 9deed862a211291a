import { displayWidth, wrap } from "../../text/table.js";
import { plainText, withoutLinks } from "./markdown-inline.js";
import { tableLines } from "./markdown-table.js";

/** How a page is painted. Without `code` the marks around code stay, so that it can be told from the text. */
interface Paints {
  readonly heading?: (text: string) => string;
  readonly strong?: (text: string) => string;
  readonly code?: (text: string) => string;
}

const INDENT = "  ";
const ITEM = /^(?:-|\d+\.) +/;

/**
 * A page of Markdown for the terminal: headings at the margin, all else indented and wrapped. It knows what the pages of
 * the help use: headings, paragraphs, lists, tables, fenced blocks, code, strong text and links. Comments and images are
 * left out.
 *
 * @param width cells of the terminal
 */
export function markdownPage(markdown: string, width: number, paints: Paints = {}): string {
  const lines = blocks(markdown.split("\n"), width - INDENT.length, paints).flatMap(({ text, isHeading }) =>
    isHeading ? [text] : text.split("\n").map((line) => (line === "" ? "" : INDENT + line)),
  );
  return `${lines.join("\n").trimEnd()}\n`;
}

interface Block {
  /** Lines of at most the width, but for code and for tables that are wider. */
  readonly text: string;
  readonly isHeading?: boolean;
}

/** Blocks with an empty line after each, but for headings within the page. */
function blocks(lines: readonly string[], width: number, paints: Paints): Block[] {
  const found: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    const end = blockEnd(lines, at);
    const block = lines.slice(at, end);
    at = end;
    if (line.trim() === "" || /^<|^!\[/.test(line)) continue;
    if (line.startsWith("#")) {
      const title = plainText(line.replace(/^#+ /, ""));
      const gap = line.startsWith("# ") ? "\n" : "";
      found.push({ text: (paints.heading?.(title) ?? title) + gap, isHeading: true });
    } else if (line.startsWith("```")) {
      found.push({
        text: `${block
          .slice(1, -1)
          .map((code) => INDENT + code)
          .join("\n")}\n`,
      });
    } else if (line.startsWith("|")) {
      found.push({ text: `${tableLines(block, width).join("\n")}\n` });
    } else if (ITEM.test(line)) {
      found.push({ text: item(block, width, paints) + (ITEM.test(lines[at] ?? "") ? "" : "\n") });
    } else {
      found.push({ text: `${paragraph(block, width, paints)}\n` });
    }
  }
  return found;
}

/** Index after the last line of the block that begins at `start`. */
function blockEnd(lines: readonly string[], start: number): number {
  const first = lines[start]!;
  let end = start + 1;
  if (first.startsWith("```")) {
    while (lines[end] !== "```") end++;
    return end + 1;
  }
  if (first === "" || /^[#<]|^!\[/.test(first)) return end;
  const belongs = (line: string) => {
    if (first.startsWith("|")) return line.startsWith("|");
    if (ITEM.test(first)) return line === "" || line.startsWith(INDENT);
    return line !== "" && !/^(?:[#|<]|```)/.test(line) && !ITEM.test(line);
  };
  while (end < lines.length && belongs(lines[end]!)) end++;
  while (lines[end - 1] === "") end--;
  return end;
}

/** An item of a list with all that is indented below it. */
function item(lines: readonly string[], width: number, paints: Paints): string {
  const [first = "", ...rest] = lines;
  const mark = ITEM.exec(first)![0];
  const inner = [first.slice(mark.length), ...rest.map((line) => line.replace(/^ {2,3}/, ""))];
  const text = blocks(inner, width - mark.length, paints)
    .map((block) => block.text)
    .join("\n")
    .trimEnd();
  const margin = " ".repeat(mark.length);
  return text
    .split("\n")
    .map((line, at) => (at === 0 ? mark : line && margin) + line)
    .join("\n");
}

function paragraph(lines: readonly string[], width: number, paints: Paints): string {
  const text = withoutLinks(lines.reduce((before, line) => before + (joins(before, line) ? "" : " ") + line));
  return painted(wrap(text, width).join("\n"), paints);
}

/** Japanese goes on in the next line without a space. */
function joins(before: string, line: string): boolean {
  const isWide = (character: string) => displayWidth(character) === 2;
  return /[。、：）」]$/.test(before) || (isWide(before.at(-1)!) && isWide(line[0]!));
}

/** Strong text and code, which may go over the end of a line. */
function painted(text: string, { strong, code }: Paints): string {
  const each = (paint: (text: string) => string) => (_: string, inner: string) =>
    inner.split("\n").map(paint).join("\n");
  const bold = text.replace(/\*\*([^*]+)\*\*/g, each(strong ?? ((inner) => inner)));
  return code ? bold.replace(/`([^`]+)`/g, each(code)) : bold;
}
