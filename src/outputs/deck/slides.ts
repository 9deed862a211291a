import type { TopLevelSpec } from "vega-lite";
import type { Language } from "../../text/language.js";
import type { SlideSize } from "./pptx/places.js";

/** A presentation, apart from how it is written. */
export interface Deck {
  readonly title: string;
  readonly language: Language;
  readonly size: SlideSize;
  /** Stands on every slide where the numbers are made up. */
  readonly banner?: string;
  /** Stands on every slide: the credit that the Open Data ask for. */
  readonly source: string;
  readonly slides: readonly Slide[];
}

export type Slide = TitleSlide | PictureSlide | ChartSlide | TableSlide | TextSlide;

interface SlideBase {
  readonly title: string;
  /** For the speaker, one paragraph a line; columns of a table stand apart by tabs. */
  readonly notes: readonly string[];
  /** Stands in the place of the deck's source. */
  readonly source?: string;
}

export interface TitleSlide extends SlideBase {
  readonly kind: "title";
  readonly subtitle: string;
  readonly lines: readonly string[];
}

/** A figure of the project as a picture, without the title and the credit, which the slide has. */
export interface PictureSlide extends SlideBase {
  readonly kind: "picture";
  readonly spec: TopLevelSpec;
  /** For those who cannot see it. */
  readonly description: string;
}

/** An item: what it shows in words, and native charts beside each other. */
export interface ChartSlide extends SlideBase {
  readonly kind: "charts";
  /** Year, ages, what is compared. */
  readonly subtitle: string;
  /** What exactly the item counts; left out where there is no room. */
  readonly description: string;
  /** One sentence, in parts between which a line may end. */
  readonly statement: readonly string[];
  readonly detail: string;
  readonly charts: readonly BarChart[];
  readonly footnotes: readonly string[];
}

/** A list as a native table. */
export interface TableSlide extends SlideBase {
  readonly kind: "table";
  readonly subtitle: string;
  readonly head: readonly string[];
  readonly rows: readonly TableRow[];
  readonly footnotes: readonly string[];
}

/** A row of cells, or a heading over all columns. */
export type TableRow = { readonly heading: string } | { readonly cells: readonly TableCell[] };

export interface TableCell {
  readonly text: string;
  /** How it stands out: significant to either side, or soft where nothing can be said. */
  readonly tone?: "high" | "low" | "soft";
}

/** Horizontal bars around 0, the first on top. */
export interface BarChart {
  readonly title: string;
  readonly titleColour: string;
  readonly axisTitle: string;
  readonly bars: readonly Bar[];
  /** Least and greatest value of the axis, and the distance of its ticks. */
  readonly domain: readonly [number, number];
  readonly tick: number;
  readonly description: string;
}

export interface Bar {
  readonly label: string;
  /** null leaves the place empty: it is never a 0. */
  readonly value: number | null;
  /** "#rrggbb" */
  readonly colour: string;
}

export interface TextSlide extends SlideBase {
  readonly kind: "text";
  readonly paragraphs: readonly { readonly heading: string; readonly text: string }[];
}
