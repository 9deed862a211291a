/** How sentences are written. */
export const WORDS_FORMATS = ["text", "markdown"] as const;
export type WordsFormat = (typeof WORDS_FORMATS)[number];
