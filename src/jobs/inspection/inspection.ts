import { itemName, tableName } from "../../catalog/items/description.js";
import { standardItems } from "../../catalog/items/items.js";
import { itemInRelease, questionVersion } from "../../catalog/releases/comparability.js";
import type { Catalog } from "../../catalog/schema.js";
import type { Implausible } from "../../engine/plausibility/implausible.js";
import type { Origin } from "../../ingest/built-in/origin.js";
import { builtInNumbers, readSources } from "../../ingest/built-in/sources.js";
import type { CheckFinding } from "../../ingest/checks/finding.js";
import type { SetAside } from "../../ingest/read-tables.js";
import { COUNT } from "../../model/columns/count-row.js";
import { type CountTable, HIDDEN, type ReleaseTables, SEXES } from "../../model/counts.js";
import { grouped } from "../../model/grouped.js";
import { describePlace } from "../../text/failure.js";
import type { Language } from "../../text/language.js";
import { percent } from "../../text/numbers.js";
import { formatTable } from "../../text/table.js";
import { type Naming, worded } from "../../text/told.js";
import { visible } from "../../text/visible-text.js";
import type { Input } from "../input/read-input.js";
import { INSPECTION_WORDS as WORDS } from "./inspection-words.js";
import { originSummary, originWord } from "./origin-words.js";

/** A table of an input, what is wrong with it, and how its file goes with the built-in counts. */
export interface InspectedTable {
  readonly table: CountTable;
  readonly findings: readonly CheckFinding[];
  /** null of a built-in table. */
  readonly origin: Origin | null;
}

/** An input with what there is to say of it. */
export interface Inspection {
  readonly input: Input;
  /** In the order of releases and of the catalog; of tables that clash both, one after the other. */
  readonly tables: readonly InspectedTable[];
  readonly findings: readonly CheckFinding[];
}

/** Hidden cells, share of all. */
export function shareHidden(table: CountTable): number {
  const cells = table.male.counts.length + table.female.counts.length;
  let hidden = 0;
  for (const sex of SEXES) for (const count of table[sex].counts) if (count === HIDDEN) hidden++;
  return hidden / cells;
}

/** How an input is described. */
export interface InspectionStyle {
  readonly catalog: Catalog;
  readonly language: Language;
  /** Files too that have nothing to do with the checkups. */
  readonly all: boolean;
  /** How it calls what can be asked for. */
  readonly name: Naming;
}

/** For people: a summary by release, then tables, findings, and what is not read. */
export function describeInput(
  inspection: Inspection,
  implausible: readonly Implausible[],
  style: InspectionStyle,
): string {
  const { catalog, language, all, name } = style;
  const words = WORDS[language];
  const { input, tables: found, findings } = inspection;
  const { setAside, failures } = input.reading;
  const withTables = new Set(found.map(({ table }) => table.source.path));
  const others = setAside.filter(({ kind, path }) => kind === "other" && !withTables.has(path));
  // Where nothing else can be said, it is said of each file.
  const isListed = all || (found.length === 0 && others.length <= MOST_LISTED);
  const shown = setAside.filter(({ kind }) => isListed || kind !== "other");
  const hidden = isListed ? 0 : new Set(others.map(({ path }) => path)).size;
  return [
    found.length === 0 ? `${words.nothing}\n` : summary(inspection, style),
    hidden > 0 ? `${words.others(hidden, name("all"))}\n` : "",
    found.length === 0 ? "" : `\n${tableList(found, style)}`,
    section(
      words.findings,
      findings.map(
        ({ severity, path, text }) =>
          `[${words[severity]}] ${path}${words.colon}${worded(text, name)[language]}`,
      ),
    ),
    section(words.aside, asideLines(shown, withTables, style)),
    section(
      words.duplicates,
      input.duplicates.map(({ kept, dropped }) => `${dropped.source.path} ＝ ${kept.source.path}`),
    ),
    section(
      words.failures,
      failures.map(
        ({ place, told }) =>
          `${place ? describePlace(place, language) : ""}${words.colon}${worded(told, name)[language]}`,
      ),
    ),
    section(words.implausible, implausibleLines(implausible, catalog, language)),
  ].join("");
}

const MOST_LISTED = 10;

function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const shown = lines.map((line) => `  ${visible(line, Number.POSITIVE_INFINITY)}`);
  return `\n${title} (${lines.length})\n${shown.join("\n")}\n`;
}

function implausibleLines(found: readonly Implausible[], catalog: Catalog, language: Language): string[] {
  return found.map(({ release, item, code, name, reason }) =>
    language === "ja"
      ? `第${release}回 ${code} ${name}「${itemName(item, catalog).ja}」：${reason.ja}`
      : `release ${release}, ${code} ${name}, "${itemName(item, catalog).en}": ${reason.en}`,
  );
}

