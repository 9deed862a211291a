import { partsOf } from "./glyph-parts.js";

/** Flags of a point of a simple glyph (OpenType, glyf). */
const ON_CURVE = 0x1;
const X_BYTE = 0x2;
const Y_BYTE = 0x4;
const REPEATED = 0x8;
const X_SAME_OR_POSITIVE = 0x10;
const Y_SAME_OR_POSITIVE = 0x20;

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
  // After the ends stand instructions for small sizes.
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
