/** A mark's group that is cut at the frame of its plot, by the name of that frame. */
const CUT_GROUP = /<g class="mark-(?:rule|symbol)[^>]* clip-path="url\(#([^)]+)\)"[^>]*>.*?<\/g>/gs;
const FRAME = /<clipPath id="([^"]+)"><rect x="0" y="0" width="([\d.]+)" height="([\d.]+)"\/>/g;
const ITEM =
  /<(?:line|path) transform="translate\((-?[\d.e-]+),(-?[\d.e-]+)\)"(?: x2="(-?[\d.e-]+)" y2="(-?[\d.e-]+)")?[^>]*\/>/g;
/** A symbol or a thick line reaches so far from its place, in pixels, or less. */
const REACH = 50;

/**
 * The picture without the lines and symbols that lie wholly beyond the frame that cuts them: nobody sees them, and resvg
 * ends the whole process at a group that lies more than two pictures away.
 */
export function insideFrame(svg: string): string {
  const frames = new Map<string, readonly [number, number]>();
  for (const [, name, width, height] of svg.matchAll(FRAME))
    frames.set(name!, [Number(width), Number(height)]);
  if (frames.size === 0) return svg;
  return svg.replace(CUT_GROUP, (group, name: string) => {
    const frame = frames.get(name);
    if (!frame) return group;
    const isBeyond = (from: number, to: number, size: number) =>
      Math.max(from, to) < -REACH || Math.min(from, to) > size + REACH;
    return group.replace(ITEM, (item, x: string, y: string, dx = "0", dy = "0") => {
      const [left, top] = [Number(x), Number(y)];
      return isBeyond(left, left + Number(dx), frame[0]) || isBeyond(top, top + Number(dy), frame[1])
        ? ""
        : item;
    });
  });
}