/** Lines of a release: how many tables, whether the checks pass, which tables the standard items still need. */
function summary(inspection: Inspection, { catalog, language, all, name }: InspectionStyle): string {
  const words = WORDS[language];
  return inspection.input.releases
    .map((release) => {
      const own = inspection.tables.filter(({ table }) => table.release === release.release);
      const by = (geography: CountTable["geography"]) =>
        own.filter(({ table }) => table.geography === geography).length;
      const paths = new Set(own.map(({ table }) => table.source.path));
      const findings = inspection.findings.filter(({ path }) => paths.has(path));
      const errors = findings.filter(({ severity }) => severity === "error").length;
      const missing = missingTables(release, catalog, language);
      const parts = [
        words.tables(by("prefecture"), by("area")),
        originSummary(own, language),
        words.checks(errors, findings.length - errors),
        missing.length === 0
          ? words.complete(itemsOf(release, catalog).length)
          : `${words.missing} (${missing.length})${words.colon}${all ? missing.join(words.comma) : words.first(missing, name("all"))}`,
      ];
      const unpublished = unpublishedTables(release.release, catalog, language);
      if (unpublished.length > 0)
        parts.push(`${words.unpublished}${words.colon}${unpublished.join(words.comma)}`);
      const lines = parts.map((part) => `  ${part}\n`).join("");
      return `${words.release(release.release, release.fiscalYear)}\n${lines}`;
    })
    .join("");
}

/** The standard items that a release has: in others a question is another one, or a table is not published. */
const itemsOf = ({ release }: ReleaseTables, catalog: Catalog) =>
  standardItems(catalog).filter((item) => itemInRelease(catalog, item, release) === null);

/** Tables that a standard item needs and that are not there, with the geography that lacks. */
function missingTables(release: ReleaseTables, catalog: Catalog, language: Language): string[] {
  const words = WORDS[language];
  const hasAreas = catalog.releases.find((known) => known.release === release.release)?.areaTables !== false;
  const needed = new Map(
    itemsOf(release, catalog).map(
      ({ table, block = null }) => [`${table} ${block}`, { table, block }] as const,
    ),
  );
  return [...needed.values()].flatMap(({ table, block }) => {
    const pair = release.pairs.find((known) => known.table === table && known.block === block);
    const lacksPrefecture = !pair?.prefecture;
    const lacksArea = hasAreas && !pair?.area;
    if (!lacksPrefecture && !lacksArea) return [];
    const lacking = lacksPrefecture && lacksArea ? words.both : lacksArea ? words.area : words.prefecture;
    return [wholeName(table, block, lacking, catalog, language)];
  });
}

/** Tables of a release that the ministry never published, as far as the built-in releases tell. */
function unpublishedTables(release: number, catalog: Catalog, language: Language): string[] {
  if (!builtInNumbers().includes(release)) return [];
  return readSources(release)
    .missing.filter(({ published }) => !published)
    .map(({ table, block, level }) => wholeName(table, block, WORDS[language][level], catalog, language));
}

function wholeName(
  key: string,
  block: CountTable["block"],
  by: string,
  catalog: Pick<Catalog, "tables">,
  language: Language,
): string {
  const ofBlock = block ? COUNT.block.words[block][language] : "";
  return `${tableName(key, catalog)[language]}${ofBlock}${WORDS[language].within(by)}`;
}

/** A line a file, with the names of its sheets where it has several. */
function asideLines(
  setAside: readonly SetAside[],
  withTables: ReadonlySet<string>,
  { language, name }: InspectionStyle,
): string[] {
  const words = WORDS[language];
  return [...grouped(setAside, ({ path }) => path)].map(([path, asides]) => {
    const hasSeveral = asides.length > 1 || withTables.has(path);
    const reasons = grouped(asides, ({ reason }) => worded(reason, name)[language]);
    const told = [...reasons].map(([reason, same]) => {
      const sheets = [...new Set(same.map(({ sheet }) => sheet).filter((name) => name !== ""))];
      const titles = [...new Set(same.flatMap(({ title }) => title ?? []))];
      const which = hasSeveral && sheets.length > 0 ? words.sheets(sheets.join(words.comma)) : "";
      return `${which}${titles.map((title) => `「${title}」`).join("")}${words.colon}${reason}`;
    });
    return `${path}${told.join(" ／ ")}`;
  });
}

/** How each file goes with the built-in counts stands in a column where files differ in that, or all is asked for. */
function tableList(found: readonly InspectedTable[], { catalog, language, all }: InspectionStyle): string {
  const words = WORDS[language];
  const origins = found.map(({ origin }) => originWord(origin, language));
  const withOrigins = all || new Set(origins).size > 1;
  const rows = found.map(({ table, findings }, i) => {
    const worst = findings.some(({ severity }) => severity === "error")
      ? words.error
      : findings.length > 0
        ? words.note
        : words.good;
    return [
      String(table.release),
      String(table.fiscalYear),
      table.table,
      nameOf(table, catalog, language),
      words[table.geography],
      table.block ? COUNT.block.words[table.block][language] : "",
      String(table.regions.length),
      String(table.male.strata.length),
      percent(shareHidden(table)),
      worst,
      ...(withOrigins ? [origins[i]!] : []),
      table.source.path,
    ];
  });
  const header: string[] = [...words.header];
  if (withOrigins) header.splice(-1, 0, words.builtIn);
  return `${words.found} (${found.length})\n${formatTable([header, ...rows], {
    header: true,
    align: ["right", "right", "left", "left", "left", "left", "right", "right", "right"],
  })}`;
}

/** The table's name; of a question that was another one in the table's release, its wording then. */
function nameOf({ table, release }: CountTable, catalog: Catalog, language: Language): string {
  const asked = questionVersion(catalog, table, release);
  const isOther = asked?.series !== questionVersion(catalog, table, catalog.questionnaireOfItems)?.series;
  return isOther ? (asked?.wording?.[language] ?? table) : tableName(table, catalog)[language];
}
