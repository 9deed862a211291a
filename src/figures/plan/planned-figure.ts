import type { TopLevelSpec } from "vega-lite";
import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import type { FigureInput, FigureItem } from "../figure-input.js";
import type { FigureKind } from "../kinds.js";
import type { TrendFigureInput } from "../over-years/trend-figure.js";
import type { FigureRequest, FigureSource, TrendFigureSource } from "./figure-source.js";

/** A figure that can be drawn. */
export interface PlannedFigure<Row = FigureRow> {
  /** Place in a folder of figures, without extension: "11/bmi-ge-25", "trend/11/bmi-ge-25". */
  readonly path: string;
  readonly kind: FigureKind;
  /** What it is drawn from. */
  readonly rows: readonly Row[];
  spec(): TopLevelSpec;
}

/** What its kind is told of a figure. */
interface FigureOf<Source, Input> {
  readonly source: Source;
  readonly request: FigureRequest;
  readonly input: Input;
  /** Code of the area or prefecture that it is of. */
  readonly regionCode: string;
  /** What it shows, in the order of the rows; of a figure of one item just that. */
  readonly items: readonly FigureItem[];
  /** The age group of kinds that show the first of those asked for. */
  readonly ages: string;
}

/** A figure from the ratios of one release. `items`, unless of one item, are all of the release. */
export type RatioFigure = FigureOf<FigureSource, FigureInput>;

/** A figure from the trends of several releases. */
export type TrendFigure = FigureOf<TrendFigureSource, TrendFigureInput>;

/** Makes the specs of one kind. */
export interface SpecMaker<Figure> {
  /** @throws Failure where the rows do not allow the figure, with the reason */
  spec(figure: Figure): TopLevelSpec;
  /** Do the rows allow the figure? Where several are asked for, those that cannot be drawn are left out. Default: all can. */
  canDraw?(figure: Figure): boolean;
  /**
   * The sexes of its sheets, one each, where one sheet of the size asked for would be too small to be read; else
   * null, the default.
   */
  sheets?(figure: Figure): readonly SexOrBoth[] | null;
}
