import { textWidth } from "../../render/text-width.js";
import { spreadLabels } from "../text/label-row.js";
import { TYPE } from "../theme.js";
import { LABELS_LEFT, NAMES_WIDTH } from "./layout.js";

/** The label of an area: it wants to stand above the area's place. */
export interface LabelledArea {
  readonly place: number;
  readonly name: string;
  readonly value: string;
}

export const NAME_SIZE = TYPE.label;
export const VALUE_SIZE = 10;
const GAP = 7;
/** A turned label takes so much of the row. */
const PITCH = NAME_SIZE + 3;
/** Level labels that take more of the row than this end far from their intervals: they are turned. */
const MOST_LEVEL_SHARE = 0.6;

/**
 * Where labels stand along the axis of places, so that none overlaps: level where they have room near their intervals,
 * running upwards where there are many (北海道 has 21 areas, most of them at one end).
 *
 * @param count of the places
 * @param width of all places, in the unit of the type
 * @returns middles, in places
 */
export function labelPlaces(labels: readonly LabelledArea[], count: number, width: number) {
  const place = count / width;
  const [from, to] = [-LABELS_LEFT, width + NAMES_WIDTH];
  const widths = labels.map(
    ({ name, value }) => Math.max(textWidth(name, NAME_SIZE, "bold"), textWidth(value, VALUE_SIZE)) + GAP,
  );
  const isTurned = widths.reduce((sum, each) => sum + each, 0) > MOST_LEVEL_SHARE * (to - from);
  const places = spreadLabels(
    labels.map((label) => label.place),
    widths.map((each) => (isTurned ? PITCH : each) * place),
    0.5 + from * place,
    0.5 + to * place,
  );
  return { isTurned, places };
}
