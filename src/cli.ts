import { CommanderError } from "commander";
import { languageOf, sayingIn } from "./cli/language.js";
import { program } from "./cli/program.js";
import { usageMessage } from "./cli/words.js";
import { tell } from "./process/terminal/terminal.js";
import { cannotWrite } from "./process/write-file.js";
import { describePlace, Failure } from "./text/failure.js";
import { asOption, worded } from "./text/told.js";

const language = languageOf(process.argv, process.env);
const say = sayingIn(language);

/** One message, no stack trace unless --debug. */
function report(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0 || error.code === "commander.help") return error.exitCode === 0 ? 0 : 2;
    tell(`ndb-ratio: ${usageMessage(language, error.code, error.message)}`);
    return 2;
  }
  if (error instanceof Failure) {
    const text = worded(error.told, asOption);
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
  process.exit(error.code === "EPIPE" ? 0 : report(cannotWrite(error, say("標準出力", "standard output"))));
});

try {
  await program(language).parseAsync(process.argv);
} catch (error) {
  process.exitCode = report(error);
}
