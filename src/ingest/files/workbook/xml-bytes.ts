/** Characters of XML as they stand in its bytes. */
export const LESS_THAN = 60;
export const GREATER_THAN = 62;
export const SLASH = 47;
export const EQUALS = 61;
export const QUOTE = 34;
export const SPACE = 32;
export const AMPERSAND = 38;
export const ZERO = 48;
export const NINE = 57;

/** Up to fifteen digits as a number, else −1. */
export function integerIn(xml: Buffer, from: number, to: number): number {
  if (to === from || to - from > 15) return -1;
  let value = 0;
  for (let i = from; i < to; i++) {
    const byte = xml[i]!;
    if (byte < ZERO || byte > NINE) return -1;
    value = value * 10 + byte - ZERO;
  }
  return value;
}

/** Zero-based column of a cell reference such as "AB12"; −1 where it is none. */
export function columnIn(xml: Buffer, from: number, to: number): number {
  let column = 0;
  let i = from;
  for (; i < to; i++) {
    const byte = xml[i]!;
    if (byte < 65 || byte > 90) break;
    column = column * 26 + byte - 64;
  }
  if (i === from || i === to || i - from > 3) return -1;
  for (; i < to; i++) if (xml[i]! < ZERO || xml[i]! > NINE) return -1;
  return column - 1;
}
