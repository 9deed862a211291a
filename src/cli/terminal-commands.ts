import { Argument, type Command } from "commander";
import { type CommandMaker, language, say } from "./options.js";
import { TOPICS } from "./topics.js";

/** Commands that help at the terminal. To be added last, since the shell is told of all others. */
export function addTerminalCommands(root: Command, command: CommandMaker): void {
  command(
    "completion",
    "シェルの補完スクリプトを表示する（bash・zsh・fish）",
    "print the completion script of a shell (bash, zsh, fish)",
    "source <(ndb-ratio completion bash)                                     # ~/.bashrc",
    "source <(ndb-ratio completion zsh)                                      # ~/.zshrc",
    "ndb-ratio completion fish > ~/.config/fish/completions/ndb-ratio.fish",
  )
    .addArgument(new Argument("<shell>", say("シェル", "shell")).choices(["bash", "zsh", "fish"]))
    .action(async (shell: string) => {
      const { completionScript } = await import("./commands/completion.js");
      process.stdout.write(completionScript(shell));
    });

  // What the scripts ask at every press of the tab key.
  root
    .command("__complete", { hidden: true })
    .argument("[words...]")
    .action(async (words: string[]) => {
      const { complete, completionText } = await import("./complete.js");
      const { catalogNames } = await import("../catalog/names.js");
      process.stdout.write(completionText(complete(root, words, catalogNames, language)));
    });

  const topics = TOPICS.map((name) => `  ndb-ratio help ${name}`).join("\n");
  root.helpCommand(false).addHelpText("after", `\n${say("解説", "Topics")}:\n${topics}`);
  command(
    "help",
    "コマンドの使い方、または解説を表示",
    "show help for a command, or a topic",
    "ndb-ratio help compute",
    "ndb-ratio help suppression",
  )
    .argument(
      "[command]",
      say(`コマンド、または解説（${TOPICS.join("、")}）`, `a command, or a topic (${TOPICS.join(", ")})`),
    )
    .action(async (name: string | undefined) => {
      if (name === undefined) root.outputHelp();
      else await (await import("./help.js")).help(root, name, language);
    });
}
