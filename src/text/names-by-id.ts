import type { Bilingual, Language } from "./language.js";

/** Gives names (of items, mostly) by their ids in one language; an id that none of them has stands for itself. */
export function namesById(
  named: Iterable<{ readonly id: string; readonly name: Bilingual }>,
  language: Language,
): (id: string) => string {
  const names = new Map<string, string>();
  for (const { id, name } of named) names.set(id, name[language]);
  return (id) => names.get(id) ?? id;
}
