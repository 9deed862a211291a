import type { SexOrBoth } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";
import { headed, headingHeight } from "../chart/heading.js";
import { TYPE } from "../theme.js";

/** Of the areas that are not the prefecture's: they are the background. */
export const OTHERS = "#b5b5b5";
/** Of the names of areas. */
export const LABEL_SIZE = TYPE.label;

const HEADING_GAP = 8;
/** Below the plot: values and what they are. */
const AXIS_HEIGHT = 38;

/** How high the panel of a sex is beside its plot. */
export const heightAround = (lines: number): number => headingHeight(lines) + HEADING_GAP + AXIS_HEIGHT;

/** A plot of areas as dots, under the name of its sex and what the param `headings` says of it. */
export const dotsPanel = (sex: SexOrBoth, language: Language, plot: object) => ({
  // Plots beside each other begin at one height, whether or not the first has a tick at its upper edge.
  bounds: "flush",
  ...headed(sex, language, HEADING_GAP, `headings.${sex}`, plot),
});

/**
 * The names of the prefecture's areas beside their dots.
 *
 * @param held what of a text stands at its place
 */
export function namesLayer(encoding: object, color: string, held: object) {
  const label = (mark: object) => ({
    mark: { type: "text", fontSize: LABEL_SIZE, fontWeight: "bold", ...held, ...mark },
  });
  return {
    transform: [{ filter: "isValid(datum.label)" }],
    encoding,
    // A white edge keeps a name apart from the dots below it.
    layer: [
      label({ stroke: "white", strokeWidth: 3, color: "white", strokeJoin: "round", opacity: 0.8 }),
      label({ color }),
    ],
  };
}
