import { SEXES, type Sex } from "./counts.js";
import type { RatioRow } from "./ratios.js";

/** How far a reference is moved in one age group. */
type MoveOfAges = Pick<ReferenceMove, "ages" | "percent">;

/** How far implausible counts move the reference of one item and sex, in the age group in which they do most. */
export interface ReferenceMove {
  readonly release: number;
  readonly item: string;
  /** Whose rates are the reference, where each region is compared with its own prefecture. */
  readonly prefectureCode?: string | undefined;
  readonly sex: Sex;
  readonly ages: string;
  /** People expected with these counts against those expected without them: percent more. */
  readonly percent: number;
  /** The same in the other age groups. Files of rates do not say. */
  readonly others?: readonly MoveOfAges[] | undefined;
  /** Are they left out, so that the reference is not moved? */
  readonly leftOut: boolean;
}

/** The same of rates that a file holds, which are of one release. */
export type MoveOfFile = Pick<ReferenceMove, "item" | "sex" | "ages" | "percent">;

/** Where a reference is moved. */
export interface MovedReference extends Pick<ReferenceMove, "item" | "prefectureCode" | "sex"> {
  /** null where the reference is of one release for all years. */
  readonly release: number | null;
}

/** A move that is said wherever the reference is used. */
export interface NotedMove extends MovedReference, Pick<ReferenceMove, "ages" | "percent" | "others"> {}

/**
 * Percent from which a move is said: a ratio near 100 then moves by a point, the finest step that figures print. In releases
 * 5 to 10 these are stroke, heart and kidney disease of 6 and 9, HbA1c≥6.5 of 8 and kidney disease of 10.
 */
const LEAST_NOTED = 1;

/** Is a move said beside the numbers? */
export const isNoted = ({
  percent,
  leftOut,
}: Pick<ReferenceMove, "percent"> & Partial<ReferenceMove>): boolean =>
  !leftOut && Math.abs(percent) >= LEAST_NOTED;

/**
 * The moves that are said.
 *
 * @param baseRelease the release of the reference where it is the same for all years
 */
export function notedMoves(moves: readonly ReferenceMove[], baseRelease: number | null): NotedMove[] {
  return moves
    .filter(isNoted)
    .filter(({ release }) => baseRelease === null || release === baseRelease)
    .map(({ release, item, prefectureCode, sex, ages, percent, others }) => ({
      release: baseRelease === null ? release : null,
      item,
      ...(prefectureCode === undefined ? {} : { prefectureCode }),
      sex,
      ages,
      percent,
      ...(others === undefined ? {} : { others }),
    }));
}

/**
 * A move in those of the age groups shown in which it is greatest; null where it moves none of them so far that it is said, and
 * as it is where that is not known.
 */
export function moveAmong(move: NotedMove, shown: readonly string[]): NotedMove | null {
  if (!move.others || shown.length === 0) return move;
  const own = [move, ...move.others].filter(({ ages }) => shown.includes(ages));
  const most = own.reduce<MoveOfAges | null>(
    (a, b) => (a && Math.abs(a.percent) >= Math.abs(b.percent) ? a : b),
    null,
  );
  if (!most || !isNoted(most)) return null;
  return { ...move, ages: most.ages, percent: most.percent };
}

/** The moves of a file's rates that are said, the same for all years. */
export function notedMovesOfFile(moves: readonly MoveOfFile[]): NotedMove[] {
  return moves
    .filter(isNoted)
    .map(({ item, sex, ages, percent }) => ({ release: null, item, sex, ages, percent }));
}

/** Was a ratio made with one of these references? One of a fixed release, the same for all years, tells no year from another. */
export function isAmongMoved(
  moved: readonly MovedReference[],
): (ratio: Pick<RatioRow, "release" | "item" | "prefectureCode" | "sex">) => boolean {
  const keyOf = (release: number | null, item: string, code: string, sex: Sex) =>
    `${release} ${item} ${code} ${sex}`;
  const keys = new Set(
    moved.map(({ release, item, prefectureCode = "", sex }) => keyOf(release, item, prefectureCode, sex)),
  );
  return ({ release, item, prefectureCode, sex }) =>
    keys.size > 0 &&
    SEXES.some(
      (one) =>
        (sex === "both" || sex === one) &&
        ["", prefectureCode ?? ""].some((code) => keys.has(keyOf(release, item, code, one))),
    );
}
