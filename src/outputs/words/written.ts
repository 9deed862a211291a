import type { Language } from "../../text/language.js";
import { visible } from "../../text/visible-text.js";
import type { ToldRegions } from "./told-regions.js";

export const WORDS_FORMATS = ["text", "markdown"] as const;
type WordsFormat = (typeof WORDS_FORMATS)[number];

interface Setting {
  title(text: string): string;
  heading(text: string): string;
  /** A line of a list, which begins with what it is about. */
  entry(about: string, text: string): string;
  plain(text: string): string;
}

const LONGEST = Number.POSITIVE_INFINITY;

/** Text of a file acts in neither: what is unseen is shown. */
const settings = (colon: string): Readonly<Record<WordsFormat, Setting>> => ({
  text: {
    title: seen,
    heading: (text) => `■ ${seen(text)}`,
    entry: (about, text) => `${seen(about)}${colon}${seen(text)}`,
    plain: seen,
  },
  markdown: {
    title: (text) => `# ${literal(text)}`,
    heading: (text) => `## ${literal(text)}`,
    entry: (about, text) => `- **${literal(about)}**${colon}${literal(text)}`,
    plain: literal,
  },
});

const seen = (text: string) => visible(text, LONGEST);

/** Text that Markdown shows as it is: what would be its signs or a tag of HTML has a backslash. */
const literal = (text: string) => seen(text).replace(/[\\`*_[\]|]|<(?=[A-Za-z/!?])|^(?=[#>+-])/g, "\\$&");

/** Sentences as text or Markdown, to be pasted. */
export function writtenWords(words: ToldRegions, format: WordsFormat, language: Language): string {
  const ja = language === "ja";
  const join = (sentences: readonly string[]) => sentences.join(ja ? "" : " ");
  const { title, heading, entry, plain } = settings(ja ? "：" : ": ")[format];
  const blocks = [
    title(words.title),
    ...words.sections.flatMap((section) => [
      heading(section.heading),
      ...section.sentences.map(plain),
      section.items.map(({ name, sentences }) => entry(name, join(sentences))).join("\n"),
    ]),
    words.reading.length > 0 ? heading(ja ? "読み方と限界" : "How to read, and limits") : "",
    words.reading.map((paragraph) => entry(paragraph.heading, paragraph.text)).join("\n"),
    words.source.map(plain).join("\n"),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** Texts of several years, one after the other: what the last one says of reading and source too, it alone says. */
export function writtenYears(years: readonly ToldRegions[], format: WordsFormat, language: Language): string {
  const last = years.at(-1)!;
  const texts = years.map((words) =>
    words === last
      ? words
      : {
          ...words,
          reading: words.reading.filter(({ text }) => !last.reading.some((said) => said.text === text)),
          source: words.source.filter((line) => !last.source.includes(line)),
        },
  );
  return texts.map((words) => writtenWords(words, format, language)).join("\n");
}
