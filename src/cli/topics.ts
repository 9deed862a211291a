/** Subjects that `ndb-ratio help` explains; the texts are data/help/NAME.ja.txt and NAME.en.txt. */
export const TOPICS = ["suppression", "reference", "items", "trends", "files", "config"] as const;
