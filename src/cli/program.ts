import { Argument, Command, type Option } from "commander";
import { tell } from "../process/terminal/terminal.js";
import { TOOL } from "../process/version.js";
import type { Language } from "../text/language.js";
import { displayWidth, wrap } from "../text/table.js";
import { asOption } from "../text/told.js";
import { readConfig } from "./config/config-file.js";
import { COMMANDS } from "./declared/command-table.js";
import type { Action, Call, CommandDeclaration, Operand } from "./declared/declared-command.js";
import { DeclaredOption } from "./declared/declared-option.js";
import { sayingIn } from "./language.js";
import { GLOBAL } from "./options/global.js";
import { flagsOf, type Option as OptionDeclaration } from "./options/option.js";
import { topicList } from "./topics.js";
import { headingIn } from "./words.js";

/** The program as commander knows it, made of the tables of commands and options, in the user's language. */
export function program(language: Language): Command {
  const say = sayingIn(language);
  const root = new Command("ndb-ratio")
    .description(
      say(
        "NDBオープンデータ（特定健診）から二次医療圏・都道府県の標準化該当比を計算し、図にします。\n秘匿された人数（-）は 0 とみなさず、公表値から取りうる範囲を示します。",
        "Standardized prevalence ratios of Japan's secondary medical areas from the NDB Open Data checkup tables.\nHidden counts are never read as 0: every ratio carries the bounds that the published totals leave.",
      ),
    )
    .version(TOOL.version, "-V, --version", say("版を表示", "print the version"))
    .helpOption("-h, --help", say("使い方を表示", "show help"))
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: true,
      displayWidth,
      boxWrap: (text, width) => wrap(text, width).join("\n"),
      // Words that an operand or an option may be stand in its description.
      argumentDescription: ({ description }) => description,
      optionDescription: ({ description }) => description,
      styleTitle: (title) => headingIn(language, title),
    })
    // What commander has to say is said in the user's language: see cli.ts.
    .configureOutput({ outputError: () => {} })
    .showSuggestionAfterError(true)
    .exitOverride()
    .hook("preAction", (_, command) => useConfig(root, command, say));
  for (const [name, option] of Object.entries(GLOBAL))
    for (const flag of flagsOf(option)) root.addOption(globalOption(name, flag, language));
  for (const declared of COMMANDS) addCommand(root, declared, language);
  addCompleting(root, language);
  return root.addHelpText(
    "after",
    () =>
      `\n${say("解説（ndb-ratio help 解説名）：", "Topics (ndb-ratio help TOPIC):")}\n${topicList(language)}`,
  );
}

/** A word that none of the program's own options allows is refused before anything is loaded. */
function globalOption(name: string, declared: OptionDeclaration, language: Language): Option {
  const option = new DeclaredOption(name, declared, language);
  return declared.words.length > 0 ? option.choices(declared.words) : option;
}

/** Sets the options that the config file gives and the command line does not, and says so. */
async function useConfig(root: Command, command: Command, say: ReturnType<typeof sayingIn>): Promise<void> {
  const declared = COMMANDS.find(({ name }) => name === command.name());
  if (!declared || declared.isAboutProgram) return;
  const file = readConfig(root.opts().config);
  if (!file) return;
  const { applyConfig } = await import("./config/config.js");
  const { set, forOthers } = applyConfig(root, command, file);
  if (command.opts().quiet) return;
  const [line, others] = [set.join(" "), forOthers.join(" ")];
  if (line !== "") tell(say(`設定ファイル ${file.path}：${line}`, `from ${file.path}: ${line}`));
  if (others !== "")
    tell(
      say(
        `設定ファイル ${file.path} の次の指定は、このコマンドやこの種類の図では使えないので、使いません：${others}`,
        `from ${file.path}, left out since it does not go with this command or kind of figure: ${others}`,
      ),
    );
}

function addCommand(root: Command, declared: CommandDeclaration, language: Language): void {
  const say = sayingIn(language);
  const { name, help, examples, operand, options } = declared;
  const command = root
    .command(name)
    .description(help[language])
    .helpOption("-h, --help", say("使い方を表示", "show help"))
    .addHelpText("after", `\n${say("例：", "Examples:")}\n${examples.map((line) => `  ${line}`).join("\n")}`)
    .exitOverride();
  if (operand) command.addArgument(argumentOf(operand, language));
  for (const [optionName, option] of Object.entries(options))
    for (const flag of flagsOf(option)) command.addOption(new DeclaredOption(optionName, flag, language));
  command.action(async () => {
    const operands = command.processedArgs.flat().filter((word) => word !== undefined);
    await act(await declared.load(), { operands, options: command.optsWithGlobals(), language, root });
  });
}

/** Its words are for completion only: a wrong one is refused by the command itself, in the user's language. */
function argumentOf({ name, help, words }: Operand, language: Language): Argument {
  return Object.assign(new Argument(name, help[language]), words ? { argChoices: words } : {});
}

/** Runs an action with the effects of the real program, which from now on ends with a word where it is interrupted. */
async function act(action: Action, call: Omit<Call, "effects">): Promise<void> {
  const { language } = call;
  const [{ processEffects }, { endOnSignals }] = await Promise.all([
    import("../process/process-effects.js"),
    import("../process/interrupts.js"),
  ]);
  const effects = processEffects(language, asOption);
  endOnSignals(language, effects.clearProgress);
  try {
    const status = await action({ ...call, effects });
    if (typeof status === "number") process.exitCode = status;
  } finally {
    effects.clearProgress();
  }
}

/** What the scripts of the shells ask at every press of the tab key. */
function addCompleting(root: Command, language: Language): void {
  root
    .command("__complete", { hidden: true })
    .argument("[words...]")
    .action(async (words: string[]) => {
      const { complete, completionText } = await import("./complete.js");
      const { catalogNames } = await import("../catalog/names.js");
      process.stdout.write(completionText(complete(root, words, { names: catalogNames, language })));
    });
}
