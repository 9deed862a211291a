import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { loadCatalog } from "../../dist/catalog/load.js";
import { readXlsx } from "../../dist/ingest/files/workbook/xlsx.js";
import { readTables } from "../../dist/ingest/read-tables.js";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const FIXTURES = at("../../fixtures");
const DEMO = at("../golden/saitama/saitama-fy2020.zip");
const OFFICIAL = at("../../../shared/ndb");

/** Real tables of which prefectures are cut out: release, name in the manifest, block. */
const CUT = [
  ["8", "BMI", "※1"],
  ["8", "HbA1c", "※1"],
  ["8", "尿蛋白", "※1"],
  ["8", "ヘモグロビン", "※2"],
  ["6", "BMI", "※1"],
  ["6", "空腹時血糖", "※1"],
];
const CUT_PREFECTURES = [["鳥取県"], ["香川県", "沖縄県"]];
/** Real workbooks that are mutated whole. */
const WHOLE = ["release-05/000539826.xlsx", "release-05/000539845.xlsx", "release-06/000823386.xlsx"];

/**
 * Tables that belong together, and what is asked of them: `{name, form, real, files: [{name, bytes}], options}`. The synthetic
 * fixtures and the demo's real figures always; prefectures of the official files where those are present.
 */
export function loadCorpus() {
  const subjects = [...fixtures(), ...demo(), ...(existsSync(OFFICIAL) ? official() : [])];
  return subjects.map((subject) => ({ ...subject, ...known(subject) }));
}

function* fixtures() {
  for (const folder of readdirSync(FIXTURES).filter((name) => /^release-\d+/.test(name))) {
    const groups = new Map();
    for (const name of readdirSync(`${FIXTURES}/${folder}`).filter((file) => file.endsWith(".xlsx"))) {
      const stem = name.replace(/-(prefecture|area)\.xlsx$/, "");
      const files = groups.get(stem) ?? [];
      files.push({ name, bytes: readFileSync(`${FIXTURES}/${folder}/${name}`) });
      groups.set(stem, files);
    }
    for (const [stem, files] of groups) {
      yield { name: `fixtures/${folder}/${stem}`, form: "xlsx", real: false, files };
    }
  }
  for (const name of readdirSync(`${FIXTURES}/forms`)) {
    const files = [{ name, bytes: readFileSync(`${FIXTURES}/forms/${name}`) }];
    const named = name.includes("flattened") ? "q08" : undefined;
    yield { name: `fixtures/forms/${name}`, form: name.split(".").at(-1), real: false, files, named };
  }
}

function* demo() {
  const entries = unzipSync(readFileSync(DEMO));
  for (const name of Object.keys(entries).filter((entry) => entry.endsWith("-area.csv"))) {
    const pair = [name, name.replace("-area", "-prefecture")];
    const files = pair.map((file) => ({ name: file, bytes: Buffer.from(entries[file]) }));
    yield { name: `demo/${name.replace("-area.csv", "")}`, form: "csv", real: true, files };
  }
}

function* official() {
  const manifest = parse(readFileSync(`${OFFICIAL}/MANIFEST.csv`), { columns: true, bom: true });
  for (const [release, item, block] of CUT) {
    const rows = manifest.filter(
      (row) =>
        row.release === release &&
        row.item.normalize("NFKC").toLowerCase() === item.toLowerCase() &&
        row.record_block === block,
    );
    for (const prefectures of CUT_PREFECTURES) {
      const files = rows.map(({ path, geography }) => ({
        name: `${geography.includes("医療圏") ? "area" : "prefecture"}.csv`,
        bytes: cutOut(readFileSync(`${OFFICIAL}/${path}`), path, prefectures),
      }));
      if (files.length !== 2) continue;
      yield { name: `official/r${release}-${item}-${prefectures.join("-")}`, form: "csv", real: true, files };
    }
  }
  for (const path of WHOLE.filter((path) => existsSync(`${OFFICIAL}/${path}`))) {
    const files = [{ name: path.split("/").at(-1), bytes: readFileSync(`${OFFICIAL}/${path}`) }];
    yield { name: `official/${path}`, form: "xlsx", real: true, files, prefecture: ["31"] };
  }
}

/** The sheet with the rows of a few prefectures, as CSV: header rows as they are, merged keys filled down. */
function cutOut(bytes, path, prefectures) {
  const [{ rows }] = readXlsx(bytes, path);
  const header = rows.findIndex((row) => row.includes("都道府県名"));
  const columns = rows[header].flatMap((cell, i) => (cell === "都道府県名" ? [i] : []));
  const last = [];
  const kept = rows.filter((row, i) => {
    for (const column of columns) last[column] = row[column] ?? last[column];
    return i < header + 4 || prefectures.includes(last[columns[0]]);
  });
  return Buffer.from(
    kept.map((row) => row.map((cell) => String(cell ?? "").replaceAll(/[\r\n",]/g, "")).join(",")).join("\n"),
  );
}

/** The tables as they are read unspoiled, and the items to compute from them. */
function known({ files, named, prefecture }) {
  const catalog = loadCatalog();
  const tables = files.flatMap(({ name, bytes }) => {
    const request = {
      paths: named ? [] : ["-"],
      named: named ? [{ table: named, block: null, path: "-" }] : [],
      fiscalYear: named ? 2020 : null,
      wanted: null,
    };
    const reading = readTables(request, catalog, { readStandardInput: () => bytes });
    return reading.tables.map((table) => ({ file: name, ...table }));
  });
  const items = catalog.items.filter(({ table }) => tables.some((found) => found.table === table));
  const options = {
    ...(items.length > 0 ? { item: items.slice(0, 2).map(({ id }) => id) } : {}),
    ...(prefecture ? { prefecture } : {}),
    ...(named ? { fiscalYear: "2020" } : {}),
  };
  return { tables, options };
}
