import type { Bilingual, Language } from "../../../../text/language.js";
import { COLUMNS, CSV } from "./column-words.js";
import { FLAGS, LABELS } from "./labels.js";

const inLanguage = <Name extends string>(texts: Readonly<Record<Name, Bilingual>>, language: Language) =>
  Object.fromEntries(
    Object.entries<Bilingual>(texts).map(([name, text]) => [name, text[language]]),
  ) as Readonly<Record<Name, string>>;

const inAll = (language: Language) => ({
  ...inLanguage(LABELS, language),
  columns: inLanguage(COLUMNS, language),
  csv: inLanguage(CSV, language),
  flags: inLanguage(FLAGS, language),
});

/** How many values a sentence on the highest and the lowest leaves out, and why. */
const besides = {
  ja: (count: number) =>
    count === 0 ? "" : `（取りうる範囲が広いか、元データの誤りとみられる${count}個は除いた）`,
  en: (count: number) =>
    count === 0 ? "" : ` (left out: ${count} with wide ranges or suspected errors of the source)`,
} as const;

const JA = {
  ...inAll("ja"),
  releaseName: (release: number, era: string) => `第${release}回（${era}）`,
  wholePrefecture: (name: string) => `${name}全体`,
  sexNames: { male: "男性", female: "女性", both: "男女計" },
  sexLists: { "male,female": "男女別", male: "男性", female: "女性", both: "男女計" },
  agesName: (ages: string) => `${ages.replace("-", "–")}歳`,
  printedPart: (first: number, last: number, all: number) =>
    `全${all}行のうち${first}～${last}行目。ほかの行は、画面の表を動かすか絞り込んでから印刷するか、「表をCSVで保存」で得られます。`,
  drawn: (title: string) => `図を表示しました：${title}`,
  tableTitle: (reference: string) => `表：図の数値（${reference}と比較）`,
  openHint: (column: string, figure: string) => `${column}の名前を押すと「${figure}」を開きます。`,
  shown: (shown: number, all: number) => `${all}行中${shown}行`,
  yearName: (fiscalYear: number) => `${fiscalYear}年度`,
  noteOfYears: (note: string, years: string) => `${note}（${years}年度）`,
  csvOfYear: (fiscalYear: number, name: string) => `${fiscalYear}年度 ${name}`,
  estimated: (value: string) => `約${value}`,
  rankOf: (rank: number) => `${rank}位`,
  summary: (count: number, highest: string, lowest: string, passedOver: number) =>
    `${count}個の値のうち、最も高いのは${highest}、最も低いのは${lowest}${besides.ja(passedOver)}。すべての数値は表にある。`,
  summaryValue: (region: string, item: string, sex: string, ages: string, value: string) =>
    `${region}の${item}（${sex}、${ages}）で${value}`,
  trendSummary: (count: number, highest: string, lowest: string, passedOver: number) =>
    `${count}個の推移のうち、期間の変化が最も大きいのは${highest}、最も小さいのは${lowest}${besides.ja(passedOver)}。すべての数値は表にある。`,
  markSummary: (judged: number, marked: number, byChance: string) =>
    `判定した${judged}個の変化のうち上昇・低下は${marked}個。偶然だけでも${byChance}個ほどまでは付きうる。`,
  reading: (reference: string, ages: string) =>
    `標準化該当比は、性・年齢（${ages}）の構成を調整した該当者の多さ（間接法）。比−100が0なら${reference}と同じ、+7なら${reference}の1.07倍、−7なら0.93倍。`,
  trendReference: (name: string, isFixed: boolean) =>
    isFixed ? `推移の基準: どの年度も${name}` : `推移の基準: 各年度の${name}`,
};

export type Words = typeof JA;

const EN: Words = {
  ...inAll("en"),
  releaseName: (release, era) => `${release} (${era})`,
  wholePrefecture: (name) => `${name} (whole prefecture)`,
  sexNames: { male: "Men", female: "Women", both: "Both" },
  sexLists: { "male,female": "Men and women", male: "Men", female: "Women", both: "Both together" },
  agesName: (ages) => ages.replace("-", "–"),
  printedPart: (first, last, all) =>
    `Rows ${first} to ${last} of ${all}. For others scroll or filter the table on the screen before printing, or save it as CSV.`,
  drawn: (title) => `Figure shown: ${title}`,
  tableTitle: (reference) => `Table: the numbers of the figure (compared with ${reference})`,
  openHint: (column, figure) => ` Press a name under ${column} to open "${figure}".`,
  shown: (shown, all) => `${shown} of ${all} rows`,
  yearName: (fiscalYear) => `FY${fiscalYear}`,
  noteOfYears: (note, years) => `${note} (FY${years})`,
  csvOfYear: (fiscalYear, name) => `FY${fiscalYear} ${name}`,
  estimated: (value) => `about ${value}`,
  rankOf: (rank) => String(rank),
  summary: (count, highest, lowest, passedOver) =>
    `Of ${count} values the highest is ${highest}, the lowest ${lowest}${besides.en(passedOver)}. All numbers are in the table.`,
  summaryValue: (region, item, sex, ages, value) => `${region}, ${item}, ${sex}, ${ages}: ${value}`,
  trendSummary: (count, highest, lowest, passedOver) =>
    `Of ${count} trends the greatest change over the period is ${highest}, the least ${lowest}${besides.en(passedOver)}. All numbers are in the table.`,
  markSummary: (judged, marked, byChance) =>
    `Of ${judged} judged changes ${marked} ${marked === 1 ? "is" : "are"} marked as rising or falling; chance alone would mark up to ${byChance}.`,
  reading: (reference, ages) =>
    `The standardized ratio tells how many people an item applies to, adjusted for the make-up by sex and age (${ages}, indirect method). Ratio − 100 is 0 where it is as in ${reference}, +7 where it is 1.07 times ${reference}, −7 where it is 0.93 times.`,
  trendReference: (name, isFixed) =>
    isFixed
      ? `Reference of the trends: ${name}, for every year`
      : `Reference of the trends: ${name} of each year`,
};

export const WORDS: Readonly<Record<Language, Words>> = { ja: JA, en: EN };
