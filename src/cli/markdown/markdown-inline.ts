/**
 * A text whose links say where they lead: another page of the help by its command, the web by its address. A link alone
 * between parentheses gives its place to the command.
 */
export function withoutLinks(text: string): string {
  return text
    .replace(/([(（])\[[^\]]+\]\((\w+)\.(?:ja|en)\.md(?:#[^)]*)?\)(?=[)）])/g, "$1ndb-ratio help $2")
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, label: string, target: string) => {
      const [, topic, language] = /^(\w+)\.(ja|en)\.md/.exec(target) ?? [];
      if (topic)
        return language === "ja"
          ? `${label}（ndb-ratio help ${topic}）`
          : `${label} (ndb-ratio help ${topic})`;
      return target.startsWith("http") ? `${label} <${target}>` : label;
    });
}

/** A text without any marks, for headings and cells. */
export function plainText(text: string): string {
  return withoutLinks(text)
    .replace(/`|\*\*/g, "")
    .replaceAll("\\|", "|")
    .trim();
}
