import { addressesOption, baseUrlOption } from "./fetch-command.js";
import {
  type CommandMaker,
  option,
  repeated,
  run,
  runList,
  say,
  withInputOptions,
  withSelectionOptions,
  withTrendOptions,
  workersOption,
} from "./options.js";

/** Commands that draw. */
export function addFigureCommands(command: CommandMaker): void {
  withTrendOptions(
    withSelectionOptions(
      withInputOptions(
        command(
          "chart",
          "図を描く（項目の棒グラフ、全項目の一覧、全国の中の位置、医療圏の 1 枚）",
          "draw figures: bars, heatmap, place in the nation, profile of an area",
          "ndb-ratio chart 第8回/ --item bmi-ge-25 --prefecture 埼玉 --out saitama.png",
          "ndb-ratio compute 第8回/ | ndb-ratio chart --item bmi-ge-25 --prefecture 11 > saitama.svg",
          "ndb-ratio chart 第6回/ 第8回/ 第10回/ --kind trend --item q08-smoking --prefecture 埼玉 --out smoking.png",
        ).argument(
          "[path...]",
          say(
            "ファイル・フォルダー・zip、または計算結果の JSON（なければ標準入力から）",
            "files, folders, zips, or a result in JSON (none: on standard input)",
          ),
        ),
      ),
    ),
  )
    .addOption(
      option(
        "--format <形式>",
        "svg（既定）、png、vega-lite、vega",
        "svg (default), png, vega-lite, vega",
      ).among("svg", "png", "vega-lite", "vega"),
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
        "area-bars（既定）、heatmap（46 項目の一覧）、caterpillar・funnel（全国の医療圏の中で）、profile（1 医療圏 1 枚）、trend・slope（年次推移）、sparklines（全項目の推移）",
        "area-bars (default), heatmap, caterpillar, funnel, profile; over the years: trend, slope, sparklines (all items)",
      ).among("area-bars", "heatmap", "caterpillar", "funnel", "profile", "trend", "slope", "sparklines"),
    )
    .addOption(
      repeated(
        "--area <二次医療圏>",
        "profile・sparklines にする二次医療圏（1103、埼玉県東部）",
        "areas of profiles and sparklines (1103, 埼玉県東部)",
      ),
    )
    .addOption(
      repeated(
        "--sex <性別>",
        "1 性別 1 枠：male,female（既定）、both（男女計）",
        "a panel each: male,female (default), both",
      ).among("male", "female", "both"),
    )
    .addOption(
      option(
        "--scale <範囲>",
        "縦軸：own（図ごと、既定）、shared（全図共通）、-20,30",
        "vertical axis: own (default), shared, or -20,30",
      ).among("own", "shared"),
    )
    .action(
      run(async (paths: string[], options, effects) => {
        const { chart } = await import("./commands/chart.js");
        await chart(paths, options, effects);
      }),
    );

  withTrendOptions(
    withSelectionOptions(
      withInputOptions(
        command(
          "run",
          "1 回の公表分をまとめて作る：比（JSON・CSV）と全都道府県・全項目の図",
          "make a whole release at once: ratios (JSON, CSV) and every figure",
          "ndb-ratio run 第8回/ --out 令和2年度/",
          "ndb-ratio run 第8回/ --prefecture 埼玉 --png --out 埼玉/",
          "ndb-ratio run 第8回/ --check 令和2年度/",
          "ndb-ratio run --release 8 --out 令和2年度/",
          "ndb-ratio run 第6回/ 第8回/ 第10回/ --prefecture 埼玉 --out 推移/",
        ).argument("[path...]", say("ファイル・フォルダー・zip", "files, folders, zips")),
      ),
    ),
  )
    .addOption(option("--out <フォルダー>", "出力先のフォルダー", "folder to write"))
    .addOption(
      repeated(
        "--kinds <種類>",
        "図の種類：area-bars,heatmap（既定。2 回分以上なら trend も）、caterpillar、funnel、profile、slope、sparklines",
        "kinds of figures: area-bars,heatmap (default; with several releases trend too), caterpillar, funnel, profile, slope, sparklines",
      ).among("area-bars", "heatmap", "caterpillar", "funnel", "profile", "trend", "slope", "sparklines"),
    )
    .addOption(option("--png", "PNG も作る", "PNG too"))
    .addOption(option("--no-report", "report.html を作らない", "without report.html"))
    .addOption(
      option(
        "--xlsx",
        "都道府県ごとと全国の Excel ファイルも作る（workbooks/）",
        "Excel workbooks too, one a prefecture and one of the nation (workbooks/)",
      ),
    )
    .addOption(
      option(
        "--scale <範囲>",
        "縦軸：own（図ごと、既定）、shared（全図共通）",
        "vertical axis: own (default), shared",
      ).among("own", "shared"),
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
    .addOption(workersOption())
    .addOption(
      option(
        "--release <回>",
        "公表ファイルを取得してから作る（保存先はパスのフォルダー、なければ --out の official）",
        "fetch the release first (into the folder given as path, else into official in --out)",
      ),
    )
    .addOption(addressesOption())
    .addOption(baseUrlOption())
    .addOption(option("--quiet", "途中経過を表示しない", "no messages"))
    .addOption(option("--json", "結果のまとめを JSON で", "summary as JSON"))
    .action(
      run(async (paths: string[], options, effects) => {
        const { run } = await import("./commands/run.js");
        const { fetchedPaths } = await import("../jobs/fetch/fetched-paths.js");
        process.exitCode = await run(await fetchedPaths(paths, options, effects), options, effects);
      }),
    );

  withSelectionOptions(
    withInputOptions(
      command(
        "deck",
        "PowerPoint の資料を作る：都道府県か二次医療圏の一覧と、特に高い 8 項目（グラフは編集できる）",
        "make a PowerPoint deck of a prefecture or an area: heatmap and the 8 most notable items, as editable charts",
        "ndb-ratio deck 第8回/ --prefecture 埼玉 --out saitama.pptx",
        "ndb-ratio deck 第8回/ --area 1110 --item bmi-ge-25,q08-smoking --out chichibu.pptx",
        "ndb-ratio compute 第8回/ --prefecture 埼玉 | ndb-ratio deck --out saitama.pptx",
      ).argument(
        "[path...]",
        say(
          "ファイル・フォルダー・zip、または計算結果の JSON（なければ標準入力から）",
          "files, folders, zips, or a result in JSON (none: on standard input)",
        ),
      ),
    ),
  )
    .addOption(
      repeated(
        "--area <二次医療圏>",
        "この二次医療圏の資料にする（1103、埼玉県東部）",
        "a deck of this area (1103, 埼玉県東部)",
      ),
    )
    .addOption(
      option(
        "--out <ファイル>",
        "出力先のファイル、複数ならフォルダー",
        "file to write, or folder for several decks",
      ),
    )
    .action(
      run(async (paths: string[], options, effects) => {
        const { deck } = await import("./commands/deck.js");
        await deck(paths, options, effects);
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
}
