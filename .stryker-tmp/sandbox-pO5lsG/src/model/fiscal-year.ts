/** Release of the NDB Open Data + 2012 is the fiscal year of its checkups (健診年度). */
// @ts-nocheck

const RELEASE_TO_YEAR = 2012;

/** The year of a release's checkups. */
export const yearOfRelease = (release: number): number => release + RELEASE_TO_YEAR;

/** The release of a year's checkups. */
export const releaseOfYear = (fiscalYear: number): number => fiscalYear - RELEASE_TO_YEAR;
