import type { Catalog } from "../../../catalog/schema.js";
import type { Bilingual } from "../../../text/language.js";
import { isMunicipalityNamed } from "./place-names.js";

/** A code as it is written, and the name beside it. */
export interface WrittenCode {
  readonly code: string;
  readonly name: string;
}

/** A code of a municipality (or of a prefecture, 22000), or what is wrong with it. */
export type ReadCode = { readonly code: string } | { readonly problem: Bilingual };

const [WEIGHTS, MODULUS] = [[6, 5, 4, 3, 2], 11];

/**
 * The check digit of a municipality's code (総務省「全国地方公共団体コード仕様」): 8 for 22203.
 *
 * @param code of five digits
 */
export function checkDigit(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(code[i]), 0);
  return String((MODULUS - (sum % MODULUS)) % 10);
}

/**
 * Codes of municipalities of five digits, or of six with a check digit, each by itself, also without the zero that a spreadsheet
 * took from its front: "22203", "222038", "1202", "12025".
 *
 * @param written codes of digits, each once
 * @param names of municipalities by code
 */
export function municipalityCodes(
  written: readonly WrittenCode[],
  names: ReadonlyMap<string, string>,
  { areas }: Pick<Catalog, "areas">,
): ReadonlyMap<string, ReadCode> {
  const isKnown = (code: string) => names.has(code) || /^(0[1-9]|[1-3]\d|4[0-7])000$/.test(code);
  /** "12025" as 012025 with its check digit. */
  const withZero = (code: string) => {
    const five = `0${code.slice(0, 4)}`;
    return code.length === 5 && isKnown(five) && checkDigit(five) === code[4] ? five : null;
  };
  const areaOf = (code: string) => areas.find((area) => area.code === code);
  // What can be read in one way only says whether zeros were lost.
  const isLost = ({ code }: WrittenCode) => code.length === 6 || (withZero(code) !== null && !isKnown(code));
  const isFive = ({ code }: WrittenCode) => code.length === 5 && withZero(code) === null && isKnown(code);
  const areFive = written.some(isFive) && !written.some(isLost);
  const lostOfFive = written.some(({ code }) => code.length === 4 && !areaOf(code) && isKnown(`0${code}`));
  const prefectures = new Set(
    written.flatMap(({ code }) => (code.length > 4 && !withZero(code) ? [code.slice(0, 2)] : [])),
  );
  const read = ({ code, name }: WrittenCode): ReadCode => {
    if (code.length === 6) return withCheckDigit(code, names, isKnown);
    if (code.length === 5) {
      const other = withZero(code);
      if (other === null) return { code };
      if (!isKnown(code)) return { code: other };
      const meant = [code, other].filter(
        (one) => name !== "" && isMunicipalityNamed(names.get(one) ?? "", name),
      );
      if (meant.length === 1) return { code: meant[0]! };
      return areFive ? { code } : twoMeanings(code, other, names);
    }
    const five = code.padStart(5, "0");
    const area = areaOf(code);
    const isOfArea = area && prefectures.has(area.prefectureCode) && !lostOfFive;
    if (!isOfArea || (name !== "" && isMunicipalityNamed(names.get(five) ?? "", name))) return { code: five };
    return areaAmongMunicipalities(code, area.name);
  };
  return new Map(written.map((one) => [one.code, read(one)]));
}

function withCheckDigit(
  code: string,
  names: ReadonlyMap<string, string>,
  isKnown: (code: string) => boolean,
): ReadCode {
  const five = code.slice(0, 5);
  const right = checkDigit(five);
  if (!isKnown(five) || code[5] === right) return { code: five };
  const name = names.get(five) ?? five;
  return {
    problem: {
      ja: `コード「${code}」の検査数字（6 桁目）が合いません（${name}なら ${five}${right} です。コードの打ち間違いがないか確かめてください）`,
      en: `the check digit of the code "${code}" is wrong (${five}${right} is ${name}; look whether the code is mistyped)`,
    },
  };
}

function twoMeanings(code: string, other: string, names: ReadonlyMap<string, string>): ReadCode {
  const [one, two] = [names.get(code) ?? code, names.get(other) ?? other];
  return {
    problem: {
      ja: `コード「${code}」は、${one}（${code}）とも、先頭の 0 が消えた${two}（0${code}）とも読めます（先頭の 0 を付けて書くか、市区町村名の列を加えてください）`,
      en: `the code "${code}" can be ${one} (${code}) or, without its leading zero, ${two} (0${code}): write codes with their zeros, or add a column of names`,
    },
  };
}

function areaAmongMunicipalities(code: string, name: string): ReadCode {
  return {
    problem: {
      ja: `「${code}」は二次医療圏（${name}）のコードです（1 つのファイルでは、市区町村か二次医療圏のどちらかにそろえてください。市区町村のコードなら 0${code} と書いてください）`,
      en: `"${code}" is the code of a secondary medical area (${name}): one file has either municipalities or areas (write 0${code} where it is a municipality)`,
    },
  };
}
