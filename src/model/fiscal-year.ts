import type { Bilingual } from "../text/language.js";

/** Release of the NDB Open Data + 2012 is the fiscal year of its checkups (健診年度). */
const RELEASE_TO_YEAR = 2012;

/** The year of a release's checkups. */
export const yearOfRelease = (release: number): number => release + RELEASE_TO_YEAR;

/** The release of a year's checkups. */
export const releaseOfYear = (fiscalYear: number): number => fiscalYear - RELEASE_TO_YEAR;

/** 第7回, release 7; of counts of one's own, which have no release, 2019年度, FY2019. Several are listed. */
export function releaseWords(releases: readonly number[], isOwn: boolean): Bilingual {
  const years = releases.map(yearOfRelease);
  return isOwn
    ? { ja: `${years.join("・")}年度`, en: `FY${years.join(", FY")}` }
    : { ja: `第${releases.join("・")}回`, en: `release ${releases.join(", ")}` };
}

/** The folder of what is made of a release, where several are: `release-08/`; of a year of one's own counts `fy2019/`. */
export const releaseFolder = (release: number, isOwn: boolean): string =>
  isOwn ? `fy${yearOfRelease(release)}/` : `release-${String(release).padStart(2, "0")}/`;
