import type { Bilingual } from "../../../../text/language.js";

/** Words of the elements of the page's skeleton, by their ids. */
export const SKELETON = {
  title: { ja: "特定健診の標準化該当比", en: "Standardized ratios of the specific health checkups" },
  language: { ja: "English", en: "日本語" },
  "save-svg": { ja: "図をSVGで保存", en: "Save figure as SVG" },
  "save-png": { ja: "図をPNGで保存", en: "Save figure as PNG" },
  "copy-png": { ja: "図をコピー", en: "Copy figure" },
  "save-csv": { ja: "表をCSVで保存", en: "Save table as CSV" },
  "copy-table": { ja: "表をコピー", en: "Copy table" },
  "copy-words": { ja: "文をコピー", en: "Copy sentences" },
  print: { ja: "印刷", en: "Print" },
  "filter-name": { ja: "地域・項目で絞り込む", en: "Filter by region or item" },
  "only-significant-name": { ja: "有意なものだけ", en: "Significant ones only" },
  "find-region-name": { ja: "地域を探す（名前・かな・コード）", en: "Find a region (name, kana, code)" },
} as const satisfies Record<string, Bilingual>;

/** What else the page says that is the same of every choice. */
export const LABELS = {
  release: { ja: "公表回", en: "Release" },
  year: { ja: "年度", en: "Fiscal year" },
  figure: { ja: "図", en: "Figure" },
  prefecture: { ja: "都道府県", en: "Prefecture" },
  item: { ja: "項目", en: "Item" },
  sexes: { ja: "性別", en: "Sex" },
  ages: { ja: "年齢", en: "Ages" },
  fiveYear: { ja: "5歳階級", en: "5-year classes" },
  agesJoin: { ja: "・", en: ", " },
  choices: { ja: "表示の選択", en: "What to show" },
  copied: { ja: "コピーしました", en: "Copied" },
  notCopied: {
    ja: "コピーできませんでした。保存を使ってください。",
    en: "Could not be copied. Please save it instead.",
  },
  noAreas: {
    ja: "この公表回には、この項目の医療圏別の値がないため、図を描けません。項目か公表回を選び直してください。",
    en: "This release has no values by area for this item, so there is no figure. Please choose another item or release.",
  },
  noPattern: {
    ja: "この図はこのページでは描けません。表をご覧ください。",
    en: "This page cannot draw this figure. Please see the table.",
  },
  sortHint: {
    ja: "見出しを押すと並べ替えます。表の中は矢印キーで移動できます。",
    en: "Press a heading to sort. Arrow keys move within the table.",
  },
  rising: { ja: "上昇", en: "rising" },
  falling: { ja: "低下", en: "falling" },
  noChange: { ja: "ふだんの範囲内", en: "as usual" },
  notJudged: { ja: "判定しない", en: "not judged" },
  noteJoin: { ja: "；", en: "; " },
  listJoin: { ja: "・", en: ", " },
  sentenceJoin: { ja: "", en: " " },
  exact: { ja: "確定", en: "exact" },
  unknown: { ja: "—", en: "—" },
  until: { ja: "～", en: " to " },
  high: { ja: "高い", en: "high" },
  low: { ja: "低い", en: "low" },
  none: { ja: "差なし", en: "no difference" },
  standsOut: { ja: "際立って", en: "clearly " },
  about: { ja: "このレポートについて", en: "About this report" },
  standing: {
    ja: "「際立って高い・低い」は、同じ規模の地域のばらつきを超えて高い・低いもの（95％）。全国の結果がないときと、比べられる地域が20未満のときは示さない。",
    en: "Clearly high or low: farther from the reference than regions of its size are (95%). Not told where the nation's results are not at hand or fewer than 20 regions can be compared.",
  },
  againstPrefecture: {
    ja: "「対県」は、属する都道府県の性・年齢（5歳階級）別の該当率と比べた比−100。秘匿された人数があれば、取りうる範囲で示す（ここで分かることから求めたので、compute --reference national,own-prefecture の範囲より少し広い）。「高い」「低い」は、その範囲のどこでも有意なもの（95％）。「約」は範囲の分からない推定値。",
    en: '"vs prefecture": ratio − 100 against the rates, by sex and age (5-year classes), of the prefecture that the region lies in; where counts are hidden from where to where it can be, by what the page knows (a little wider than in the result of compute --reference national,own-prefecture); "high" and "low" are significant (95%) wherever in that range the truth lies; "about" is an estimate whose range is not known.',
  },
  suppression: {
    ja: "公表で秘匿された人数（10未満など）は0とせず、公表された合計から取りうる範囲を求めた。範囲は必ず真の値を含む。",
    en: "Counts suppressed in the publication (below 10, and some more) are never taken as 0: the range that the published totals allow is worked out, and always contains the truth.",
  },
  limits: {
    ja: "対象は特定健診を受けた人であり、住民全体ではない。地域の傾向から個人について結論することはできない。46項目の選び方はこのプログラムのもの。",
    en: "The figures are about people who had the checkup, not about all residents. Tendencies of areas allow no conclusion about a person. The choice of the 46 items is this program's.",
  },
  rounding: {
    ja: "この画面の値は丸めてある（範囲と区間は外側へ）。丸めていない値は ratios.csv にある。",
    en: "The values of this page are rounded (ranges and intervals outwards). Those in ratios.csv are not.",
  },
  trends: {
    ja: "推移の図の期間の変化は、最後の切れ目より後の、最後の年度の値と最初の年度の値の差（ポイント）。比べられない年度の間では線を切る。上昇・低下は、変化の95％区間（標本誤差、秘匿による幅、同じ規模の地域のふだんの動きを含む）が、0からも全地域に共通の動き（中央値）からも外れているもの。偶然だけでも20に1つまでは付く。qは、それ以上にはっきりした判定のうち偶然と見込まれる割合。判定は、理由も、今後も続くかどうかも示さない。丸めていない値は trend.csv にある。",
    en: "The change over the period in figures over the years is the last value less the first after the last break, in points; lines break between years that do not compare. It is marked as rising or falling where its 95% interval, which covers sampling error, suppression and the usual moves of regions of its size, lies beyond both 0 and the move that all regions share (median). Chance alone marks up to 1 in 20; q is the share of such marks to be expected by chance among those at least as clear. A mark tells neither the cause nor that the change goes on. Unrounded values are in trend.csv.",
  },
  reference: { ja: "基準", en: "Reference" },
  sources: { ja: "元の表", en: "Source tables" },
  notComputable: { ja: "計算できない項目", en: "Items that cannot be computed" },
  implausible: {
    ja: "元データの誤りとみられる人数（値は示すが、判定・順位・地域どうしの比較からは除いた）",
    en: "Counts that look like errors of the source (their values stand, without mark and rank, and regions are compared without them)",
  },
  licences: { ja: "ライセンス", en: "Licences" },
  synthetic: { ja: "合成データ（実在しない数値）", en: "Synthetic data (not real figures)" },
} as const satisfies Record<string, Bilingual>;

