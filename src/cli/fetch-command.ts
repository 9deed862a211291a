import type { Option } from "commander";
import { type CommandMaker, option, repeated, runList } from "./options.js";

/** A list of addresses that is better than the program's. */
export const addressesOption = (): Option =>
  option(
    "--addresses <ファイル>",
    "自分で用意したアドレスの一覧（CSV：release,url ほか）",
    "addresses of your own (CSV: release,url and more)",
  );

/** Another server with the same files. */
export const baseUrlOption = (): Option =>
  option("--base-url <アドレス>", "厚生労働省の代わりに使うサーバー", "a server in place of the ministry's");

/** The command that does nothing but fetch. */
export function addFetchCommand(command: CommandMaker): void {
  command(
    "fetch",
    "公表ファイルを厚生労働省のサイトから取得する",
    "download the official files of a release from the ministry",
    "ndb-ratio fetch --release 8 --out 第8回/",
    "ndb-ratio fetch --release 8 --only 質問票,二次医療圏 --out 第8回/",
    "ndb-ratio fetch --release 8 --list",
  )

    .addOption(option("--release <回>", "公表回（5〜9、11）", "the release (5 to 9, 11)"))
    .addOption(option("--out <フォルダー>", "保存先のフォルダー", "folder to save to"))
    .addOption(
      repeated(
        "--only <種類>",
        "検査、質問票、都道府県、二次医療圏 のものだけ",
        "only checkup, questionnaire, prefecture or area",
      ),
    )
    .addOption(option("--list", "アドレスを表示するだけ", "only print the addresses"))
    .addOption(
      option(
        "--format <形式>",
        "--list の形：plain（既定）、csv（--addresses に渡せる）",
        "of --list: plain (default), csv (as --addresses takes it)",
      ),
    )
    .addOption(addressesOption())
    .addOption(baseUrlOption())
    .addOption(
      option(
        "--check",
        "取得済みのファイルが変わっていないかサーバーに尋ねる",
        "ask the server whether files that are here have changed",
      ),
    )
    .addOption(
      option("--update", "変わったファイルを新しい版に置き換える", "take the new version of files that have"),
    )
    .addOption(option("--pause <秒>", "次のファイルまでの間（既定 0.5）", "seconds between files (0.5)"))
    .addOption(option("--json", "結果のまとめを JSON で", "summary as JSON"))
    .action(
      runList(async (options, _list, effects) => {
        const { fetch } = await import("./commands/fetch.js");
        const { withFetchEffects } = await import("../jobs/fetch/fetch-effects.js");
        process.exitCode = await withFetchEffects((fetching) => fetch(options, effects, fetching));
      }),
    );
}
