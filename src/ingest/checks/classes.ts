import type { Catalog } from "../../catalog/schema.js";
import { type CountTable, SEXES, type Sex, type Stratum } from "../../model/counts.js";
import type { Bilingual } from "../../text/language.js";
import { holdEverybody, labelsOfTable, missingLabels, unknownLabels } from "../long/classes.js";
import { type CheckFinding, finding } from "./finding.js";

/** The people examined are the sum of all classes or answers, so these must hold everybody, and nobody else. */
export function checkClasses(
  table: CountTable,
  catalog: Pick<Catalog, "tables" | "questions">,
): CheckFinding[] {
  const labels = labelsOfTable(catalog, table.table, table.release);
  for (const sex of SEXES) {
    const { strata } = table[sex];
    if (labels) {
      const [unknown] = unknownLabels(strata, labels);
      if (unknown !== undefined) return [wrong(table, unknownText(unknown, labels))];
      const missing = missingLabels(strata, labels);
      if (missing.length > 0) return [wrong(table, missingText(missing, strata))];
    } else if (!holdEverybody(strata, null)) return [wrong(table, gapText(strata, sex))];
  }
  return [];
}

const wrong = (table: CountTable, text: Bilingual) => finding("classes-hold-everybody", "error", table, text);

const listed = (labels: readonly { readonly label: string }[]): Bilingual => ({
  ja: labels.map(({ label }) => label).join("、"),
  en: labels.map(({ label }) => label).join(", "),
});

function unknownText(label: string, labels: Parameters<typeof listed>[0]): Bilingual {
  const known = listed(labels);
  return {
    ja: `この表にないはずの階層・回答「${label}」があります（あるはずのものは ${known.ja}）。測定者数・回答者数に数えられてしまうので、無回答・測定不可などの行は除き、書き換えた階層・回答は元に戻してください`,
    en: `there is a class or answer "${label}" that this table does not have (it has ${known.en}). It would count among the people examined: leave out rows of no answer or no result, and write classes and answers as the original file does`,
  };
}

function missingText(missing: readonly string[], strata: readonly Stratum[]): Bilingual {
  const found = listed(strata);
  return {
    ja: `階層・回答「${missing.join("、")}」の行がありません（あるのは ${found.ja}）。測定者数・回答者数はすべての階層・回答の合計なので、すべての行が必要です`,
    en: `rows of the classes or answers "${missing.join(", ")}" are missing (there are ${found.en}). The people examined are the sum of all of them, so all are needed`,
  };
}

function gapText(strata: readonly Stratum[], sex: Sex): Bilingual {
  const found = listed(strata);
  return {
    ja: `${sex === "male" ? "男" : "女"}の階層にすき間か重なりがあります（あるのは ${found.ja}）。測定者数はすべての階層の合計なので、階層の行が消えていないか、書き換えられていないか、元のファイルと比べてください`,
    en: `the classes of ${sex === "male" ? "men" : "women"} leave a gap or overlap (there are ${found.en}). The people examined are the sum of all classes: compare with the original file whether rows are missing or labels were changed`,
  };
}
