import * as z from "zod";
import type { Bilingual } from "../text/language.js";

const english = z.locales.en().localeError;
const japanese = z.locales.ja().localeError;

const RULE_FORMS = `{"atLeast": n}, {"below": n}, {"atMost": n}, {"labels": [...]}`;
const RULE_KEYS: readonly PropertyKey[] = ["hit", "male", "female"];

/** What a value is to be; zod's own messages name these in English in every language. */
const EXPECTED: Readonly<Record<string, Bilingual>> = {
  string: { ja: '文字列（"…"）', en: 'text ("…")' },
  number: { ja: "数値", en: "a number" },
  int: { ja: "整数", en: "a whole number" },
  boolean: { ja: "true か false", en: "true or false" },
  array: { ja: "配列（[…]）", en: "a list ([…])" },
  object: { ja: "オブジェクト（{…}）", en: "an object ({…})" },
};

/**
 * What a zod check has to say, as one line in both languages that names the value: `items[3].hit.atLeast: …`.
 * Of the branches of a union the one that got furthest is told, since the user most likely meant that one.
 */
export function complaint(error: z.ZodError, input: unknown): Bilingual {
  const first = error.issues[0];
  if (!first) return { ja: "内容が不正です", en: "invalid content" };
  const issue = deepest(first, input);
  const path = pathText(issue.path);
  const text = issueText(issue, input);
  const found = foundText(issue.path, input);
  return {
    ja: `${path}: ${text.ja}${found && `（実際の値: ${found}）`}`,
    en: `${path}: ${text.en}${found && ` (found ${found})`}`,
  };
}

/** `["items", 3, "hit"]` as `items[3].hit`. */
export function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "(top)";
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index ? "." : ""}${String(key)}`))
    .join("");
}

type Issue = z.core.$ZodIssue;

function deepest(issue: Issue, input: unknown): Issue {
  if (issue.code !== "invalid_union") return issue;
  let best: Issue = issue;
  for (const branch of issue.errors) {
    const first = branch[0];
    if (!first) continue;
    const candidate = deepest({ ...first, path: [...issue.path, ...first.path] }, input);
    // A branch that only misses its key is not what the user meant.
    if (valueAt(candidate.path, input) === undefined) continue;
    if (candidate.path.length > best.path.length) best = candidate;
  }
  return best;
}

function issueText(issue: Issue, input: unknown): Bilingual {
  if (issue.code === "invalid_union" && RULE_KEYS.includes(issue.path.at(-1) ?? "")) {
    const bySex = issue.path.at(-1) === "hit";
    return {
      ja: `${RULE_FORMS} のいずれか一つ${bySex ? '、または {"male": …, "female": …} ' : ""}が必要です`,
      en: `expected one of ${RULE_FORMS}${bySex ? ', or {"male": …, "female": …}' : ""}`,
    };
  }
  const value = valueAt(issue.path, input);
  const expected = issue.code === "invalid_value" ? anyOf(issue.values) : expectedOf(issue);
  if (expected) {
    return value === undefined
      ? { ja: `ありません。${expected.ja}が必要です`, en: `is missing: expected ${expected.en}` }
      : { ja: `${expected.ja}が必要です`, en: `expected ${expected.en}` };
  }
  // A finished issue has lost its input; the locales want it to say what was received.
  const raw = { ...issue, input: value } as Parameters<typeof english>[0];
  return { ja: messageOf(japanese(raw), issue), en: messageOf(english(raw), issue) };
}

/** Values that are written out. */
function anyOf(values: readonly unknown[]): Bilingual {
  const written = values.map((value) => JSON.stringify(value));
  return { ja: written.join("か"), en: written.join(" or ") };
}

/** What a value is to be: one thing, or what any branch of a union takes. */
function expectedOf(issue: Issue): Bilingual | null {
  const issues =
    issue.code === "invalid_union" ? issue.errors.flatMap((branch) => branch.slice(0, 1)) : [issue];
  const kinds = issues.map((one) => (one.code === "invalid_type" && EXPECTED[one.expected]) || null);
  const known = kinds.filter((kind) => kind !== null);
  if (known.length === 0 || known.length < kinds.length) return null;
  return { ja: known.map(({ ja }) => ja).join("か"), en: known.map(({ en }) => en).join(" or ") };
}

function valueAt(path: readonly PropertyKey[], input: unknown): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function foundText(path: readonly PropertyKey[], input: unknown): string {
  const text = JSON.stringify(valueAt(path, input));
  if (text === undefined) return "";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function messageOf(message: string | { message: string } | undefined | null, issue: Issue): string {
  if (!message) return issue.message;
  return typeof message === "string" ? message : message.message;
}
