import { type Box, fittingSize, heightOf } from "./fit.js";
import { addText, type OpenSlide, SOFT } from "./text-box.js";

/** Points. */
const SIZES = [11, 10] as const;
/** Smaller type is not read in a room. */
const LEAST_SIZE = 9;
/** Inches that footnotes may take at most, from what stands above them. */
const MOST_HEIGHT = 1.2;

const LEFT_OUT = { ja: "ほかの注はノートに記載。", en: "More notes stand in the speaker's notes." } as const;

interface Footnotes {
  readonly texts: readonly string[];
  /** Points. */
  readonly size: number;
  readonly box: Box;
  /** Inches that the footnotes take from what stands above them. */
  readonly taken: number;
  /** Footnotes without room, for the speaker's notes. */
  readonly leftOut: readonly string[];
}

/**
 * Footnotes in a type that can be read in a room. They take room from what stands above them before their type grows small;
 * before it would be too small, the last ones go.
 *
 * @param isCrowded whether what stands above them needs its room
 */
export function fittedFootnotes(
  all: readonly string[],
  { places: { footnotes: place }, deck }: OpenSlide,
  isCrowded: boolean,
): Footnotes {
  const usual = isCrowded ? LEAST_SIZE : SIZES[1];
  const most = { ...place, h: MOST_HEIGHT };
  let texts = all;
  for (let count = all.length - 1; count > 0 && heightOf(texts, place.w, LEAST_SIZE) > most.h; count--) {
    texts = [...all.slice(0, count), LEFT_OUT[deck.language]];
  }
  const h = Math.min(Math.max(place.h, heightOf(texts, place.w, usual)), most.h);
  const taken = h - place.h;
  const size =
    taken > 0 ? fittingSize(texts, { w: place.w, h }, [usual, LEAST_SIZE]) : fittingSize(texts, place, SIZES);
  return {
    texts,
    size,
    box: { ...place, y: place.y - taken, h },
    taken,
    leftOut: texts === all ? [] : all.slice(texts.length - 1),
  };
}

/** Puts the footnotes on a slide. */
export const addFootnotes = (slide: OpenSlide, { texts, size, box }: Footnotes): void =>
  addText(slide, texts.join("\n"), box, { ...SOFT, fontSize: size });
