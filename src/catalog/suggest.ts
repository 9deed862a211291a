const MOST_SUGGESTED = 3;

/**
 * Up to three candidates that the user may have meant, best first: those that contain the text (or are contained
 * in it), then those of which the whole or a hyphenated part lies within a small edit distance.
 */
export function suggest(text: string, candidates: readonly string[]): string[] {
  const wanted = fold(text);
  if (wanted === "") return [];
  const tolerance = Math.ceil([...wanted].length / 3);
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const folded = fold(candidate);
    const distance = editDistance(wanted, folded);
    const contains = folded.includes(wanted) || (folded.length > 1 && wanted.includes(folded));
    const parts = candidate.split("-").filter((part) => part.length > 3);
    const near = Math.min(distance, ...parts.map((part) => editDistance(wanted, fold(part)) + 0.5));
    if (contains || near <= tolerance) scored.push({ candidate, score: contains ? distance / 100 : near });
  }
  return scored
    .sort((a, b) => a.score - b.score)
    .slice(0, MOST_SUGGESTED)
    .map(({ candidate }) => candidate);
}

/** Levenshtein distance, counted in characters. */
function editDistance(a: string, b: string): number {
  const right = [...b];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  let row = 0;
  for (const character of a) {
    row += 1;
    const current = [row];
    right.forEach((other, index) => {
      const substituted = previous[index]! + (character === other ? 0 : 1);
      current.push(Math.min(substituted, previous[index + 1]! + 1, current[index]! + 1));
    });
    previous = current;
  }
  return previous[right.length]!;
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");
}
