import {
  type CommandMaker,
  option,
  repeated,
  run,
  say,
  withInputOptions,
  withSelectionOptions,
  withTrendOptions,
  workersOption,
  zerosOption,
} from "./options.js";

/** Commands that read tables and give numbers. */
export function addNumberCommands(command: CommandMaker): void {
  withSelectionOptions(
    withInputOptions(
      command(
        "compute",
        "公表ファイルから標準化該当比を計算する（JSON・CSV・Excel・Arrow・Parquet・表など）",
        "compute ratios from the official files (JSON, CSV, Excel, Arrow, Parquet, table …)",
        "ndb-ratio compute 第8回/ --out ratios.csv",
        "ndb-ratio compute 第8回/ --item bmi-ge-25 --prefecture 埼玉 --format csv",
        "ndb-ratio compute 第8回/ --prefecture 埼玉 --out 埼玉.xlsx",
        "ndb-ratio compute 第8回/ --prefecture 埼玉 --format table --sort difference:desc --top 20",
        "ndb-ratio compute 第8回/ --columns item,code,sex,ages,ratio --out ratios.parquet",
      ).argument(
        "[path...]",
        say(
          "ファイル・フォルダー・zip、- は標準入力（CSV、counts の出力）",
          "files, folders, zips; - for standard input (CSV, or what counts gives)",
        ),
      ),
    ),
  )
    .addOption(repeated("--area <二次医療圏>", "二次医療圏（1103、埼玉県東部）", "areas (1103, 埼玉県東部)"))
    .addOption(
      repeated("--level <段階>", "nation,prefecture,area", "nation,prefecture,area").among(
        "nation",
        "prefecture",
        "area",
      ),
    )
    .addOption(
      repeated("--sex <性別>", "male,female,both", "male,female,both").among("male", "female", "both"),
    )
    .addOption(
      option(
        "--format <形式>",
        "json（既定）、ndjson、csv、arrow、parquet、table（画面用）、xlsx（Excel：1 都道府県と二次医療圏、指定がなければ全国）、pptx（deck と同じ）",
        "json (default), ndjson, csv, arrow, parquet, table (for people), xlsx (Excel: one prefecture with its areas, else the nation), pptx (as deck)",
      ).among("json", "ndjson", "csv", "arrow", "parquet", "table", "xlsx", "pptx"),
    )
    .addOption(repeated("--columns <列>", "出力する列（既定：すべて）", "columns to give (default: all)"))
    .addOption(
      option(
        "--sort <列>",
        "並べ替える列（降順は difference:desc）",
        "column to sort by (difference:desc for the largest first)",
      ),
    )
    .addOption(option("--top <件数>", "先頭の件数", "only the first rows"))
    .addOption(
      option("--out <ファイル>", "出力先（既定：標準出力）", "file to write (default: standard output)"),
    )
    .addOption(workersOption())
    .action(
      run(async (paths: string[], options, effects) => {
        const { compute } = await import("./commands/compute.js");
        await compute(paths, options, effects);
      }),
    );

  withTrendOptions(
    withSelectionOptions(
      withInputOptions(
        command(
          "trend",
          "年次推移：複数の公表回の比、期間の変化、ふだんの動きを超える変化か",
          "ratios over several releases, the change over the period, and whether it is more than usual",
          "ndb-ratio trend 第6回/ 第8回/ 第10回/ --prefecture 埼玉 --item bmi-ge-25",
          "ndb-ratio trend 第6回/ 第8回/ 第10回/ --area 秩父 --base-release 6",
          "ndb-ratio trend 第6回/ 第8回/ 第10回/ --out trend.csv",
        ).argument(
          "[path...]",
          say(
            "ファイル・フォルダー・zip（2 回以上の公表分）",
            "files, folders, zips of two releases or more",
          ),
        ),
      ),
    ),
  )
    .addOption(repeated("--area <二次医療圏>", "二次医療圏（1103、埼玉県東部）", "areas (1103, 埼玉県東部)"))
    .addOption(
      repeated("--level <段階>", "nation,prefecture,area", "nation,prefecture,area").among(
        "nation",
        "prefecture",
        "area",
      ),
    )
    .addOption(
      repeated("--sex <性別>", "male,female（既定）、both（男女計）", "male,female (default), both").among(
        "male",
        "female",
        "both",
      ),
    )
    .addOption(
      option(
        "--format <形式>",
        "json（既定）、ndjson、csv、table（画面用）",
        "json (default), ndjson, csv, table (for people)",
      ).among("json", "ndjson", "csv", "table"),
    )
    .addOption(
      option("--out <ファイル>", "出力先（既定：標準出力）", "file to write (default: standard output)"),
    )
    .action(
      run(async (paths: string[], options, effects) => {
        const { trend } = await import("./commands/trend.js");
        await trend(paths, options, effects);
      }),
    );

  withInputOptions(
    command(
      "reference",
      "基準（全国など）の性・年齢別の該当率をファイルにする",
      "write reference rates (the nation's, say) by sex and age to a file",
      "ndb-ratio reference 第8回/ --out national-08.json",
    ).argument("[path...]", say("ファイル・フォルダー・zip", "files, folders, zips")),
  )
    .addOption(repeated("--item <項目>", "項目の id（既定：すべて）", "item ids (default: all)"))
    .addOption(
      option(
        "--population <集団>",
        "national（既定）、national-assigned、prefecture:11",
        "national (default), national-assigned, prefecture:11",
      ).among("national", "national-assigned"),
    )
    .addOption(
      option("--release <回>", "公表回が混ざるときに 1 つ選ぶ", "choose one where releases are mixed"),
    )
    .addOption(
      option("--out <ファイル>", "出力先（既定：標準出力）", "file to write (default: standard output)"),
    )
    .action(
      run(async (paths: string[], options, effects) => {
        const { reference } = await import("./commands/reference.js");
        await reference(paths, options, effects);
      }),
    );

  command(
    "inspect",
    "何が読み込まれ、何が対象外か、値のつじつまが合うかを一覧する",
    "list what was found, what was set aside and why, and which checks fail",
    "ndb-ratio inspect 第8回/",
  )
    .argument(
      "[path...]",
      say(
        "ファイル・フォルダー・zip、- は標準入力の CSV",
        "files, folders, zips; - for CSV on standard input",
      ),
    )
    .addOption(
      repeated(
        "--table <表=ファイル>",
        "表題のないファイルが何の表かを指定",
        "name the table of a file without title",
      ),
    )
    .addOption(
      option("--fiscal-year <年度>", "表題のない表の健診年度", "fiscal year of tables without title"),
    )
    .addOption(zerosOption())
    .addOption(option("--all", "特定健診と関係のないファイルも一覧する", "list other files too"))
    .addOption(option("--json", "JSON で出力", "as JSON"))
    .action(
      run(async (paths: string[], options, effects) => {
        const { inspect } = await import("./commands/inspect.js");
        process.exitCode = await inspect(paths, options, effects);
      }),
    );

  withSelectionOptions(
    withInputOptions(
      command(
        "suppression",
        "秘匿が比に与える影響：取りうる範囲の幅と、秘匿を 0 とみなした場合の誤り",
        "what hidden counts do to the ratios: widths of the bounds, and the errors of reading them as 0",
        "ndb-ratio suppression 第8回/",
      ).argument("[path...]", say("ファイル・フォルダー・zip", "files, folders, zips")),
    ),
  ).action(
    run(async (paths: string[], options, effects) => {
      const { suppression } = await import("./commands/suppression.js");
      await suppression(paths, options, effects);
    }),
  );
}
