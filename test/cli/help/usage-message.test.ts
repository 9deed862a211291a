import { describe, expect, it } from "vitest";
import { usageMessage } from "../../../src/cli/words.js";

describe("an option that a command does not have", () => {
  const said = (language: "ja" | "en", option: string) =>
    usageMessage(language, "commander.unknownOption", `error: unknown option '${option}'`);

  it("is told with the commands that have it, and how to find its own", () => {
    expect(said("ja", "--pool=7-9")).toContain("このコマンドに --pool はありません（compute、chart、");
    expect(said("ja", "--pool=7-9")).toMatch(/^(?!.*help compute).*--help を付ける/);
    expect(said("en", "--no-report")).toBe(
      "--no-report is no option of this command, but of run. With --help after its name a command lists its own options",
    );
  });

  it("is told alone where no command has it", () => {
    expect(said("ja", "--pooling")).toMatch(/^そのようなオプションはありません：--pooling。/);
    expect(said("en", "--pooling")).toBe("unknown option '--pooling'");
  });
});
