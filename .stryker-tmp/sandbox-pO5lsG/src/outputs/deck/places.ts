// @ts-nocheck
import type { Box } from "./fit.js";

// Where things stand on a slide of 13.3 × 7.5 inches.

export const PAGE = { w: 13.333, h: 7.5 };
export const LEFT = 0.5;
export const WIDTH = PAGE.w - 2 * LEFT;
export const BANNER: Box = { x: 0, y: 0, w: PAGE.w, h: 0.26 };
export const TITLE: Box = { x: LEFT, y: 0.32, w: WIDTH, h: 0.5 };
export const SUBTITLE: Box = { x: LEFT, y: 0.82, w: WIDTH, h: 0.26 };
export const STATEMENT: Box = { x: LEFT, y: 1.12, w: WIDTH, h: 0.68 };
export const DETAIL: Box = { x: LEFT, y: 1.84, w: WIDTH, h: 0.5 };
export const CHARTS: Box = { x: LEFT, y: 2.34, w: WIDTH, h: 4.06 };
export const FOOTNOTES: Box = { x: LEFT, y: 6.42, w: WIDTH, h: 0.6 };
export const SOURCE: Box = { x: LEFT, y: 7.1, w: WIDTH - 1, h: 0.26 };
export const PICTURE: Box = { x: LEFT, y: 0.88, w: WIDTH, h: 6.16 };
export const BODY: Box = { x: LEFT, y: 1.1, w: WIDTH, h: 5.8 };
export const COVER_TITLE: Box = { x: 0.9, y: 1.3, w: PAGE.w - 1.8, h: 1.5 };
export const COVER_SUBTITLE: Box = { ...COVER_TITLE, y: 3.1, h: 0.9 };
export const COVER_LINES: Box = { ...COVER_TITLE, y: 4.2, h: 1.9 };
export const COVER_SOURCE: Box = { ...COVER_TITLE, y: 6.6, h: 0.4 };
