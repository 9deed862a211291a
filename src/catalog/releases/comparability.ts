import type { Bilingual } from "../../text/language.js";
import type { Catalog, Item, QuestionVersion } from "../schema.js";

/** The part of the catalog that knows tables and the versions of questions. */
type Versions = Pick<Catalog, "tables" | "questions" | "questionnaireOfItems">;

/**
 * Why an item cannot be computed in a release, or null if it can. This tells what is known beforehand: tables that
 * are set aside or not yet published, and questions that are another question. Whether a threshold falls on a class
 * edge is read off the table itself.
 */
export function itemInRelease(catalog: Versions, item: Item, release: number): Bilingual | null {
  const table = catalog.tables.find(({ key }) => key === item.table);
  if (!table) return { ja: `表 ${item.table} がありません`, en: `there is no table ${item.table}` };
  if (table.setAside) return table.setAside;
  if (release < table.from) {
    return {
      ja: `${table.name.ja}の表があるのは第${table.from}回からです`,
      en: `${table.name.en} is published from release ${table.from} on`,
    };
  }
  if (table.kind === "checkup") return null;
  return questionInRelease(catalog, item, release);
}

/** The version of a question in a release; undefined where the release had no questionnaire. */
export function questionVersion(
  catalog: Pick<Catalog, "questions">,
  table: string,
  release: number,
): QuestionVersion | undefined {
  return catalog.questions[table]?.find(
    (version) => version.from <= release && (version.to === null || release <= version.to),
  );
}

/**
 * The labels that a table prints for labels that an item names: release 5 prints the answers of question 21 in words,
 * the releases before and after it their numbers.
 *
 * @param present the table's own labels, which decide; of what is not among them the label that the item names is given
 */
export function printedLabels(
  catalog: Catalog,
  table: string,
  labels: readonly string[],
  release: number,
  present: readonly string[],
): readonly string[] {
  const answers = questionVersion(catalog, table, release)?.answers ?? [];
  return labels.map((label) => {
    const printed = answers.find((answer) => answer.label === label)?.printed;
    return printed !== undefined && present.includes(printed) ? printed : label;
  });
}

function questionInRelease(catalog: Versions, item: Item, release: number): Bilingual | null {
  const actual = questionVersion(catalog, item.table, release);
  if (!actual) {
    return {
      ja: `第${release}回の${item.table}の質問文がわかりません`,
      en: `the wording of ${item.table} in release ${release} is not known`,
    };
  }
  const meant = item.series ?? questionVersion(catalog, item.table, catalog.questionnaireOfItems)?.series;
  if (actual.series === meant) return null;
  const number = Number(item.table.slice(1));
  if (actual.note && !actual.wording) {
    return {
      ja: `第${release}回の質問${number}は比較できません（${actual.note.ja}）`,
      en: `question ${number} of release ${release} cannot be compared (${actual.note.en})`,
    };
  }
  return {
    ja: `第${release}回の質問${number}は別の質問です（「${actual.wording?.ja ?? "不明"}」）`,
    en: `question ${number} of release ${release} is another question ("${actual.wording?.en ?? "unknown"}")`,
  };
}
