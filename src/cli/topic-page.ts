import { wrap } from "../text/wrap.js";

const INDENT = "  ";

/**
 * A page for the terminal: headings (`# …`) at the margin, paragraphs below them indented and wrapped, lines that begin
 * with two spaces (tables, commands) as they stand.
 *
 * @param width cells of the terminal
 * @param heading paints a heading
 */
export function topicPage(text: string, width: number, heading: (text: string) => string): string {
  const lines = text.split(/\n{2,}/).flatMap((block) => [...blockLines(block, width, heading), ""]);
  return `${lines.join("\n").trim()}\n`;
}

function blockLines(block: string, width: number, heading: (text: string) => string): string[] {
  const [first = "", ...rest] = block.trimEnd().split("\n");
  if (first.startsWith("# ")) return [heading(first.slice(2)), ...rest.flatMap((line) => inner(line, width))];
  return [first, ...rest].flatMap((line) => inner(line, width));
}

function inner(line: string, width: number): string[] {
  if (line.startsWith("  ")) return [INDENT + line];
  return wrap(line, width - INDENT.length).map((part) => INDENT + part);
}
