import * as z from "zod";
import { type Failure, misuse } from "../../text/failure.js";
import type { Language } from "../../text/language.js";
import { GLOBAL } from "./global.js";
import { longFlag, type Option, type Options, type Values, type Written, type Zod } from "./option.js";

/** Named one by one: the library as a value would bring all of it along, with its messages in fifty languages. */
const ZOD: Zod = {
  array: z.array,
  boolean: z.boolean,
  enum: z.enum,
  literal: z.literal,
  string: z.string,
  union: z.union,
};

/**
 * The typed values of a command's options, and the language of what it makes.
 *
 * @param written what stands on the command line or in the config file
 * @throws Failure naming the option whose value is wrong
 */
export function checkedOptions<O extends Options>(
  options: O,
  written: Written,
): Values<O> & { readonly lang: Language } {
  const all: Options = { ...options, lang: GLOBAL.lang };
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(all)) {
    const found = option.check(ZOD).safeParse(written[name], { reportInput: true });
    if (!found.success) throw wrongValue(name, option, found.error.issues[0], written[name]);
    values[name] = found.data;
  }
  return values as Values<O> & { readonly lang: Language };
}

/** The message on a value that is wrong; of a list it names that value alone. */
function wrongValue(
  name: string,
  option: Option,
  issue: z.core.$ZodIssue | undefined,
  written: Written[string],
): Failure {
  const list = Array.isArray(written) ? written : [written];
  const part = typeof issue?.input === "string" && issue.path.length > 0 ? issue.input : null;
  const value = part ?? list.join(",");
  const flag = longFlag(name, option);
  const { expected, words } = option;
  if (expected) {
    return misuse({
      ja: `${flag}「${value}」を解釈できません。${expected.ja}`,
      en: `${flag} "${value}" is not understood. ${expected.en}`,
    });
  }
  return misuse({
    ja: `${flag}「${value}」はありません。使えるのは ${words.join("、")} です。`,
    en: `${flag} "${value}" is not known. Choose from ${words.join(", ")}.`,
  });
}
