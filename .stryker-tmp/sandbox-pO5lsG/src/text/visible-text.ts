/**
 * Characters that are not seen but act: control characters (C0 with ESC, DEL, C1), marks and overrides of the writing
 * direction, zero-width and tag characters, line and paragraph separators, fillers, halves of surrogate pairs, and
 * code points that are no characters. Variation selectors stay: names of people and places are written with them.
 */
// @ts-nocheck

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u115f\u1160\u3164\uffa0]|\u034f/gu;

/** The longest name in the official tables has 10 characters, the longest class 34, the longest title 118. */
const LONGEST_NAME = 200;

const ESCAPE = 0x1b;
/** A line break of this program's own, or a colour that it gave a text. */
const OWN = new RegExp(`\r?\n|\t|${String.fromCharCode(ESCAPE)}\\[[\\d;]*m`, "y");

/** "\u001b", as programmers write it: told apart from every text that can be seen, and the same everywhere. */
function escaped(character: string): string {
  const code = character.codePointAt(0)!.toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}

/**
 * A text from a file as it may stand in a figure, a page, a document or a message: what would act unseen is shown as
 * `\u001b`, and what is far too long for a name is cut. Official names come back as they are.
 */
export function visible(text: string, longest = LONGEST_NAME): string {
  const shown = text.replace(UNSEEN, escaped);
  if (shown.length <= longest) return shown;
  return `${[...shown].slice(0, longest - 1).join("")}…`;
}

/** The same of every text of a parsed JSON value; names of keys stay. */
export function visibleTexts<T>(value: T): T {
  if (typeof value === "string") return visible(value) as T;
  if (Array.isArray(value)) return value.map(visibleTexts) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, visibleTexts(part)])) as T;
}

/**
 * A text of many lines as a terminal may be given it: line breaks, tabs and the program's own colours act, anything
 * else that would is shown.
 */
export function visibleLines(text: string): string {
  return text.replace(UNSEEN, (character, at: number) => {
    OWN.lastIndex = at;
    return OWN.test(text) ? character : escaped(character);
  });
}
