const MOST_MISSING = 5;

const STANDARD = 46;

/** Words of the description of an input. */
export const INSPECTION_WORDS = {
  ja: {
    header: ["回", "年度", "表", "名称", "地域", "区分", "地域数", "階層", "秘匿", "確認", "ファイル"],
    prefecture: "都道府県",
    area: "医療圏",
    good: "○",
    found: "読み込んだ表",
    aside: "対象外のファイル",
    findings: "確認で見つかったこと",
    failures: "読み込めないファイル",
    implausible: "元データの誤りとみられる人数（46項目）",
    duplicates: "同じ内容のため使わない表",
    nothing: "特定健診の表は見つかりませんでした。",
    note: "注",
    error: "誤",
    release: (release: number, year: number) => `第${release}回（${year}年度の健診）`,
    tables: (prefectures: number, areas: number) => `都道府県の表 ${prefectures}、二次医療圏の表 ${areas}`,
    checks: (errors: number, notes: number) =>
      errors + notes === 0 ? "確認：問題なし" : `確認：誤り ${errors}、注意 ${notes}`,
    missing: "標準の 46 項目に足りない表",
    complete: (items: number) =>
      items === STANDARD
        ? "標準の 46 項目の表はすべてあります"
        : `標準の 46 項目のうち、この回で計算できる ${items} 項目の表はすべてあります`,
    unpublished: "公表されていない表",
    both: "都道府県・医療圏",
    others: (files: number, all: string) =>
      `ほかに、特定健診の表ではないファイルが ${files} 個あります（一覧は ${all}）。`,
    sheets: (names: string) => `［シート ${names}］`,
    builtIn: "内蔵",
    first: (missing: readonly string[], all: string) => {
      const shown = missing.slice(0, MOST_MISSING).join("、");
      const more = missing.length - MOST_MISSING;
      return more > 0 ? `${shown} ほか ${more}（一覧は ${all}）` : shown;
    },
    within: (text: string) => `（${text}）`,
    colon: "：",
    comma: "、",
  },
  en: {
    header: ["rel", "FY", "table", "name", "by", "block", "regions", "classes", "hidden", "checks", "file"],
    prefecture: "prefecture",
    area: "area",
    good: "ok",
    found: "Tables",
    aside: "Set aside",
    findings: "Findings",
    failures: "Unreadable",
    implausible: "Counts that look like errors of the source (46 items)",
    duplicates: "Same content, not used twice",
    nothing: "No table of the specific health checkups (特定健診) was found.",
    note: "note",
    error: "ERROR",
    release: (release: number, year: number) => `Release ${release} (checkups of FY${year})`,
    tables: (prefectures: number, areas: number) =>
      `${prefectures} table${prefectures === 1 ? "" : "s"} by prefecture, ${areas} by area`,
    checks: (errors: number, notes: number) =>
      errors + notes === 0 ? "checks: ok" : `checks: ${errors} errors, ${notes} notes`,
    missing: "missing for the 46 standard items",
    complete: (items: number) =>
      items === STANDARD
        ? "all tables of the 46 standard items are there"
        : `all tables of the ${items} of 46 standard items that this release has are there`,
    unpublished: "tables that were never published",
    both: "prefecture and area",
    others: (files: number, all: string) =>
      `${files} other file${files === 1 ? " is" : "s are"} no table of the checkups (${all} lists them).`,
    sheets: (names: string) => ` [sheet ${names}]`,
    builtIn: "built in",
    first: (missing: readonly string[], all: string) => {
      const shown = missing.slice(0, MOST_MISSING).join(", ");
      const more = missing.length - MOST_MISSING;
      return more > 0 ? `${shown} and ${more} more (${all} lists them)` : shown;
    },
    within: (text: string) => ` (${text})`,
    colon: ": ",
    comma: ", ",
  },
} as const;