/** What a reader of a ratio has to know, by its flags. */
export const FLAGS: Readonly<Record<string, Bilingual>> = {
  wide: { ja: "範囲の幅が10ポイントを超える", en: "range wider than 10 points" },
  "straddles-100": { ja: "基準より高いか低いか決まらない", en: "above or below the reference is undecided" },
  "reference-uncertain": { ja: "基準が1ポイント以上不確か", en: "reference uncertain by a point or more" },
  "subtotal-hidden": { ja: "中計が秘匿", en: "subtotal suppressed" },
  unbounded: { ja: "上限が決まらず算出不可", en: "no upper bound: not computable" },
  "no-expected": { ja: "期待該当者数が0で算出不可", en: "nobody expected: not computable" },
  "small-count": { ja: "該当者が10人未満", en: "fewer than 10 people" },
  implausible: { ja: "元データの誤りとみられる", en: "looks like an error of the source" },
  "coverage-apart": {
    ja: "測定・回答の割合が全国と10ポイント以上違う",
    en: "share with a value 10 points or more from the nation's",
  },
  naive: { ja: "秘匿を0とみなした値（使えない）", en: "suppressed counts read as 0 (not to be used)" },
  "coverage-moved": {
    ja: "測定・回答の割合が最初の年度と10ポイント以上違う",
    en: "share with a value 10 points or more from the first year's",
  },
  merged: { ja: "合併前の医療圏の合計", en: "sum of the areas before they merged" },
};
