/**
 * A text of a workbook as it is meant: what XML cannot hold, and what programs on Windows leave of line ends, is written
 * `_x000D_`, and an underscore that would be taken for such an escape `_x005F_` (ISO/IEC 29500-1 §22.9.2.19, ST_Xstring).
 */
export function unescapedText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
