import type { PlainHit } from "./plain-ratio.js";

/** One item as the method's text words it. */
export interface PlainItem {
  readonly id: string;
  /** Its table, by the short name of the demo's files and by the name in the list of official files. */
  readonly table: string;
  readonly official: string;
  readonly hit: PlainHit;
}

const atLeast =
  (threshold: number): PlainHit =>
  (stratum) =>
    Number(/^([\d.]+)以上/.exec(stratum)?.[1] ?? 0) >= threshold;
const below =
  (threshold: number): PlainHit =>
  (stratum) =>
    Number(/([\d.]+)未満$/.exec(stratum)?.[1] ?? 999) <= threshold;
const oneOf =
  (...answers: string[]): PlainHit =>
  (stratum) =>
    answers.includes(stratum);
const yes = oneOf("はい");
const no = oneOf("いいえ");
const positive = oneOf("+", "++", "+++");

function test(table: string, official: string, cases: Readonly<Record<string, PlainHit>>): PlainItem[] {
  return Object.entries(cases).map(([name, hit]) => ({ id: `${table}-${name}`, table, official, hit }));
}

function question(number: number, name: string, hit: PlainHit): PlainItem {
  const table = `q${String(number).padStart(2, "0")}`;
  return { id: `${table}-${name}`, table, official: `標準的な質問票(質問項目${number})`, hit };
}

export const PLAIN_ITEMS: readonly PlainItem[] = [
  ...test("bmi", "BMI", { "ge-25": atLeast(25) }),
  ...test("waist", "腹囲", {
    "ge-85-90": (stratum, sex) => atLeast(sex === "male" ? 85 : 90)(stratum, sex),
  }),
  ...test("sbp", "収縮期血圧", { "ge-130": atLeast(130), "ge-140": atLeast(140) }),
  ...test("dbp", "拡張期血圧", { "ge-85": atLeast(85), "ge-90": atLeast(90) }),
  ...test("tg", "中性脂肪", { "ge-150": atLeast(150), "ge-300": atLeast(300) }),
  ...test("hdl", "HDLコレステロール", { "lt-40": below(40) }),
  ...test("ldl", "LDLコレステロール", { "ge-120": atLeast(120), "ge-140": atLeast(140) }),
  ...test("fpg", "空腹時血糖", { "ge-100": atLeast(100), "ge-126": atLeast(126) }),
  ...test("hba1c", "HbA1c", { "ge-5.6": atLeast(5.6), "ge-6.5": atLeast(6.5) }),
  ...test("ast", "GOT(AST)", { "ge-31": atLeast(31), "ge-51": atLeast(51) }),
  ...test("alt", "GPT(ALT)", { "ge-31": atLeast(31), "ge-51": atLeast(51) }),
  ...test("ggt", "γ-GT(γ-GTP)", { "ge-51": atLeast(51), "ge-101": atLeast(101) }),
  ...test("urine-protein", "尿蛋白", { positive }),
  ...test("urine-glucose", "尿糖", { positive }),
  ...test("egfr", "eGFR", { "lt-60": below(60) }),
  question(1, "antihypertensive", yes),
  question(2, "glucose-lowering", yes),
  question(3, "lipid-lowering", yes),
  question(4, "stroke", yes),
  question(5, "heart-disease", yes),
  question(6, "kidney-disease", yes),
  question(7, "anemia", yes),
  question(8, "smoking", yes),
  question(9, "weight-gain-10kg", yes),
  question(10, "no-exercise", no),
  question(11, "no-walking", no),
  question(12, "slow-walking", no),
  question(13, "chewing-difficulty", oneOf("2", "3")),
  question(14, "fast-eating", oneOf("速い")),
  question(15, "late-dinner", yes),
  question(16, "daily-snacking", oneOf("毎日")),
  question(17, "skipping-breakfast", yes),
  question(18, "daily-drinking", oneOf("毎日")),
  question(19, "two-go-or-more", oneOf("2~3合未満", "2〜3合未満", "3合以上")),
  question(20, "poor-sleep", no),
  question(21, "no-intention-to-improve", oneOf("1")),
  question(22, "declines-guidance", no),
];
