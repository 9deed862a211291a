import { textWidth } from "../../render/text-width.js";
import { signed } from "../../text/numbers.js";
import type { Domain } from "../difference-scale.js";
import type { FunnelLayout } from "../funnel/layout.js";
import { LABEL_SIZE } from "../national/dots.js";
import { placeLabels } from "../text/label-places.js";
import type { PairRow } from "./rows.js";

/** The name of an area beside its dot. */
export interface AreaLabel {
  readonly label: string;
  /** Its middle, in points of difference, and whether a line leads from it to its dot. */
  readonly labelX: number;
  readonly labelY: number;
  readonly isLed: boolean;
}

/** Beyond the frame the values stand behind the name. */
const labelOf = ({ name, isBeyond, x, y }: PairRow) =>
  isBeyond ? `${name} (${signed(x, 0)}, ${signed(y, 0)})` : name;

/** Names at free places beside the prefecture's dots; those farthest from the middle choose first. */
export function areaLabels(
  rows: readonly PairRow[],
  [xDomain, yDomain]: readonly [Domain, Domain],
  { panelWidth: width, panelHeight: height }: FunnelLayout,
): ReadonlyMap<PairRow, AreaLabel> {
  const perX = width / (xDomain[1] - xDomain[0]);
  const perY = height / (yDomain[1] - yDomain[0]);
  const x = ({ atX }: PairRow) => perX * (atX - xDomain[0]);
  const y = ({ atY }: PairRow) => perY * (yDomain[1] - atY);
  const far = ({ x, y }: PairRow) => Math.max(Math.abs(x), Math.abs(y));
  const own = rows
    .filter(({ isOwn }) => isOwn)
    .toSorted((a, b) => far(b) - far(a) || (a.code < b.code ? -1 : 1));
  const places = placeLabels(
    own.map((row) => {
      const label = labelOf(row);
      return { x: x(row), y: y(row), width: textWidth(label, LABEL_SIZE, "bold"), height: LABEL_SIZE };
    }),
    rows.filter(({ isOwn }) => !isOwn).map((row) => ({ x: x(row), y: y(row) })),
    { width, height },
  );
  return new Map(
    own.map((row, index) => {
      const place = places[index]!;
      return [
        row,
        {
          label: labelOf(row),
          labelX: xDomain[0] + place.x / perX,
          labelY: yDomain[1] - place.y / perY,
          isLed: place.isAway,
        },
      ];
    }),
  );
}
