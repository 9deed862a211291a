export const USUAL_WIDTH = 900;
/** Width of the names, and of the numbers where ratios, ranks and ages stand in them. */
const NAMES = 172;
const NUMBERS = 272;
/** Width of the column of ranks, which goes where nothing has a rank, and of that of ratios against a second reference. */
const RANKS = 80;
const SECOND = 80;

/** Columns that not every profile has. */
export interface ProfileColumns {
  /** Has it a column of ratios against a second reference? */
  readonly hasSecond: boolean;
  readonly hasRanks: boolean;
}
/** Between a name and the plot. */
export const NAME_GAP = 10;
/** Share of the width beside the texts that the bars by age take; the rest is for the intervals. */
const AGES_SHARE = 0.476;
const LEAST_AGES = 217;
const LEAST_INTERVAL = 100;
/** Height of a line, in which two texts stand one below the other. */
const USUAL_LINE = 29;
const LEAST_LINE = 25;

/** Height of the heading above the items of a side; above the first side stand the heads of the columns too. */
export const HEADING = 20;
const HEADS = 40;
/** Between two sexes, and between a heading and its items. */
const BETWEEN = 24;
export const GAP = 3;

/**
 * How wide the columns of a profile are, and how high the line of an item.
 *
 * @param width of all columns
 * @param blocks how many items each sex shows
 * @param height of all blocks, where a size is asked for
 */
export function profileLayout(
  width: number,
  blocks: readonly number[],
  { hasSecond, hasRanks }: ProfileColumns,
  height?: number,
) {
  const numbers = NUMBERS - (hasRanks ? 0 : RANKS) + (hasSecond ? SECOND : 0);
  const plots = Math.max(2 * LEAST_INTERVAL, width - NAMES - numbers);
  const wished = Math.max(LEAST_AGES, Math.round(plots * AGES_SHARE));
  const ages = Math.min(wished, plots - LEAST_INTERVAL);
  const columns = { names: NAMES, interval: plots - ages, numbers, ages };
  const around = blocks.length * (2 * HEADING + HEADS + 3 * GAP + BETWEEN) - BETWEEN;
  const items = blocks.reduce((sum, count) => sum + count, 0);
  const line =
    height === undefined
      ? USUAL_LINE
      : Math.max(LEAST_LINE, Math.floor((height - around) / Math.max(1, items)));
  /** Would all be smaller than it should be, since there is no room for so many lines below each other? */
  const isTooHigh = height !== undefined && around + LEAST_LINE * items > height;
  return { ...columns, width: NAMES + plots + numbers, line, isTooHigh };
}

export type ProfileLayout = ReturnType<typeof profileLayout>;
