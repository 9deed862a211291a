import { loadCatalog } from "../../../catalog/load.js";
import { findPrefecture } from "../../../catalog/regions/areas.js";
import { endsAndBegins } from "../../../ingest/own-counts/regions/municipalities.js";
import { municipalities } from "../../../jobs/input/own-counts.js";
import { AGE_CLASSES } from "../../../model/counts.js";
import type { Effects } from "../../../process/effects.js";
import { misuse } from "../../../text/failure.js";
import { TEMPLATES } from "../../options/of-lists.js";

const HEADS = [
  "年度",
  "市区町村コード",
  "市区町村名",
  "保険者",
  "性別",
  "年齢階級",
  "項目",
  "項目名",
  "受診者数",
  "該当者数",
];
/** Filled in as an example: an item of the catalog. */
const [ITEM, ITEM_NAME] = ["q08-smoking", "喫煙"];

/**
 * `ndb-ratio template own-counts`: the heads, and a row a municipality, sex and age class of a prefecture, its
 * numbers to be filled in. Designated cities stand with their wards, those before a change too: the rows that are not
 * wanted are to be deleted. UTF-8 with a byte order mark, which Excel needs.
 *
 * @throws Failure (`exitCode` 2) for another form, and where no prefecture is named
 */
export async function template(
  form: string,
  { prefecture }: { readonly prefecture?: string | undefined },
  effects: Pick<Effects, "write">,
): Promise<void> {
  if (!(TEMPLATES as readonly string[]).includes(form)) {
    throw misuse({
      ja: `「${form}」というひな形はありません。${TEMPLATES.join("、")} を指定してください`,
      en: `there is no form "${form}". There is ${TEMPLATES.join(", ")}`,
    });
  }
  if (prefecture === undefined) {
    throw misuse({
      ja: "--prefecture で都道府県を指定してください（例 静岡）",
      en: "name a prefecture with --prefecture",
    });
  }
  const { code } = findPrefecture(loadCatalog(), prefecture);
  const { names, changes } = municipalities();
  const former = new Set(changes.flatMap((change) => endsAndBegins(change).ends));
  const rows = [...names]
    .filter(
      ([municipality, name]) =>
        municipality.startsWith(code) && (!former.has(municipality) || /区$/.test(name)),
    )
    .flatMap(([municipality, name]) =>
      ["男", "女"].flatMap((sex) =>
        AGE_CLASSES.map((ages) => ["", municipality, name, "", sex, ages, ITEM, ITEM_NAME, "", ""]),
      ),
    );
  await effects.write(["\uFEFF", ...[HEADS, ...rows].map((row) => `${row.join(",")}\r\n`)]);
}
