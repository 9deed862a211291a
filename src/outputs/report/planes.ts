/** Bytes of a number. */
const PLANES = 4;

/** A whole number as one without sign: 0 for null, else the number with its sign in the lowest bit, plus one. */
export function codeOf(value: number | null): number {
  const code = value === null ? 0 : (value < 0 ? -2 * value - 1 : 2 * value) + 1;
  if (!Number.isInteger(value ?? 0) || code >= 256 ** PLANES) throw new RangeError(`${value} cannot be kept`);
  return code;
}

export function numberOf(code: number): number | null {
  if (code === 0) return null;
  const signed = code - 1;
  return signed % 2 === 1 ? -(signed + 1) / 2 : signed / 2;
}

/** Codes as bytes that compress well: all lowest bytes first, then all second ones, since the higher are nearly all 0. */
export function toPlanes(codes: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(codes.length * PLANES);
  for (let plane = 0; plane < PLANES; plane++) {
    const start = plane * codes.length;
    for (let i = 0; i < codes.length; i++) bytes[start + i] = (codes[i]! >>> (8 * plane)) & 255;
  }
  return bytes;
}

/** The code at an index of a column of `count` numbers that begins at `start`. */
export function fromPlanes(bytes: Uint8Array, start: number, count: number, index: number): number {
  let code = 0;
  for (let plane = PLANES - 1; plane >= 0; plane--) {
    code = code * 256 + bytes[start + plane * count + index]!;
  }
  return code;
}

export const planesBytes = (count: number): number => count * PLANES;
