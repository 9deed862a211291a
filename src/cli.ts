import { Command, CommanderError } from "commander";
import { language, option, repeated, say, withInputOptions, withSelectionOptions } from "./cli-options.js";
import { headingIn, usageMessage } from "./cli-words.js";
import { describePlace, Failure } from "./failure.js";
import type { Bilingual } from "./language.js";
import { displayWidth } from "./output/table.js";
import { TOOL } from "./version.js";

// With cli-options.ts the only file that knows commander. Each action imports its command when it runs, so that --help stays quick.

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
    .helpCommand("help [command]", say("コマンドの使い方を表示", "show help for a command"))
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
      styleTitle: (title) => headingIn(language, title),
    })
    // What commander has to say is said by `report`, in the user's language.
    .configureOutput({ outputError: () => {} })
    .showSuggestionAfterError(true)
    .exitOverride();

  const command = (name: string, ja: string, en: string, ...examples: string[]): Command =>
    root
      .command(name)
      .description(say(ja, en))
      .helpOption("-h, --help", say("使い方を表示", "show help"))
      .addHelpText("after", `\n${say("例", "Examples")}:\n${examples.map((line) => `  ${line}`).join("\n")}`)
      .exitOverride();

  withSelectionOptions(
    withInputOptions(
      command(
        "compute",
        "公表ファイルから標準化該当比を計算する（JSON・NDJSON・CSV）",
        "compute ratios from the official files (JSON, NDJSON, CSV)",
        "ndb-ratio compute 第8回/ --out ratios.csv",
        "ndb-ratio compute 第8回/ --item bmi-ge-25 --prefecture 埼玉 --format csv",
      ).argument(
        "[path...]",
        say(
          "ファイル・フォルダー・zip、- は標準入力の CSV",
          "files, folders, zips; - for CSV on standard input",
        ),
      ),
    ),
  )
    .addOption(repeated("--area <二次医療圏>", "二次医療圏（1103、埼玉県東部）", "areas (1103, 埼玉県東部)"))
    .addOption(repeated("--level <段階>", "nation,prefecture,area", "nation,prefecture,area"))
    .addOption(repeated("--sex <性別>", "male,female,both", "male,female,both"))
    .addOption(option("--format <形式>", "json（既定）、ndjson、csv", "json (default), ndjson, csv"))
    .addOption(
      option("--out <ファイル>", "出力先（既定：標準出力）", "file to write (default: standard output)"),
    )
    .action(
      run(async (paths: string[], options, effects) => {
        const { compute } = await import("./commands/compute.js");
        await compute(paths, options, effects);
      }),
    );

  withSelectionOptions(
    withInputOptions(
      command(
        "chart",
        "図を描く（1 都道府県 × 1 項目）。計算結果を標準入力から渡すこともできる",
        "draw figures (prefecture × item), also from a result on standard input",
        "ndb-ratio chart 第8回/ --item bmi-ge-25 --prefecture 埼玉 --out saitama.png",
        "ndb-ratio compute 第8回/ | ndb-ratio chart --item bmi-ge-25 --prefecture 11 > saitama.svg",
      ).argument(
        "[path...]",
        say(
          "ファイル・フォルダー・zip（なければ標準入力の計算結果）",
          "files, folders, zips (none: a result on standard input)",
        ),
      ),
    ),
  )
    .addOption(
      option("--format <形式>", "svg（既定）、png、vega-lite、vega", "svg (default), png, vega-lite, vega"),
    )
    .addOption(
      option(
        "--out <ファイル>",
        "出力先のファイル、複数の図ならフォルダー",
        "file, or folder for several figures",
      ),
    )
    .addOption(
      option(
        "--kind <種類>",
        "area-bars（既定）、heatmap（46 項目の一覧）、caterpillar・funnel（全国の医療圏の中で）、profile（1 医療圏 1 枚）",
        "area-bars (default), heatmap, caterpillar, funnel, profile",
      ),
    )
    .addOption(
      repeated(
        "--area <二次医療圏>",
        "profile にする二次医療圏（1103、埼玉県東部）",
        "areas of a profile (1103, 埼玉県東部)",
      ),
    )
    .addOption(
      option(
        "--scale <範囲>",
        "縦軸：own（図ごと、既定）、shared（全図共通）、-20,30",
        "vertical axis: own (default), shared, or -20,30",
      ),
    )
    .action(
      run(async (paths: string[], options, effects) => {
        const { chart } = await import("./commands/chart.js");
        await chart(paths, options, effects);
      }),
    );

  withSelectionOptions(
    withInputOptions(
      command(
        "run",
        "1 回の公表分をまとめて作る：比（JSON・CSV）と全都道府県・全項目の図",
        "make a whole release at once: ratios (JSON, CSV) and every figure",
        "ndb-ratio run 第8回/ --out 令和2年度/",
        "ndb-ratio run 第8回/ --prefecture 埼玉 --png --out 埼玉/",
        "ndb-ratio run 第8回/ --check 令和2年度/",
      ).argument("[path...]", say("ファイル・フォルダー・zip", "files, folders, zips")),
    ),
  )
    .addOption(option("--out <フォルダー>", "出力先のフォルダー", "folder to write"))
    .addOption(
      repeated(
        "--kinds <種類>",
        "図の種類：area-bars,heatmap（既定）、caterpillar、funnel、profile",
        "kinds of figures: area-bars,heatmap (default), caterpillar, funnel, profile",
      ),
    )
    .addOption(option("--png", "PNG も作る", "PNG too"))
    .addOption(
      option(
        "--scale <範囲>",
        "縦軸：own（図ごと、既定）、shared（全図共通）",
        "vertical axis: own (default), shared",
      ),
    )
    .addOption(
      option(
        "--check <フォルダー>",
        "何も書かず、以前の run の結果と比べる（動いた比があれば終了コード 1）",
        "write nothing, compare with an earlier run (exit 1 where a ratio moved)",
      ),
    )
    .addOption(
      option(
        "--tolerance <ポイント>",
        "--check で許す差（既定 0.005）",
        "points by which --check lets a ratio move (0.005)",
      ),
    )
    .addOption(option("--quiet", "途中経過を表示しない", "no messages"))
    .addOption(option("--json", "結果のまとめを JSON で", "summary as JSON"))
    .action(
      run(async (paths: string[], options, effects) => {
        const { run } = await import("./commands/run/run.js");
        process.exitCode = await run(paths, options, effects);
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
      ),
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

  command("items", "項目を一覧する", "list the items", "ndb-ratio items --all")
    .addOption(option("--all", "拡張項目も", "the extended items too"))
    .addOption(option("--json", "JSON で出力", "as JSON"))
    .action(
      runList(async (options, effects) => {
        const { items } = await import("./commands/items.js");
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
        const { areas } = await import("./commands/areas.js");
        await areas(options, effects);
      }),
    );

  command(
    "demo",
    "埼玉県・令和2年度の実データ（内蔵）で一通り動かす",
    "run the main job on built-in real figures (Saitama, FY2020)",
    "ndb-ratio demo",
  )
    .addOption(
      option("--out <フォルダー>", "出力先（既定：demo-output）", "folder to write (default: demo-output)"),
    )
    .action(
      runList(async (options, _list, effects) => {
        const { demo } = await import("./commands/demo.js");
        await demo(options, effects);
      }),
    );
  return root;
}

type CommandEffects = import("./commands/effects.js").Effects;
type ListEffects = import("./commands/items.js").ListEffects;

/** An action with paths. */
function run<O>(action: (paths: string[], options: O, effects: CommandEffects) => Promise<void>) {
  return async (paths: string[], _options: O, command: Command): Promise<void> => {
    const { processEffects } = await import("./commands/process-effects.js");
    await action(paths, command.optsWithGlobals() as O, processEffects(language));
  };
}

/** An action without paths, whose output is a short list. */
function runList<O>(action: (options: O, list: ListEffects, effects: CommandEffects) => Promise<void>) {
  return async (_options: O, command: Command): Promise<void> => {
    const { processEffects } = await import("./commands/process-effects.js");
    const effects = processEffects(language);
    const list = {
      language,
      columns: effects.columns,
      write: (text: string) => void process.stdout.write(text),
    };
    await action(command.optsWithGlobals() as O, list, effects);
  };
}

/** One message, no stack trace unless --debug. */
function report(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0 || error.code === "commander.help") return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`ndb-ratio: ${usageMessage(language, error.code, error.message)}\n`);
    return 2;
  }
  if (error instanceof Failure) {
    const text: Bilingual = error.text;
    const where = error.place ? `${describePlace(error.place, language)}${say("：", ": ")}` : "";
    process.stderr.write(`ndb-ratio: ${where}${text[language]}\n`);
    if (process.argv.includes("--debug")) process.stderr.write(`${error.stack}\n`);
    return error.exitCode;
  }
  process.stderr.write(
    say(
      `ndb-ratio: 予期しないエラーです。--debug を付けて実行し、表示された内容を開発者に知らせてください。\n`,
      `ndb-ratio: unexpected error. Run again with --debug and tell the developers what it prints.\n`,
    ),
  );
  process.stderr.write(
    process.argv.includes("--debug") && error instanceof Error ? `${error.stack}\n` : `${String(error)}\n`,
  );
  return 1;
}

// A reader that has seen enough (`| head`) closes the pipe: that ends us quietly.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  await program().parseAsync(process.argv);
} catch (error) {
  process.exitCode = report(error);
}
