/** Flags of a point of a simple glyph (OpenType, glyf). */
const ON_CURVE = 0x1;
const X_BYTE = 0x2;
const Y_BYTE = 0x4;
const REPEATED = 0x8;
const X_SAME_OR_POSITIVE = 0x10;
const Y_SAME_OR_POSITIVE = 0x20;

/** Flags of a composite glyph's part (OpenType, glyf). */
const WORDS = 0x1;
const ARE_OFFSETS = 0x2;
const SCALE = 0x8;
const MORE_PARTS = 0x20;
const SCALE_X_Y = 0x40;
const SCALE_2_BY_2 = 0x80;

interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOnCurve: boolean;
}

/** The closed curves of a glyph, in units of the em, y upwards. */
export function contoursOf(glyph: number, outlineOf: (glyph: number) => Buffer): Point[][] {
  const outline = outlineOf(glyph);
  if (outline.length === 0) return [];
  if (outline.readInt16BE(0) >= 0) return simpleContours(outline);
  return partsOf(outline).flatMap(({ glyph: part, matrix: [a, b, c, d, e, f] }) =>
    contoursOf(part, outlineOf).map((contour) =>
      contour.map(({ x, y, isOnCurve }) => ({ x: a * x + c * y + e, y: b * x + d * y + f, isOnCurve })),
    ),
  );
}

function simpleContours(outline: Buffer): Point[][] {
  const count = outline.readInt16BE(0);
  const ends = Array.from({ length: count }, (_, index) => outline.readUInt16BE(10 + 2 * index));
  const points = (ends.at(-1) ?? -1) + 1;
  // Instructions for small sizes stand between the ends and the flags.
  let at = 12 + 2 * count + outline.readUInt16BE(10 + 2 * count);
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = outline[at++]!;
    flags.push(flag);
    if (flag & REPEATED) flags.push(...Array<number>(outline[at++]!).fill(flag));
  }
  const coordinates = (byte: number, sameOrPositive: number) => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & byte) value += flag & sameOrPositive ? outline[at++]! : -outline[at++]!;
      else if (!(flag & sameOrPositive)) {
        value += outline.readInt16BE(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(X_BYTE, X_SAME_OR_POSITIVE);
  const ys = coordinates(Y_BYTE, Y_SAME_OR_POSITIVE);
  const all = flags.map((flag, index) => ({
    x: xs[index]!,
    y: ys[index]!,
    isOnCurve: (flag & ON_CURVE) !== 0,
  }));
  return ends.map((end, index) => all.slice(index === 0 ? 0 : ends[index - 1]! + 1, end + 1));
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, isOnCurve: true });

/**
 * The contours as an SVG path. Between two points off the curve there is one on it, in their middle.
 *
 * @param place of a point in the picture, as it is written
 */
export function pathOf(contours: readonly (readonly Point[])[], place: (point: Point) => string): string {
  return contours
    .map((contour) => {
      if (contour.length < 2) return "";
      const first = contour.findIndex(({ isOnCurve }) => isOnCurve);
      const start = first >= 0 ? contour[first]! : middle(contour.at(-1)!, contour[0]!);
      const others = [...contour.slice(first + 1), ...contour.slice(0, Math.max(first, 0)), start];
      let path = `M${place(start)}`;
      let control: Point | undefined;
      for (const point of others) {
        if (point.isOnCurve) {
          path += control ? `Q${place(control)},${place(point)}` : `L${place(point)}`;
          control = undefined;
        } else {
          if (control) path += `Q${place(control)},${place(middle(control, point))}`;
          control = point;
        }
      }
      return `${path}Z`;
    })
    .join("");
}

/** A glyph within another, and where it stands there: x' = a·x + c·y + e, y' = b·x + d·y + f. */
interface GlyphPart {
  readonly glyph: number;
  readonly matrix: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
}

/** The glyphs that a composite glyph is put together from; none of a simple one. */
export function partsOf(outline: Buffer): GlyphPart[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const parts: GlyphPart[] = [];
  for (let at = 10, flags = MORE_PARTS; flags & MORE_PARTS; ) {
    flags = outline.readUInt16BE(at);
    const glyph = outline.readUInt16BE(at + 2);
    at += 4;
    const [x, y] =
      flags & WORDS
        ? [outline.readInt16BE(at), outline.readInt16BE(at + 2)]
        : [outline.readInt8(at), outline.readInt8(at + 1)];
    at += flags & WORDS ? 4 : 2;
    const fraction = () => {
      at += 2;
      return outline.readInt16BE(at - 2) / 0x4000;
    };
    let [a, b, c, d] = [1, 0, 0, 1];
    if (flags & SCALE) a = d = fraction();
    else if (flags & SCALE_X_Y) [a, d] = [fraction(), fraction()];
    else if (flags & SCALE_2_BY_2) [a, b, c, d] = [fraction(), fraction(), fraction(), fraction()];
    // Else points of both are to meet, which no glyph of our font asks for.
    const [e, f] = flags & ARE_OFFSETS ? [x, y] : [0, 0];
    parts.push({ glyph, matrix: [a, b, c, d, e, f] });
  }
  return parts;
}
