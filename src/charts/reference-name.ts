import { yearOfRelease } from "../fiscal-year.js";
import type { Bilingual } from "../language.js";

/** The nation is named shortly in titles: （全国と比較）, （第6回（2018年度）の全国と比較）. */
export function referenceName(population: string, name: Bilingual): Bilingual {
  const [, release] = /^(?:national|national-assigned)(?:@(\d+))?$/.exec(population) ?? [null];
  if (release === null) return name;
  if (release === undefined) return { ja: "全国", en: "the nation" };
  const fiscalYear = yearOfRelease(Number(release));
  return {
    ja: `第${release}回（${fiscalYear}年度）の全国`,
    en: `the nation of release ${release} (FY${fiscalYear})`,
  };
}
