import type { Box } from "./fit.js";

/** Shapes of slides: that of screens, and the one of older projectors and of paper. */
export const SLIDE_SIZES = ["16:9", "4:3"] as const;
export type SlideSize = (typeof SLIDE_SIZES)[number];

/** Inches. Both are as high as PowerPoint's own. */
const HEIGHT = 7.5;
const WIDTHS: Readonly<Record<SlideSize, number>> = { "16:9": 13.333, "4:3": 10 };

const LEFT = 0.5;
const COVER_LEFT = 0.9;

/** Where things stand on a slide, in inches. */
export type Places = ReturnType<typeof placesOf>;

/** The places of slides of a shape. */
export function placesOf(size: SlideSize) {
  const page = { w: WIDTHS[size], h: HEIGHT };
  const across = (y: number, h: number, left = LEFT): Box => ({ x: left, y, w: page.w - 2 * left, h });
  const source = across(7.08, 0.34);
  return {
    page,
    banner: across(0, 0.26, 0),
    title: across(0.32, 0.5),
    subtitle: across(0.82, 0.26),
    statement: across(1.12, 0.68),
    detail: across(1.84, 0.5),
    charts: across(2.34, 4.06),
    table: across(1.2, 5.1),
    footnotes: across(6.42, 0.6),
    source: { ...source, w: source.w - 1 },
    number: { ...source, x: page.w - LEFT - 0.8, w: 0.8 },
    picture: across(0.88, 6.16),
    body: across(1.1, 5.8),
    coverTitle: across(1.3, 1.5, COVER_LEFT),
    coverSubtitle: across(3.1, 0.9, COVER_LEFT),
    coverLines: across(4.2, 1.9, COVER_LEFT),
    coverSource: across(6.6, 0.4, COVER_LEFT),
  };
}
