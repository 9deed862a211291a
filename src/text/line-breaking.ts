/** Japanese may break anywhere but before these. */
const NEVER_FIRST = new Set(
  "、。，．・：；？！）」』】〉》〕］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョヶ々ヵ,.:;?!)]}%％",
);
/** … or after these. */
const NEVER_LAST = new Set("（「『【〈《〔［｛([{");

/** A sign that belongs to what stands before it, of an expression (該当比（対全国）−100); one in a list (、−3) does not. */
const isOperator = (piece: string, before: string): boolean =>
  /^[−+]\d/u.test(piece) && !/[、。，：；\s]$/u.test(before);

/**
 * The pieces that a line may be broken between: Latin words, numbers with their counter (74歳), ranges (+1～+3) and what is
 * taken from a word (比−100) whole, how many are high (高い7), and what a ratio is against (対全国); other characters one by one.
 */
export function breakablePieces(text: string): string[] {
  const found: string[] = [];
  for (const piece of text.match(
    /[!-~À-ÿ–—−≥≤]+(?:(?<=\d)[～\u301c][!-~–−]+)?(?:(?<=\d)(?:年度|[歳年回])| )?|[高低]い\d+|対\p{Script=Han}{2,4}(?=）)|./gsu,
  ) ?? []) {
    const before = found.at(-1);
    const glued =
      before !== undefined &&
      (NEVER_FIRST.has(piece.trim()) || NEVER_LAST.has(before.at(-1) ?? "") || isOperator(piece, before));
    if (glued) found[found.length - 1] = before + piece;
    else found.push(piece);
  }
  return found;
}

/**
 * Breaks a running text into lines of at most `width` (a piece wider than that stays whole).
 *
 * @param widthOf width of a text, the sum of those of its characters
 */
export function linesOf(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let [line, taken] = ["", 0];
  for (const piece of breakablePieces(text)) {
    // A line is as wide as its pieces. A space at its end does not count.
    const trimmed = piece.trimEnd();
    const own = widthOf(trimmed);
    if (line !== "" && taken + own > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
      taken = widthOf(line);
    } else {
      line += piece;
      taken += trimmed === piece ? own : widthOf(piece);
    }
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}
