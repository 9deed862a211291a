import { AGE_CLASSES, AGES, type AgeRange } from "./counts.js";

/** A range of 5-year classes: columns `from` to `to`, both included. */
export interface AgeGroup extends AgeRange {
  readonly id: string;
}

/** The seven classes together. */
export const WHOLE_AGES = "40-74";

const WIDE_GROUPS: readonly AgeGroup[] = [
  { id: WHOLE_AGES, from: 0, to: AGES - 1 },
  { id: "40-64", from: 0, to: 4 },
  { id: "65-74", from: 5, to: 6 },
];

/** The 5-year classes. */
export const CLASS_GROUPS: readonly AgeGroup[] = AGE_CLASSES.map((id, i) => ({ id, from: i, to: i }));

/** Every group that can be asked for. */
export const AGE_GROUPS: readonly AgeGroup[] = [...WIDE_GROUPS, ...CLASS_GROUPS];
/** What the published figures show. */
export const DEFAULT_AGES = WIDE_GROUPS.map(({ id }) => id);

/** Groups by id; "5-year" stands for the seven classes. Unknown ids give null. */
export function ageGroup(id: string): readonly AgeGroup[] | null {
  if (id === "5-year") return CLASS_GROUPS;
  const found = AGE_GROUPS.find((group) => group.id === id);
  return found ? [found] : null;
}

/** True where the group is all seven ages, so that 中計 gives its sum. */
export function isWhole(group: AgeGroup): boolean {
  return group.from === 0 && group.to === AGES - 1;
}

/** Can a group be made of whole classes: is each of them inside or outside? All groups can of the 5-year classes. */
export function isMadeOf({ from, to }: AgeGroup, classes: readonly AgeRange[] | undefined): boolean {
  return (classes ?? []).every((one) => (from <= one.from && one.to <= to) || one.to < from || to < one.from);
}
