import type { CatalogNames } from "../catalog/names.js";
import type { Area, Prefecture } from "../catalog/schema.js";
import { builtInNumbers } from "../ingest/built-in/sources.js";
import { yearOfRelease } from "../model/fiscal-year.js";
import type { Language } from "../text/language.js";
import type { Option } from "./options/option.js";

export interface Candidate {
  readonly value: string;
  /** Said beside it where the shell shows it; may be empty. */
  readonly note: string;
}

export interface Context {
  readonly names: CatalogNames;
  readonly language: Language;
  /** Prefectures that the line names already: areas are theirs. */
  readonly prefectures: readonly string[];
}

/** What the shell may put in the place of the word before the cursor. */
export interface Completion {
  /** What the shell adds to the candidates: names of files or of folders, which it knows itself. */
  readonly paths: "files" | "folders" | null;
  /** Does a candidate not end the word, so that no space is to follow? */
  readonly isOpen: boolean;
  readonly candidates: readonly Candidate[];
}

/** Values of an option that begin with `text`: its own words, and things of the catalog by the kind of its value. */
export function candidatesOf(option: Option, text: string, context: Context): Completion {
  const words = option.words.filter((word) => word.startsWith(text)).map((value) => ({ value, note: "" }));
  const give = (candidates: readonly Candidate[], paths: Completion["paths"] = null, isOpen = false) => ({
    candidates: [...words, ...candidates],
    paths,
    isOpen,
  });
  switch (option.value) {
    case "item":
      return give(items(text, context));
    case "prefecture":
      return give(prefectures(text, context));
    case "area":
      return give(areas(text, context));
    case "table":
      return give(tables(text, context), text.includes("=") ? "files" : null, true);
    case "releases":
      return give(releases(text, context));
    case "reference":
      return give(...population(text, context, "files"));
    case "population":
      return give(...population(text, context, null));
    case "file":
      return give([], "files");
    case "folder":
      return give([], "folders");
    default:
      return give([]);
  }
}

/** Items by id. A Japanese text finds the ids of the items whose name holds it. */
function items(text: string, { names, language }: Context): Candidate[] {
  return names.items
    .filter(({ id, name, standard }) =>
      text === "" ? standard : id.startsWith(text) || (isJapanese(text) && name.ja.includes(text)),
    )
    .map(({ id, name }) => ({ value: id, note: name[language] }));
}

function prefectures(text: string, { names, language }: Context): Candidate[] {
  return names.prefectures.flatMap(({ code, name }) => {
    if (text === "") return [{ value: name[language], note: code }];
    return [
      { value: code, note: name[language] },
      { value: name.ja, note: code },
      { value: name.en, note: code },
    ].filter(({ value }) => begins(value, text));
  });
}

/** Areas by code, by name where only one area has it, and by prefecture and name. */
function areas(text: string, { names, prefectures: chosen }: Context): Candidate[] {
  const all = names.areas;
  const byCode = new Map(names.prefectures.map((prefecture) => [prefecture.code, prefecture]));
  const uses = new Map<string, number>();
  for (const { name } of all) uses.set(name, (uses.get(name) ?? 0) + 1);
  const isChosen = ({ prefectureCode }: Area) =>
    chosen.length === 0 || chosen.some((word) => isPrefecture(byCode.get(prefectureCode), word));
  return all.filter(isChosen).flatMap((area) => {
    const full = `${byCode.get(area.prefectureCode)?.name.ja ?? ""}${area.name}`;
    if (text === "") return [{ value: uses.get(area.name) === 1 ? area.name : full, note: area.code }];
    return [
      { value: area.code, note: full },
      ...(uses.get(area.name) === 1 ? [{ value: area.name, note: `${area.code} ${full}` }] : []),
      { value: full, note: area.code },
    ].filter(({ value }) => begins(value, text));
  });
}

function isPrefecture(prefecture: Prefecture | undefined, word: string): boolean {
  if (!prefecture) return false;
  const { code, name } = prefecture;
  return [code, name.ja, name.ja.replace(/[都府県]$/, "")].includes(word) || begins(name.en, word);
}

function tables(text: string, { names, language }: Context): Candidate[] {
  return names.tables
    .map(({ key, name }) => ({ value: `${key}=`, note: name[language] }))
    .filter(({ value }) => value.startsWith(text));
}

/** Releases that come with the program, also as the next of a list or the end of a span. */
function releases(text: string, { language }: Context): Candidate[] {
  const before = text.replace(/\d*$/, "");
  return builtInNumbers()
    .map((number) => {
      const year = yearOfRelease(number);
      return { value: `${before}${number}`, note: language === "ja" ? `${year}年度` : `FY${year}` };
    })
    .filter(({ value }) => value.startsWith(text));
}

/** The nation's populations are the option's own words; this adds `prefecture:11`. */
function population(
  text: string,
  context: Context,
  paths: Completion["paths"],
): [Candidate[], Completion["paths"], boolean] {
  const start = "prefecture:";
  if (!text.startsWith(start)) {
    const offers = start.startsWith(text);
    return [offers ? [{ value: start, note: "" }] : [], paths, offers && text !== ""];
  }
  const found = prefectures(text.slice(start.length), context);
  return [found.map(({ value, note }) => ({ value: start + value, note })), null, false];
}

const begins = (name: string, text: string) => name.toLowerCase().startsWith(text.toLowerCase());
const isJapanese = (text: string) => /[^!-~]/.test(text);
