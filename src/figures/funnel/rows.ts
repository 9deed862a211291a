import type { Spread } from "../../engine/statistics/spread.js";
import type { SexOrBoth } from "../../model/ratios.js";
import type { Domain } from "../difference-scale.js";
import { type NationalRow, nationalRow } from "../national/chart.js";
import type { NationalInput, NationalRows } from "../national/rows.js";
import { type AreaLabel, areaLabels } from "./labels.js";
import type { FunnelLayout } from "./layout.js";
import { limitCurve } from "./limits.js";

export interface AreaRow extends NationalRow, Partial<AreaLabel> {}

/** A point of a control limit. */
export interface LimitRow {
  readonly sex: SexOrBoth;
  /** Share of areas that stay between the limits. */
  readonly level: 0.95 | 0.998;
  /** Given the spread among areas of that size, or by chance alone. */
  readonly isAdjusted: boolean;
  readonly side: "lower" | "upper";
  readonly expected: number;
  /** Points of difference. */
  readonly limit: number;
}

/** From the smallest to the largest expected count, with a little room for the dots. */
export function countDomain({ areas }: NationalRows): Domain {
  const counts = areas.map(({ expected }) => expected).filter((expected) => expected > 0);
  if (counts.length === 0) return [1, 10];
  return [Math.min(...counts) * 0.75, Math.max(...counts) * 1.35];
}

/** Powers of ten, with 3, or 2 and 5, between them. */
export function countTicks([from, to]: Domain): number[] {
  const steps = to / from > 300 ? [1, 3] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(from)); power <= to; power *= 10) {
    for (const step of steps) {
      if (step * power >= from && step * power <= to) ticks.push(step * power);
    }
  }
  return ticks;
}

/** The areas of one sex, those of the prefecture with their names. */
export function areaRows(
  input: NationalInput,
  { areas }: NationalRows,
  domain: Domain,
  counts: Domain,
  layout: FunnelLayout,
): AreaRow[] {
  const rows = areas.map((row) => nationalRow(row, input));
  const isOwn = ({ isOwn }: NationalRow) => isOwn;
  const others = rows.filter((row) => !isOwn(row));
  const labels = areaLabels(rows.filter(isOwn), others, domain, counts, layout);
  return rows.map((row) => ({ ...row, ...labels.get(row) }));
}

/** The control limits of one sex, those of the spread where it is known. A lower one that is held at −100 is none. */
export function limitRows({ areas }: NationalRows, sex: SexOrBoth, counts: Domain, spread: Spread | null) {
  const examined = areas.reduce((sum, row) => sum + row.examined, 0);
  const rate = examined > 0 ? areas.reduce((sum, row) => sum + row.expected, 0) / examined : 0;
  return [false, ...(spread ? [true] : [])].flatMap((isAdjusted) =>
    ([0.998, 0.95] as const).flatMap((level) => {
      const curve = limitCurve(counts, { level, rate, spread: isAdjusted ? spread : null });
      return (["lower", "upper"] as const).flatMap((side) =>
        curve.flatMap(({ expected, [side]: limit }): LimitRow[] =>
          limit > -100 ? [{ sex, level, isAdjusted, side, expected, limit }] : [],
        ),
      );
    }),
  );
}
