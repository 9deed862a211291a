import { inOneSpelling } from "../../area-name.js";

/** What people write behind the name of a municipality or before it. */
const REMARK = /[(（［[【〔].*?[)）］\]】〕]/g;

/**
 * Do two texts name one municipality? 葵区 and 静岡市葵区, 熱海市 and 静岡県熱海市, 龍ヶ崎市 and 龍ケ崎市, 沼津 and 沼津市; 津市 is no
 * part of 沼津市.
 *
 * @param known the whole name
 */
export function isMunicipalityNamed(known: string, name: string): boolean {
  return [name, name.replace(REMARK, "")].some((one) => {
    const [whole, part] = [inOneSpelling(known), inOneSpelling(one)];
    return isPlaceIn(whole, part) || isPlaceIn(part, whole) || whole.slice(0, -1) === part;
  });
}

const isPlaceIn = (whole: string, name: string): boolean =>
  name !== "" &&
  whole.endsWith(name) &&
  /(^|[都道府県市郡区局庁]|[^\p{L}\p{N}])$/u.test(whole.slice(0, whole.length - name.length));

/** Do two texts name one region of a user's own? 東部 and 東部保健所. */
export function isSameRegion(one: string, other: string): boolean {
  const [a, b] = [inOneSpelling(one), inOneSpelling(other)];
  return a.includes(b) || b.includes(a);
}
