/**
 * Inserts before the first of the marks that the text has, one of which must be there.
 *
 * @throws Error where none is
 */
export function insertBefore(xml: string, marks: readonly string[], addition: string): string {
  for (const mark of marks) {
    const at = xml.indexOf(mark);
    if (at >= 0) return xml.slice(0, at) + addition + xml.slice(at);
  }
  throw missing(marks);
}

/**
 * Replaces the first place where the mark stands, which must be there.
 *
 * @throws Error where it is not
 */
export function replaceOnce(xml: string, mark: string, replacement: string): string {
  const at = xml.indexOf(mark);
  if (at < 0) throw missing([mark]);
  return xml.slice(0, at) + replacement + xml.slice(at + mark.length);
}

function missing(marks: readonly string[]): Error {
  return new Error(`the workbook's XML has no ${marks.join(" or ")}`);
}
