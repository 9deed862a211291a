import type { Command } from "commander";
import { suggest } from "../catalog/suggest.js";
import { coloursFor } from "../process/terminal/colours.js";
import { type Failure, misuse } from "../text/failure.js";
import type { Language } from "../text/language.js";
import { markdownPage } from "./markdown/markdown-page.js";
import { TOPICS, topicText } from "./topics.js";

/** Widest that running text is pleasant to read, cells. */
const WIDEST = 88;

/** `ndb-ratio help [NAME]`: of everything; of a topic its page, of a command its help; both where they share a name. */
export async function help(root: Command, name: string | undefined, language: Language): Promise<void> {
  if (name === undefined) return root.outputHelp();
  const topic = TOPICS.find((known) => known === name);
  const command = root.commands.find((known) => known.name() === name);
  if (!topic && !command) throw unknown(name, [...root.commands.map((known) => known.name()), ...TOPICS]);
  if (topic) {
    const { bold, cyan, level } = coloursFor(process.stdout.isTTY);
    const width = Math.min(process.stdout.columns ?? 80, WIDEST);
    const paints = level > 0 ? { heading: bold, strong: bold, code: cyan } : {};
    process.stdout.write(markdownPage(topicText(topic, language), width, paints));
    if (command) process.stdout.write(`\n${bold(`ndb-ratio ${name}`)}\n`);
  }
  command?.outputHelp();
}

function unknown(name: string, known: readonly string[]): Failure {
  const near = suggest(
    name,
    known.filter((word) => !word.startsWith("_")),
  );
  return misuse({
    ja: `「${name}」というコマンドも解説もありません${near.length > 0 ? `。もしかして：${near.join("、")}` : ""}。一覧は ndb-ratio help で表示できます。`,
    en: `there is no command and no topic "${name}"${near.length > 0 ? `. Did you mean ${near.join(", ")}?` : "."} \`ndb-ratio help\` lists them.`,
  });
}
