import { readFileSync } from "node:fs";
import { ownFile } from "../process/own-files.js";
import type { Language } from "../text/language.js";

/** Subjects that `ndb-ratio help` explains, in the order to read them; the texts are data/help/NAME.ja.md and NAME.en.md. */
export const TOPICS = [
  "files",
  "releases",
  "items",
  "reference",
  "regions",
  "own-data",
  "suppression",
  "result",
  "figures",
  "trends",
  "report",
  "office",
  "pipes",
  "database",
  "commands",
  "config",
  "library",
  "method",
] as const;

/** The page of a topic in Markdown. */
export function topicText(topic: string, language: Language): string {
  return readFileSync(ownFile(`data/help/${topic}.${language}.md`), "utf8");
}

/** The title of a topic's page. */
export function topicTitle(topic: string, language: Language): string {
  return /^# (.+)/.exec(topicText(topic, language))![1]!;
}

/** A line a topic: its name and its title. */
export function topicList(language: Language): string {
  const widest = Math.max(...TOPICS.map((topic) => topic.length));
  return TOPICS.map((topic) => `  ${topic.padEnd(widest)}  ${topicTitle(topic, language)}`).join("\n");
}
