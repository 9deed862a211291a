import { coverageNotesOfYears } from "../../figures/notes/coverage-notes.js";
import { referenceMoveNotes } from "../../figures/notes/reference-moves.js";
import { isCertainChange } from "../../figures/over-years/change-label.js";
import { WHOLE_AGES } from "../../model/ages.js";
import type { Bilingual, Language } from "../../text/language.js";
import { STANDINGS, type Standing, type Worsening, type WorseningOfYears } from "../worsening.js";

/** May the change well be one that chance makes among so many? */
export const isDoubtful = ({ change }: Worsening): boolean => !isCertainChange(change);

/** Changes that are told under one heading, in the order in which they were found. */
interface WorseningGroup {
  readonly heading: Bilingual;
  readonly changes: readonly Worsening[];
}

/**
 * What is getting worse, and after it what chance may well have made look so; each by where the region stands against the
 * reference now.
 */
export function worseningGroups(found: readonly Worsening[], reference: Bilingual): WorseningGroup[] {
  return [false, true].flatMap((doubtful) =>
    STANDINGS.flatMap((standing) => {
      const changes = found.filter((one) => one.standing === standing && isDoubtful(one) === doubtful);
      const heading = headingOf(standing, doubtful, reference);
      return changes.length > 0 ? [{ heading, changes }] : [];
    }),
  );
}

function headingOf(standing: Standing, doubtful: boolean, reference: Bilingual): Bilingual {
  const stands = STANDS[standing](reference);
  return {
    ja: `${stands.ja}、${doubtful ? "悪くなっているかもしれない" : "悪くなっている"}項目`,
    en: `${stands.en} ${doubtful ? "perhaps " : ""}getting worse`,
  };
}

const STANDS: Readonly<Record<Standing, (reference: Bilingual) => Bilingual>> = {
  unfavourable: ({ ja, en }) => ({
    ja: `${ja}より有意に好ましくなく`,
    en: `Significantly worse than ${en}, and`,
  }),
  level: ({ ja, en }) => ({
    ja: `${ja}との差は有意でないが`,
    en: `Not significantly different from ${en}, but`,
  }),
  favourable: ({ ja, en }) => ({
    ja: `${ja}より有意に好ましいが`,
    en: `Significantly better than ${en}, but`,
  }),
};

/**
 * What has to be known of the counts of the listed changes: how far errors of the source move what they are compared with,
 * and who has a value in their first and last years.
 */
export const countsNotesOf = (
  found: readonly Worsening[],
  { reference }: Pick<WorseningOfYears, "reference">,
  language: Language,
  nameOf: (item: string) => string,
): string[] => [
  ...referenceMoveNotes(
    {
      reference,
      language,
      items: found.map(({ trend }) => trend.item),
      sexes: found.map(({ trend }) => trend.sex),
      ages: [WHOLE_AGES],
      isOfYears: true,
    },
    nameOf,
  ),
  ...coverageNotesOfYears(
    found.map(({ trend, first, last }) => ({ ...trend, points: [first, last] })),
    language,
    nameOf,
  ),
];

/** What a change that is listed is, and what its mark does not tell. */
export const CHANGE_WORDS: Readonly<Bilingual> = {
  ja: "判定の付いた変化だけを並べた：95％区間（標本誤差、秘匿による幅、同じ規模の地域のふだんの動きを含む）が、0からも全地域に共通の動きからも外れているもの。偶然だけでも20に1つまでは付き、理由も、今後も続くかどうかも示さない。",
  en: "Only marked changes are listed: the 95% interval (sampling error, hidden counts and the usual moves of regions of its size) lies beyond both 0 and the change that all regions share. Chance alone marks up to 1 in 20; a mark tells neither the cause nor that the change goes on.",
};
