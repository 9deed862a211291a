import { z } from "zod";
import type { Bilingual } from "../language.js";

const english = z.locales.en().localeError;
const japanese = z.locales.ja().localeError;

/**
 * What a zod check has to say, as one line in both languages that names the value: `items[3].hit.atLeast: …`.
 * Of the branches of a union the one that got furthest is told, since the user most likely meant that one.
 */
export function complaint(error: z.ZodError, input: unknown): Bilingual {
  const first = error.issues[0];
  if (!first) return { ja: "内容が不正です", en: "invalid content" };
  const issue = deepest(first);
  const path = pathText(issue.path);
  const found = foundText(issue.path, input);
  // A finished issue has lost its input; the locales want it to say what was received.
  const raw = { ...issue, input: valueAt(issue.path, input) } as Parameters<typeof english>[0];
  return {
    ja: `${path}: ${textOf(japanese(raw), issue)}${found && `（実際の値: ${found}）`}`,
    en: `${path}: ${textOf(english(raw), issue)}${found && ` (found ${found})`}`,
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

function deepest(issue: Issue): Issue {
  if (issue.code !== "invalid_union") return issue;
  const branches = issue.errors.filter((branch) => branch.length > 0);
  let best: Issue = issue;
  for (const branch of branches) {
    const candidate = deepest(branch[0]!);
    const path = [...issue.path, ...candidate.path];
    if (path.length > best.path.length) best = { ...candidate, path };
  }
  return best;
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

function textOf(message: string | { message: string } | undefined | null, issue: Issue): string {
  if (!message) return issue.message;
  return typeof message === "string" ? message : message.message;
}
