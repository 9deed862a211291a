// Writes the tables of the READMEs and of the help that are declared elsewhere: each stands between `<!-- table: NAME -->`
// and `<!-- end -->`. `--check` writes nothing and fails where a table is not up to date.
//
//   npm run help
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describeRule } from "../dist/catalog/items/description.js";
import { standardItems } from "../dist/catalog/items/items.js";
import { loadCatalog } from "../dist/catalog/load.js";
import { areasOfYear } from "../dist/catalog/regions/areas.js";
import { TOPICS, topicTitle } from "../dist/cli/topics.js";
import { KINDS, SUBJECT_NAMES } from "../dist/figures/declared-kinds.js";
import { UNITS } from "../dist/model/columns/columns.js";
import { COUNT } from "../dist/model/columns/count-row.js";
import { RATIO } from "../dist/model/columns/ratio-columns.js";
import { TREND } from "../dist/model/columns/trend-columns.js";
import { commandsTable, markdownTable } from "./commands-table.js";

const ROOT = new URL("../", import.meta.url);
const MARKED = /(<!-- table: ([a-z ]+) -->\n)[\s\S]*?(<!-- end -->)/g;

const catalog = loadCatalog();

const code = (text) => `\`${text}\``;

const COLUMN_WORDS = {
  ja: {
    head: ["列", "型", "意味"],
    types: { text: "文字列", list: "文字列の並び", whole: "整数", number: "数値" },
    empty: "（空あり）",
    unit: (text, unit) => `${text}（${unit}）`,
  },
  en: {
    head: ["column", "type", "meaning"],
    types: { text: "text", list: "list of texts", whole: "whole number", number: "number" },
    empty: " or empty",
    unit: (text, unit) => `${text} (${unit})`,
  },
};

/** The columns of a row kind: name, type, meaning with its unit. */
function columnsTable(columns, language) {
  const words = COLUMN_WORDS[language];
  const rows = Object.entries(columns).map(([name, column]) => {
    const unit = column.unit && UNITS[column.unit][language];
    return [
      code(name),
      words.types[column.type] + (column.nullable ? words.empty : ""),
      unit ? words.unit(column[language], unit) : column[language],
    ];
  });
  return markdownTable(words.head, rows);
}

/** A table in Markdown by the name that its place says. */
const TABLES = {
  commands: commandsTable,
  "ratio columns": (language) => columnsTable(RATIO, language),
  "trend columns": (language) => columnsTable(TREND, language),
  "count columns": (language) => columnsTable(COUNT, language),
  "figure kinds": (language) =>
    markdownTable(
      language === "ja"
        ? ["`--kind`", "名前", "内容", "1 枚の単位"]
        : ["`--kind`", "name", "what it shows", "one a"],
      KINDS.map(({ id, names, shows, oneA }) => [
        code(id),
        names[language],
        shows[language],
        SUBJECT_NAMES[oneA][language],
      ]),
    ),
  items: (language) =>
    markdownTable(
      language === "ja"
        ? ["id", "項目", "グループ", "表", "該当"]
        : ["id", "item", "group", "table", "counted"],
      standardItems(catalog).map((item) => [
        code(item.id),
        item.name[language],
        catalog.groups.find(({ id }) => id === item.group).name[language],
        code(item.table),
        describeRule(catalog, item, language),
      ]),
    ),
  releases: (language) =>
    markdownTable(
      language === "ja" ? ["回", "健診の年度", "二次医療圏", ""] : ["release", "checkups of", "areas", ""],
      catalog.releases.map(({ release, fiscalYear, era, areaTables, notes }) => [
        String(release),
        language === "ja" ? `${era.ja}（${fiscalYear}）` : era.en,
        areaTables ? String(areasOfYear(catalog, fiscalYear).length) : "–",
        notes?.[language] ?? "",
      ]),
    ),
  topics: (language) =>
    markdownTable(
      language === "ja" ? ["解説", "内容"] : ["topic", "about"],
      TOPICS.map((topic) => [`[${topic}](data/help/${topic}.${language}.md)`, topicTitle(topic, language)]),
    ),
};

const files = [
  "README.md",
  "README.ja.md",
  ...readdirSync(new URL("data/help/", ROOT)).map((name) => `data/help/${name}`),
];
const stale = [];
for (const name of files) {
  const file = new URL(name, ROOT);
  const text = readFileSync(file, "utf8");
  const language = name.endsWith(".ja.md") ? "ja" : "en";
  const made = text.replace(MARKED, (_, start, table, end) => start + TABLES[table](language) + end);
  if (made === text) continue;
  stale.push(name);
  if (!process.argv.includes("--check")) writeFileSync(file, made);
}
if (process.argv.includes("--check") && stale.length > 0) {
  console.error(`not up to date: ${stale.join(", ")}; \`npm run help\` writes their tables anew`);
  process.exitCode = 1;
}
