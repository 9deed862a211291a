const BYTES = 4;

/**
 * A whole number as one without sign (zigzag): 0 for null, else twice the number, or less one where it is negative, plus one.
 *
 * @throws RangeError for what is no whole number, or does not fit into 4 bytes
 */
export function codeOf(value: number | null): number {
  const code = value === null ? 0 : (value < 0 ? -2 * value - 1 : 2 * value) + 1;
  if (!Number.isInteger(value ?? 0) || code >= 256 ** BYTES) throw new RangeError(`${value} cannot be kept`);
  return code;
}

/** The whole number of a code. */
export function numberOf(code: number): number | null {
  if (code === 0) return null;
  const signed = code - 1;
  return signed % 2 === 1 ? -(signed + 1) / 2 : signed / 2;
}

/** A column of codes as bytes that compress well: all lowest bytes first, then all second ones: the higher are nearly all 0. */
export function bytesOfColumn(codes: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(codes.length * BYTES);
  for (let byte = 0; byte < BYTES; byte++) {
    const start = byte * codes.length;
    for (let i = 0; i < codes.length; i++) bytes[start + i] = (codes[i]! >>> (8 * byte)) & 255;
  }
  return bytes;
}

/** The code at an index of a column of `count` numbers that begins at `start`. */
export function codeInColumn(bytes: Uint8Array, start: number, count: number, index: number): number {
  let code = 0;
  for (let byte = BYTES - 1; byte >= 0; byte--) {
    code = code * 256 + bytes[start + byte * count + index]!;
  }
  return code;
}

/** Bytes of a column of `count` numbers. */
export const columnBytes = (count: number): number => count * BYTES;
