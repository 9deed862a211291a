/** A program of a shell line with its words, and the file that its output goes to. */
export interface ShellCommand {
  readonly words: readonly string[];
  readonly output: string | null;
}

/** A line of a fenced block: programs that are joined by pipes. */
export interface ShellLine {
  readonly text: string;
  readonly pipe: readonly ShellCommand[];
}

/** Text of the fenced blocks of a language, without their indentation. */
function fencedBlocks(markdown: string, language: string): string[] {
  const fence = new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\`$`, "gm");
  return [...markdown.matchAll(fence)].map(([, indent, text]) =>
    text!.replace(new RegExp(`^${indent}`, "gm"), ""),
  );
}

/** Command lines of all `sh` blocks, each joined where it goes on in the next line. */
export function shellLines(markdown: string): ShellLine[] {
  return fencedBlocks(markdown, "sh")
    .flatMap((block) => block.replace(/([|\\])\n\s*/g, (_, end) => (end === "|" ? "| " : "")).split("\n"))
    .filter((text) => text.trim() !== "")
    .map((text) => ({ text, pipe: pipeOf(text) }));
}

/** As much of a shell's grammar as the READMEs use: quotes, pipes, `>`, `<(…)` and comments. */
function pipeOf(text: string): ShellCommand[] {
  const inner = /<\((.+?)\)/.exec(text)?.[1];
  const tokens = (inner ?? text).match(/#.*$|\||>|(?:'[^']*'|"[^"]*"|[^\s|>#'"])+/g) ?? [];
  const pipe: ShellCommand[] = [];
  let words: string[] = [];
  let output: string | null = null;
  const end = () => {
    pipe.push({ words, output });
    words = [];
    output = null;
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.startsWith("#")) break;
    if (token === "|") end();
    else if (token === ">") output = tokens[++at]!;
    else words.push(token.replace(/'([^']*)'|"([^"]*)"/g, "$1$2"));
  }
  end();
  return pipe;
}
