import type { Address } from "../catalog/addresses.js";
import { AREA } from "../catalog/levels.js";
import { Failure, misuse } from "../text/failure.js";
import { GEOGRAPHIES, KINDS, type Words } from "./address-file.js";

/**
 * The addresses of a release; with `only` those of the kinds and geographies named (検査 or 質問票, 都道府県 or
 * 二次医療圏). An archive with both geographies is taken for either.
 *
 * @throws Failure where the list has none
 */
export function chooseAddresses(
  addresses: readonly Address[],
  release: number,
  only: readonly string[] | null,
): readonly Address[] {
  const parts = (only ?? []).map(partOf);
  const allows = (words: Words, value: string | null) => {
    const wanted = parts.filter((part) => Object.values(words).includes(part));
    return wanted.length === 0 || value === null || wanted.includes(value);
  };
  const ofRelease = addresses.filter((address) => address.release === release);
  if (ofRelease.length === 0) throw unknownRelease(addresses, release);
  const chosen = ofRelease.filter(
    ({ kind, geography }) => allows(KINDS, kind) && allows(GEOGRAPHIES, geography),
  );
  if (chosen.length > 0) return chosen;
  const withAreas = addresses.flatMap((address) => (address.geography === AREA ? address.release : []));
  const last = Math.min(...withAreas) - 1;
  throw new Failure((name) => ({
    ja: `第${release}回には ${name("only")}「${only?.join("、")}」に当たる表がありません（第${last}回までは都道府県の表だけです）。`,
    en: `release ${release} has no tables of ${name("only")} "${only?.join(",")}" (up to release ${last} there are prefecture tables only).`,
  }));
}

/** A kind or geography, as addresses have it. */
function partOf(word: string): string {
  const key = word.normalize("NFKC").toLowerCase();
  const words = [KINDS, GEOGRAPHIES].flatMap((known) => Object.entries(known)).flat();
  if (words.includes(key)) return KINDS[key] ?? GEOGRAPHIES[key] ?? key;
  throw misuse((name) => ({
    ja: `${name("only")}「${word}」はありません。使えるのは ${words.join("、")} です。`,
    en: `${name("only")} "${word}" is not known. Choose from ${words.join(", ")}.`,
  }));
}

function unknownRelease(addresses: readonly Address[], release: number): Failure {
  const known = [...new Set(addresses.map((address) => address.release))].sort((a, b) => a - b).join(", ");
  return new Failure((name) => ({
    ja: `第${release}回のアドレスは一覧にありません（あるのは第 ${known} 回）。厚生労働省のページからアドレスを調べ、release,url の列を持つ CSV を ${name("addresses")} で渡してください。`,
    en: `the addresses of release ${release} are not in the list (it has ${known}). Look them up on the ministry's page and give a CSV with the columns release,url with ${name("addresses")}.`,
  }));
}
