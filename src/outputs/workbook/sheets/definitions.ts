import type { IntervalMethod } from "../../../engine/statistics/interval-methods.js";
import {
  agesOfRates,
  eachYearsOwn,
  pooledNote,
  readingOf,
  suppressionNote,
} from "../../../figures/reading.js";
import { regionWords } from "../../../figures/region-words.js";
import type { Bilingual, Language } from "../../../text/language.js";
import type { Draft } from "../input.js";

const INTERVAL_WORDS: Readonly<Record<IntervalMethod, Bilingual>> = {
  binomial: { ja: "二項分布（Clopper–Pearson）", en: "binomial (Clopper–Pearson)" },
  poisson: { ja: "ポアソン分布（Garwood）", en: "Poisson (Garwood)" },
  byar: { ja: "ポアソン分布（Byarの近似）", en: "Poisson (Byar's approximation)" },
};

/** What the numbers of a workbook are, a term each. */
export function definitions(draft: Draft): { term: Bilingual; text: Bilingual }[] {
  const { input } = draft;
  const { header, reference } = input;
  const builtIn = (language: Language) =>
    header.reference.builtIn.map((id) => input.itemNames.get(id)?.[language] ?? id);
  const interval = INTERVAL_WORDS[header.interval];
  const regions = regionWords(input.rows);
  const rates = agesOfRates(input);
  const withReference = header.bounds === "with-reference";
  const { pooled } = input;
  const second = input.second?.reference;
  const ofEachYear = eachYearsOwn(input);
  const define = (ja: string, en: string, textJa: string, textEn: string) => ({
    term: { ja, en },
    text: { ja: textJa, en: textEn },
  });
  return [
    define(
      "標準化該当比−100",
      "Ratio − 100",
      `該当者数÷期待該当者数×100−100。期待該当者数は、${reference.ja}の性・${rates.ja}別の該当率を、この地域の測定者・回答者の年齢構成に当てはめた人数（間接法）。${readingOf({ ...input, language: "ja" })}`,
      `100 × observed / expected − 100. Expected: the rates of ${reference.en} by sex and ${rates.en} applied to the people examined here (indirect standardization). ${readingOf({ ...input, language: "en" })}`,
    ),
    define(
      "基準",
      "Reference",
      `${ofEachYear.ja}${reference.long.ja}${builtIn("ja").length > 0 ? `（次の項目は内蔵の値を使用：${builtIn("ja").join("、")}）` : ""}`,
      `${reference.long.en}${ofEachYear.en}${builtIn("en").length > 0 ? ` (built-in rates for ${builtIn("en").join(", ")})` : ""}`,
    ),
    ...(pooled ? [{ term: { ja: "年度の合算", en: "Pooled years" }, text: pooledNote(pooled) }] : []),
    define(
      "秘匿と「取りうる範囲」",
      "Suppression and ranges",
      `${suppressionNote({ ...input, language: "ja" })}下限と上限の間のどの値もありえ、その外の値は公表された合計と矛盾する。比の欄はその中の最良の推定値。注記に「秘匿あり」「範囲が10ポイント超」がなければ正確な値。${withReference ? "範囲には基準の秘匿による不確かさも含む。" : "基準の秘匿による不確かさは範囲に含まない。"}`,
      `${suppressionNote({ ...input, language: "en" })} Any value between the two limits is possible, and none outside agrees with the published totals. The ratio is the best estimate among them; without "hidden counts" or "range over 10 points" in the notes it is exact. ${withReference ? "The ranges cover the reference's own hidden counts." : "The ranges do not cover the reference's own hidden counts."}`,
    ),
    define(
      "範囲が10ポイント超",
      "Ranges over 10 points",
      "灰色の斜体で示し、図では破線の白い棒。その比からは多くを言えない。",
      "In grey italics, hollow in the charts: such a ratio says little.",
    ),
    define(
      "空欄",
      "Empty cells",
      `算出できない（0ではない）。理由は各項目のシートの「注記」にある。${draft.absent.length > 0 ? "そのシートの表に行のないものは、結果にない。" : ""}`,
      `Not computable, not 0. The notes in the item's sheet say why.${draft.absent.length > 0 ? " What has no row in the table there is not in the result." : ""}`,
    ),
    define(
      "測定者数・回答者数、該当者数",
      "Examined, observed",
      "特定健康診査の受診者のうち、その項目の値がある人、そのうち該当する人。住民全体の値ではなく、受診率の違いの影響を受ける。",
      "People of the specific health checkups with a value for the item, and those of them that are counted. They are not the residents, and differ with who attends.",
    ),
    define(
      "該当率、年齢調整該当率",
      "Rates",
      `該当率（調整なし）は該当者数÷測定者数・回答者数。年齢調整該当率は、基準の該当率（${reference.long.ja}の同じ性・年齢の該当率）に比÷100を掛けたもの（間接法）。地域どうしは年齢調整該当率で比べる。`,
      `Crude: observed / examined. Age-adjusted: the rate of the reference (${reference.long.en}, same sex and ages) times ratio / 100 (indirect standardization); regions are compared by it.`,
    ),
    define(
      "測定・回答の割合",
      "Share with a value",
      "同じ地域・性・年齢の受診者（腹囲かBMIの値がある人の多いほう）のうち、その項目の値がある人の割合。低ければ、比は受診者の一部についての値。受診率ではない。",
      "Of the people examined in the region, of the same sex and ages (those with waist or BMI, whichever are more), the share who have a value for the item. Where it is low the ratio is about some of the examined.",
    ),
    define(
      "95％区間",
      "95% intervals",
      `偶然の誤差による区間（${interval.ja}）。秘匿された人数が範囲内のどの値でも成り立つように広げてある。`,
      `Sampling error (${interval.en}), widened so that it holds whatever the hidden counts are within their ranges.`,
    ),
    define(
      "判定",
      "Marks",
      `区間（95％、99.8％）が${reference.ja}（0）を含まなければ「高い」「低い」。人数が多いとわずかな差でも有意になる。「同じ規模の地域のばらつきを超えるか」は、同じくらいの人数の地域のばらつきを超えて高い・低いものだけを示す（Spiegelhalter 2005 の方法を規模で変えたもの）。全国の表がない入力、都道府県ごとに違う基準、比べられる地域が20未満のときは空欄。`,
      `High or low where the interval (95%, 99.8%) does not hold that of ${reference.en} (0). With many people small differences are significant too. The mark beyond the spread of its size names only regions that are farther from the reference than regions of their size are (Spiegelhalter 2005, varied with size); it is empty where the input is not nation-wide, each prefecture has a reference of its own, or fewer than 20 regions can be compared.`,
    ),
    ...(second
      ? [
          define(
            `対${second.ja}`,
            `Against ${second.en}`,
            `同じ値を${second.ja}の性・5歳階級別の該当率と比べたもの。0なら${second.ja}と同じ。取りうる範囲と判定は、${second.ja}の秘匿された人数がいくつでも成り立つ。図、色、順位、ほかの列は前の基準による。`,
            `The same compared with the rates of ${second.en}: 0 is as there. Ranges and marks hold whatever the hidden counts of ${second.en} are. Charts, colours, ranks and the other columns go by the first reference.`,
          ),
        ]
      : []),
    ...(input.changeOf
      ? [
          define(
            "前年差",
            "From last year",
            "比と前の年度の比との差（ポイント）。下限と上限は、両年度の秘匿により取りうる範囲。偶然の動きも含み、変化の判定ではない。比べられない年度の間、区域の変わった医療圏、元データの誤りとみられる値、そのような人数が基準に入っている年度との間では空欄。",
            "The ratio less that of the year before, in points; its ends are what the hidden counts of both years leave. Chance moves are in it and it is not judged. Empty where the years do not compare, where the area changed, for values that look like errors of the source, and from or to a year whose reference holds such counts.",
          ),
        ]
      : []),
    define(
      "順位",
      "Ranks",
      `${regions.ofNation ? "全国の" : ""}${regions.long.ja}（都道府県は都道府県）の中での順位。1が最も高い。範囲は秘匿により取りうる最高と最低。`,
      `Among all ${regions.ofNation ? "secondary medical areas of the nation" : regions.several.en} (prefectures among prefectures), 1 the highest; best and worst are what suppression leaves.`,
    ),
    define(
      "図",
      "Charts",
      `Excelのグラフで、書式や大きさを変えられる。値は「${draft.sheets.overview}」シートを参照している。縦軸の範囲は項目により異なる。`,
      `Native Excel charts whose looks can be changed. Their values stand in the sheet "${draft.sheets.overview}". The vertical range differs from item to item.`,
    ),
    define(
      "数値の丸め",
      "Rounding",
      "値は表示のときだけ四捨五入される。範囲と区間の端は外側へ丸めてあり、0に近い端は0のどちら側かが分かる桁まで示す。丸めない端、男女計、99.8％区間、平滑化した比などは、結果のCSVかJSONにある。",
      "Values are rounded for the eye only. Ends of ranges and intervals are rounded outwards, and one near 0 has as many decimals as tell its side. The result as CSV or JSON has the unrounded ends, both sexes together, 99.8% intervals, smoothed ratios and more.",
    ),
    define(
      "読むときの注意",
      "Limits",
      "地域の集計から個人の因果関係は言えない。",
      "What holds of regions need not hold of persons (ecological fallacy).",
    ),
    define(
      "項目の選び方",
      "Choice of the items",
      "国が定めた一覧ではなく、本プログラムが選んだもの。厚生労働省の判定値（保健指導判定値・受診勧奨判定値）と、国保データベース（KDB）帳票での質問票の数え方に従った。",
      "The list of items is this program's, not the ministry's. It follows the ministry's cut-off values for health guidance and referral, and the forms of the National Health Insurance database (KDB) in how answers are counted.",
    ),
  ];
}
