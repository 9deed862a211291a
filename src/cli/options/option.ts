import type * as z from "zod";
import type { Bilingual } from "../../text/language.js";

/** The checks that options are made of. They are handed in when a command runs, so that --help does not load their library. */
export type Zod = Pick<typeof z, "array" | "boolean" | "enum" | "literal" | "string" | "union">;

/** What stands between the angle brackets of an option: the kind of its value. */
export const VALUES = {
  address: { ja: "アドレス", en: "address" },
  ages: { ja: "年齢", en: "ages" },
  area: { ja: "二次医療圏", en: "area" },
  colouring: { ja: "色分け", en: "colouring" },
  insurer: { ja: "保険者", en: "insurer" },
  column: { ja: "列", en: "column" },
  count: { ja: "件数", en: "count" },
  file: { ja: "ファイル", en: "file" },
  font: { ja: "書体", en: "font" },
  folder: { ja: "フォルダー", en: "folder" },
  format: { ja: "形式", en: "format" },
  item: { ja: "項目", en: "item" },
  kind: { ja: "種類", en: "kind" },
  language: { ja: "言語", en: "language" },
  level: { ja: "段階", en: "level" },
  measure: { ja: "示す値", en: "measure" },
  method: { ja: "方法", en: "method" },
  number: { ja: "数", en: "number" },
  pixels: { ja: "ピクセル", en: "pixels" },
  points: { ja: "ポイント", en: "points" },
  population: { ja: "集団", en: "population" },
  prefecture: { ja: "都道府県", en: "prefecture" },
  range: { ja: "範囲", en: "range" },
  reference: { ja: "基準", en: "reference" },
  release: { ja: "回", en: "release" },
  releases: { ja: "回", en: "releases" },
  seconds: { ja: "秒", en: "seconds" },
  sex: { ja: "性別", en: "sex" },
  size: { ja: "大きさ", en: "size" },
  table: { ja: "表=ファイル", en: "table=file" },
  text: { ja: "文", en: "text" },
  treatment: { ja: "扱い", en: "treatment" },
  year: { ja: "年度", en: "year" },
} as const satisfies Record<string, Bilingual>;
type ValueName = keyof typeof VALUES;

/** An option of the command line, declared once: parser, help, completion, config file and README come from it. */
export interface Option<T = unknown> {
  /** null where the option stands alone, as --png. */
  readonly value: ValueName | null;
  readonly help: Bilingual;
  /** Words that the value is or may be. */
  readonly words: readonly string[];
  /** May it be given again and again, and hold commas? */
  readonly isRepeated: boolean;
  /** `--no-report`: what is there unless this is given. */
  readonly isNegated: boolean;
  /** `--no-title` beside `--title TEXT`: what it says in the help, where there is one. The value is then false. */
  readonly without?: Bilingual;
  /** What a value that is not understood should have been, as a sentence. */
  readonly expected?: Bilingual;
  /** Makes the typed value of what was written; `undefined` where nothing was. */
  check(zod: Zod): z.ZodType<T>;
}

/** Options by the name that they have in the program and the config file: `itemsFile` is `--items-file`. */
export type Options = Readonly<Record<string, Option>>;

/** What stands on the command line or in the config file. */
type WrittenValue = string | boolean | readonly string[] | undefined;
export type Written<O extends Options = Options> = {
  readonly [name in keyof O | "lang"]?: WrittenValue;
};

/** The typed values of options. */
export type Values<O extends Options> = {
  readonly [name in keyof O]: O[name] extends Option<infer T> ? T : never;
};

/** All flags of an option: `--title TEXT`, and `--no-title` where it may be taken away. */
export function flagsOf(option: Option): Option[] {
  const { without } = option;
  return without ? [option, negatedFlag(without.ja, without.en)] : [option];
}

/** The option with a flag that takes away what it names: `--no-title`. */
export function withNone<T>(option: Option<T>, ja: string, en: string): Option<T | false> {
  const check = (zod: Zod) => zod.union([zod.literal(false), option.check(zod)]);
  return { ...option, without: { ja, en }, check };
}

/** `itemsFile` as `--items-file`. */
export function longFlag(name: string, { isNegated }: Pick<Option, "isNegated">): string {
  return `--${isNegated ? "no-" : ""}${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

const PLAIN = { words: [], isRepeated: false, isNegated: false } as const;

/** An option that is there or not. */
export function flag(ja: string, en: string): Option<boolean> {
  return { ...PLAIN, value: null, help: { ja, en }, check: (zod) => zod.boolean().default(false) };
}

/** `--no-…`: false where it is given. */
export function negatedFlag(ja: string, en: string): Option<boolean> {
  return { ...flag(ja, en), isNegated: true, check: (zod) => zod.boolean().default(true) };
}

/** Any text: the name of a file, an id. */
export function text(value: ValueName, ja: string, en: string): Option<string | undefined> {
  return { ...PLAIN, value, help: { ja, en }, check: (zod) => zod.string().optional() };
}

/** Several texts: `--item a,b --item c`. */
export function texts(value: ValueName, ja: string, en: string): Option<readonly string[] | undefined> {
  const check = (zod: Zod) => zod.array(zod.string()).transform(atCommas).optional();
  return { ...PLAIN, value, help: { ja, en }, isRepeated: true, check };
}

/** A value that is one of a few words. */
export function oneOf<const W extends readonly string[]>(
  value: ValueName,
  words: W,
  ja: string,
  en: string,
): Option<W[number] | undefined> & { readonly words: W } {
  return { ...PLAIN, value, help: { ja, en }, words, check: (zod) => zod.enum(words).optional() };
}

/** A value that is some of a few words, in the order in which they are given. */
export function someOf<const W extends readonly string[]>(
  value: ValueName,
  words: W,
  ja: string,
  en: string,
): Option<readonly W[number][] | undefined> {
  const check = (zod: Zod) =>
    zod
      .array(zod.string())
      .transform(atCommas)
      .pipe(zod.array(zod.enum(words)))
      .optional();
  return { ...PLAIN, value, help: { ja, en }, words, isRepeated: true, check };
}

/** A value with a form of its own. */
export function parsed<T>(
  value: ValueName,
  check: (zod: Zod) => z.ZodType<T>,
  expected: Bilingual,
  help: Bilingual,
): Option<T> {
  return { ...PLAIN, value, help, expected, check };
}

/**
 * A number.
 *
 * @param form of its text
 * @param expected what a text of another form, or a number that is not allowed, should have been
 */
export function numeric(
  value: ValueName,
  form: RegExp,
  expected: Bilingual,
  help: Bilingual,
  isAllowed: (given: number) => boolean = () => true,
): Option<number | undefined> {
  const check = (zod: Zod) => zod.string().regex(form).transform(Number).refine(isAllowed).optional();
  return parsed(value, check, expected, help);
}

/** The option with a value where none was written. */
export function byDefault<T>(option: Option<T>, value: NonNullable<T>): Option<NonNullable<T>> {
  return { ...option, check: (zod) => option.check(zod).transform((given) => given ?? value) };
}

/** The option with words of its own in a command's help. */
export function withHelp<T>(option: Option<T>, ja: string, en: string): Option<T> {
  return { ...option, help: { ja, en } };
}

/** The words of a list as it was written; none where nothing was. */
export const wordsOf = (list: unknown): string[] => (Array.isArray(list) ? atCommas(list.map(String)) : []);

/** The values of a list that is parted by commas. */
function atCommas(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(/[,、]/))
    .map((value) => value.trim())
    .filter((value) => value !== "");
}
