/** Excel's limit, in UTF-16 units. */
// @ts-nocheck

const LONGEST = 31;

/** Not allowed in a name of a sheet; the Japanese Excel refuses their full-width forms too. */
const FORBIDDEN = /[\\/?*[\]:＼／？＊［］：￥\p{Cc}]+/gu;

/**
 * Names of sheets that Excel accepts, one for each text in order: without forbidden characters, at most 31 long, told
 * apart without regard to case.
 *
 * @param taken names that are in use already
 */
export function sheetNames(texts: readonly string[], taken: readonly string[] = []): string[] {
  const used = new Set(taken.map(folded));
  return texts.map((text) => {
    const cleaned = text.replace(FORBIDDEN, "・").replace(/^['\s]+|['\s]+$/g, "");
    // Excel keeps "History" for itself.
    const base = cleaned === "" || folded(cleaned) === "history" ? `${cleaned}_` : cleaned;
    let name = cut(base, LONGEST);
    for (let count = 2; used.has(folded(name)); count++) {
      const ending = ` (${count})`;
      name = cut(base, LONGEST - ending.length) + ending;
    }
    used.add(folded(name));
    return name;
  });
}

const folded = (name: string) => name.normalize("NFKC").toLowerCase();

/** Cut between characters, never inside a surrogate pair. */
function cut(text: string, length: number): string {
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.replace(/['\s]+$/, "");
}
