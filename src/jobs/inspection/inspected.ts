import { tableName } from "../../catalog/items/description.js";
import type { Catalog } from "../../catalog/schema.js";
import { originsOf } from "../../ingest/built-in/origin.js";
import { checkNames, checkPair } from "../../ingest/checks/checks.js";
import type { CheckFinding } from "../../ingest/checks/finding.js";
import { type Clash, haveNoRegionInCommon, printedTotal, whereRead } from "../../ingest/release.js";
import { type CountTable, type Stratum, tablesOf } from "../../model/counts.js";
import { people } from "../../text/numbers.js";
import type { Input } from "../input/read-input.js";
import type { Inspection } from "./inspection.js";

/**
 * What there is to say of an input: what the checks find, what clashes, and how each file goes with the built-in counts.
 *
 * @param clashes tables of which the input keeps one only, though their numbers differ
 */
export function inspected(input: Input, clashes: readonly Clash[], catalog: Catalog): Inspection {
  const ofClashes = clashes.map((clash) => ({ clash, finding: clashFinding(clash, catalog) }));
  const findings = [
    ...input.findings,
    ...ofClashes.flatMap(({ clash: { other }, finding }) => [finding, ...checkAlone(other, catalog)]),
    ...input.duplicates.flatMap(({ dropped }) => checkNames(dropped, catalog)),
  ];
  const others = (kept: CountTable) =>
    clashes.flatMap((clash) => (clash.kept.source === kept.source ? [clash.other] : []));
  const tables = tablesOf(input).flatMap((table) => [table, ...others(table)]);
  const fromFiles = new Set(input.reading.tables.map(({ source }) => source));
  const ofFiles = tables.filter(({ source }) => fromFiles.has(source));
  const origins = new Map(originsOf(ofFiles, catalog).map((origin, i) => [ofFiles[i]!, origin]));
  return {
    input,
    findings,
    tables: tables.map((table) => ({
      table,
      findings: [
        ...findings.filter(({ path }) => path === table.source.path),
        ...ofClashes.flatMap(({ clash, finding }) => (clash.kept.source === table.source ? [finding] : [])),
      ],
      origin: origins.get(table) ?? null,
    })),
  };
}

/** What the official tables never show of a table without its counterpart. */
function checkAlone(table: CountTable, catalog: Catalog): CheckFinding[] {
  const pair = { table: table.table, block: table.block, prefecture: null, area: null };
  return checkPair({ ...pair, [table.geography]: table }, catalog);
}

function clashFinding({ kept, other }: Clash, catalog: Pick<Catalog, "tables">): CheckFinding {
  const name = tableName(other.table, catalog);
  const [a, b] = [kept, other].map((table) => people(printedTotal(table, (stratum) => !isAgain(stratum))));
  const isEarly = [kept, other].filter(({ male }) => male.strata.some(isAgain)).length === 1;
  const hint = haveNoRegionInCommon(kept, other) ? PARTS_HINT : isEarly ? AGAIN_HINT : { ja: "", en: "" };
  return {
    check: "one-table-a-subject",
    severity: "error",
    path: other.source.path,
    text: {
      ja: `「${name.ja}」の表がもう 1 つあり、数値が違います：${whereRead(kept).ja}（人数はこちらが ${b}、あちらが ${a}）。計算にはどちらか一方だけを指定してください${hint.ja}`,
      en: `another table of "${name.en}" has different numbers: ${whereRead(kept).en} (${a} people there, ${b} here). Give only one of them to compute${hint.en}`,
    },
  };
}

/** Does a class count people of other classes once more, as early tables have them? */
const isAgain = ({ label }: Stratum) => label.includes("再掲");

const PARTS_HINT = {
  ja: "（地域が違うので、行を 1 つの表にまとめることもできます）",
  en: " (their regions are others: the rows can be put into one table)",
};

const AGAIN_HINT = {
  ja: "（「再掲」の階層がある表は計算できません）",
  en: " (the one with classes of 再掲, which count people again, cannot be computed)",
};
