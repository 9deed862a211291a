import type { Language } from "../../../../text/language.js";
import { EN } from "./words-en.js";
import { JA, type Words } from "./words-ja.js";

export type { Words };

/** What the page says. */
export const WORDS: Readonly<Record<Language, Words>> = { ja: JA, en: EN };
