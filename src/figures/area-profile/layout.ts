export const USUAL_WIDTH = 900;
const NAMES = 172;
const NUMBERS = 272;
/** Of it the column of ranks, where nothing has one; and a column more, of the ratios against a second reference. */
const RANKS = 80;
const SECOND = 80;

/** Columns that not every profile has. */
export interface ProfileColumns {
  /** Of the ratios against a second reference. */
  readonly hasSecond: boolean;
  readonly hasRanks: boolean;
}
/** Between a name and the plot. */
export const NAME_GAP = 10;
/** Of what texts leave, as much is for the bars by age, below which values stand; the rest for the intervals. */
const AGES_SHARE = 0.476;
const LEAST_AGES = 217;
const LEAST_INTERVAL = 100;
/** Two texts stand one below the other in a line. */
const USUAL_LINE = 29;
const LEAST_LINE = 25;

/** Above the items of a side: their heading, and above those of the first the heads of the columns too. */
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
  return { ...columns, width: NAMES + plots + numbers, line };
}

export type ProfileLayout = ReturnType<typeof profileLayout>;
