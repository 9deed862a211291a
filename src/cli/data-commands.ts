import { Argument } from "commander";
import {
  type CommandMaker,
  language,
  option,
  repeated,
  run,
  say,
  withInputOptions,
  withSelectionOptions,
} from "./options.js";

/** Commands that give data to other programs. */
export function addDataCommands(command: CommandMaker): void {
  withInputOptions(
    command(
      "counts",
      "公表された人数を 1 セル 1 行の表にする（自前の健診データベース）",
      "all published counts as one long table, a row a cell",
      "ndb-ratio counts 第8回/ --out counts.csv",
      "ndb-ratio counts 第8回/ --item bmi-ge-25 --prefecture 埼玉 --format csv",
      "ndb-ratio counts 第8回/ --out counts.parquet",
      "ndb-ratio counts 第8回/ | ndb-ratio compute - --item bmi-ge-25",
    ).argument(
      "[path...]",
      say("ファイル・フォルダー・zip、- は標準入力", "files, folders, zips; - for standard input"),
    ),
  )
    .addOption(repeated("--item <項目>", "この項目の表だけ", "only the tables of these items"))
    .addOption(
      repeated("--prefecture <都道府県>", "都道府県（11、埼玉、埼玉県）", "prefectures (11, 埼玉, Saitama)"),
    )
    .addOption(repeated("--level <段階>", "prefecture,area", "prefecture,area").among("prefecture", "area"))
    .addOption(
      option(
        "--format <形式>",
        "csv（既定）、ndjson、arrow、parquet",
        "csv (default), ndjson, arrow, parquet",
      ).among("csv", "ndjson", "arrow", "parquet"),
    )
    .addOption(
      option("--out <ファイル>", "出力先（既定：標準出力）", "file to write (default: standard output)"),
    )
    .action(
      run(async (paths: string[], options, effects) => {
        const { counts } = await import("./commands/counts.js");
        await counts(paths, options, effects);
      }),
    );

  withSelectionOptions(
    withInputOptions(
      command(
        "top",
        "都道府県・医療圏ごとに、基準（全国など）より好ましくない項目を上位から表示する",
        "the items in which each region is furthest from the reference (the nation, say), to the unfavourable side",
        "ndb-ratio top 第8回/ --prefecture 埼玉",
        "ndb-ratio top 第8回/ --area 秩父 --count 10",
        "ndb-ratio compute 第8回/ | ndb-ratio top --prefecture 11",
      ).argument(
        "[path...]",
        say(
          "ファイル・フォルダー・zip（なければ標準入力の計算結果か人数）",
          "files, folders, zips (none: a result or counts on standard input)",
        ),
      ),
    ),
  )
    .addOption(repeated("--area <二次医療圏>", "二次医療圏（1103、埼玉県東部）", "areas (1103, 埼玉県東部)"))
    .addOption(repeated("--sex <性別>", "male,female", "male,female").among("male", "female"))
    .addOption(option("--count <件数>", "地域・性別ごとの項目数（既定 5）", "items a region and sex (5)"))
    .action(
      run(async (paths: string[], options, effects) => {
        const { top } = await import("./commands/top.js");
        await top(paths, options, effects);
      }),
    );

  const kinds = [
    "result",
    "result-columns",
    "result-row",
    "items",
    "items-file",
    "reference",
    "manifest",
    "counts",
  ];
  // Named for completion only: a wrong one is refused by the command itself, in the user's language.
  const schemaKind = Object.assign(new Argument("<kind>", kinds.join(", ")), { argChoices: kinds });
  command(
    "schema",
    "出力の JSON Schema を表示する",
    "print the JSON Schema of an output",
    "ndb-ratio schema result",
    "ndb-ratio schema counts > counts.schema.json",
  )
    .addArgument(schemaKind)
    .action(async (kind: string) => {
      const { processEffects } = await import("../process/process-effects.js");
      const { schema } = await import("./commands/schema.js");
      await schema(kind, processEffects(language));
    });
}
