/** A region of a user's own, level `group`: secondary medical areas or prefectures put together (a 県民局, a block, all but one). */
export interface RegionGroup {
  /** 1–20 letters, digits and hyphens, and no code that a prefecture or an area could have. */
  readonly code: string;
  readonly name: string;
  /** Codes of its areas ("1103") and prefectures ("11"), each once; no area of a prefecture that is named too. */
  readonly members: readonly string[];
}

/** What a code of a region of one's own looks like. */
export const GROUP_CODE = /^(?!\d{1,5}$)[A-Za-z0-9-]{1,20}$/;

/** "1103" → "11": the prefecture that an area or a prefecture lies in, by its code. */
export function prefectureOfMember(member: string): string {
  return member.slice(0, 2);
}

/** Is it the code of a prefecture as a whole? */
export function isPrefectureMember(member: string): boolean {
  return member.length === 2;
}

/** Is it the code of a municipality? Counts that a user brought can be of these. */
export function isMunicipality(code: string): boolean {
  return /^\d{5}$/.test(code);
}

/** The prefecture that holds all members; null where they lie in several. */
export function prefectureOfGroup({ members }: Pick<RegionGroup, "members">): string | null {
  const [first, ...others] = new Set(members.map(prefectureOfMember));
  return first !== undefined && others.length === 0 ? first : null;
}

/** Is it a name of the nation, which stands beside the regions? */
export const isNationName = (name: string): boolean =>
  /^(日本)?全国(計|平均)?$|^日本(国|計)?$/.test(name.normalize("NFKC").trim());
