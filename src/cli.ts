import { Command, CommanderError } from "commander";
import { addDataCommands } from "./cli/data-commands.js";
import { addFetchCommand } from "./cli/fetch-command.js";
import { addFigureCommands } from "./cli/figure-commands.js";
import { addNumberCommands } from "./cli/number-commands.js";
import { type CommandMaker, language, option, runList, say } from "./cli/options.js";
import { addTerminalCommands } from "./cli/terminal-commands.js";
import { withConfigFile } from "./cli/use-config.js";
import { headingIn, usageMessage } from "./cli/words.js";
import { tell } from "./process/terminal.js";
import { TOOL } from "./process/version.js";
import { describePlace, Failure } from "./text/failure.js";
import type { Bilingual } from "./text/language.js";
import { displayWidth } from "./text/table.js";
import { wrap } from "./text/wrap.js";

// With cli/ the only place that knows commander. Each action imports its command when it runs, so that --help stays quick.

function program(): Command {
  const root = new Command("ndb-ratio")
    .description(
      say(
        "NDBオープンデータ（特定健診）から二次医療圏・都道府県の標準化該当比を計算し、図にします。\n秘匿された人数（-）は 0 とみなさず、公表値から取りうる範囲を示します。",
        "Standardized prevalence ratios of Japan's secondary medical areas from the NDB Open Data checkup tables.\nHidden counts are never read as 0: every ratio carries the bounds that the published totals leave.",
      ),
    )
    .version(TOOL.version, "-V, --version", say("版を表示", "print the version"))
    .helpOption("-h, --help", say("使い方を表示", "show help"))
    .addOption(
      option(
        "--lang <言語>",
        "言語（既定：画面は環境に合わせ、図は日本語）",
        "language; figures are Japanese unless en",
      ).choices(["ja", "en"]),
    )
    .addOption(option("--debug", "内部の詳細を表示", "show a stack trace"))
    .configureHelp({
      showGlobalOptions: true,
      displayWidth,
      boxWrap: (text, width) => wrap(text, width).join("\n"),
      styleTitle: (title) => headingIn(language, title),
    })
    // What commander has to say is said by `report`, in the user's language.
    .configureOutput({ outputError: () => {} })
    .showSuggestionAfterError(true)
    .exitOverride();

  const command: CommandMaker = (name, ja, en, ...examples) =>
    root
      .command(name)
      .description(say(ja, en))
      .helpOption("-h, --help", say("使い方を表示", "show help"))
      .addHelpText("after", `\n${say("例", "Examples")}:\n${examples.map((line) => `  ${line}`).join("\n")}`)
      .exitOverride();

  addNumberCommands(command);
  addFigureCommands(command);
  addDataCommands(command);
  addFetchCommand(command);
  command("items", "項目を一覧する", "list the items", "ndb-ratio items --all")
    .addOption(option("--all", "拡張項目も", "the extended items too"))
    .addOption(option("--json", "JSON で出力", "as JSON"))
    .action(
      runList(async (options, effects) => {
        const { items } = await import("./cli/commands/items.js");
        await items(options, effects);
      }),
    );

  command(
    "areas",
    "都道府県と二次医療圏を一覧する",
    "list prefectures and areas",
    "ndb-ratio areas --prefecture 埼玉",
  )
    .addOption(
      option("--prefecture <都道府県>", "都道府県（11、埼玉、埼玉県）", "a prefecture (11, 埼玉, Saitama)"),
    )
    .addOption(option("--json", "JSON で出力", "as JSON"))
    .action(
      runList(async (options, effects) => {
        const { areas } = await import("./cli/commands/areas.js");
        await areas(options, effects);
      }),
    );

  addTerminalCommands(root, command);
  withConfigFile(root);
  return root;
}

/** One message, no stack trace unless --debug. */
function report(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0 || error.code === "commander.help") return error.exitCode === 0 ? 0 : 2;
    tell(`ndb-ratio: ${usageMessage(language, error.code, error.message)}`);
    return 2;
  }
  if (error instanceof Failure) {
    const text: Bilingual = error.text;
    const where = error.place ? `${describePlace(error.place, language)}${say("：", ": ")}` : "";
    tell(`ndb-ratio: ${where}${text[language]}`);
    if (process.argv.includes("--debug")) tell(String(error.stack));
    return error.exitCode;
  }
  if (isSystemError(error)) {
    const where = error.path === undefined ? "" : `${error.path}${say("：", ": ")}`;
    const what = say(
      `読み書きできません（${error.code}）。場所、権限、空き容量を確かめてください。`,
      `cannot be read or written (${error.code}). Check the place, its permissions and its space.`,
    );
    tell(`ndb-ratio: ${where}${what}`);
    if (process.argv.includes("--debug")) tell(String(error.stack));
    return 1;
  }
  tell(
    say(
      `ndb-ratio: 予期しないエラーです。--debug を付けて実行し、表示された内容を開発者に知らせてください。`,
      `ndb-ratio: unexpected error. Run again with --debug and tell the developers what it prints.`,
    ),
  );
  tell(process.argv.includes("--debug") && error instanceof Error ? String(error.stack) : String(error));
  return 1;
}

/** The file system refused: a full disk, a folder without permission, a file where a folder is wanted. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error && "syscall" in error && typeof (error as NodeJS.ErrnoException).code === "string"
  );
}

// A reader that has seen enough (`| head`) closes the pipe: that ends us quietly.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : report(error));
});

try {
  await program().parseAsync(process.argv);
} catch (error) {
  process.exitCode = report(error);
}
