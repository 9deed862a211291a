// @ts-nocheck
const QUOTE = 0x22;

/** What stands between the cells of a line: CSV, what Excel writes as text, and CSV where the comma is the decimal point. */
export type Separator = "," | "\t" | ";";
const SEPARATORS: readonly Separator[] = [",", "\t", ";"];

/** Bytes by which to tell; the header of any table stands in them. */
const MOST_BYTES = 1 << 16;

/**
 * Which separator a text uses: the one that stands most often outside of quotes in its beginning. A table of counts has
 * many in each line, and any other sign of the three only now and then, within a text or a number.
 *
 * @param bytes in an encoding in which the separators are single bytes
 */
export function separatorOf(bytes: Uint8Array): Separator {
  const seen = new Map<number, number>(SEPARATORS.map((separator) => [separator.charCodeAt(0), 0]));
  const end = Math.min(bytes.length, MOST_BYTES);
  let quoted = false;
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!;
    if (byte === QUOTE) quoted = !quoted;
    else if (!quoted && seen.has(byte)) seen.set(byte, seen.get(byte)! + 1);
  }
  const count = (separator: Separator) => seen.get(separator.charCodeAt(0))!;
  return SEPARATORS.reduce((most, separator) => (count(separator) > count(most) ? separator : most));
}
