import { completionScript, SHELLS } from "../commands/completion.js";
import { TOPICS } from "../topics.js";
import { type CommandDeclaration, wordOperand } from "./declared-command.js";

/** Commands about the program itself. In the order of the help. */
export const PROGRAM_COMMANDS: readonly CommandDeclaration[] = [
  {
    name: "completion",
    help: {
      ja: "シェルの補完スクリプトを表示する（bash・zsh・fish）",
      en: "print the completion script of a shell (bash, zsh, fish)",
    },
    examples: [
      "source <(ndb-ratio completion bash)                                     # ~/.bashrc",
      "source <(ndb-ratio completion zsh)                                      # ~/.zshrc",
      "ndb-ratio completion fish > ~/.config/fish/completions/ndb-ratio.fish",
    ],
    operand: wordOperand("<shell>", SHELLS),
    options: {},
    isAboutProgram: true,
    load:
      async () =>
      ({ operands: [shell = ""], effects }) =>
        effects.write([completionScript(shell)]),
  },
  {
    name: "help",
    help: { ja: "コマンドの使い方、または解説を表示", en: "show help for a command, or a topic" },
    examples: ["ndb-ratio help compute", "ndb-ratio help suppression"],
    operand: {
      name: "[command]",
      help: {
        ja: `コマンド、または解説（${TOPICS.join("、")}）`,
        en: `a command, or a topic (${TOPICS.join(", ")})`,
      },
    },
    options: {},
    isAboutProgram: true,
    load: async () => {
      const { help } = await import("../help.js");
      return ({ operands: [name], root, language }) => help(root, name, language);
    },
  },
];
