// Files that were made to do harm: the peak memory of the program beside that of a plain table, and how the time of a
// table grows with its classes. `npm test` counts what is inflated; here the process is measured.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { loadCatalog } from "../../dist/catalog/load.js";
import { readCountTable } from "../../dist/ingest/table/count-table.js";
import { findHeaderRow, findLayout } from "../../dist/ingest/table/layout.js";

const BOMB_BYTES = 512 << 20;
const CLASSES = [4000, 40_000];

/** Prints both. */
export function timeHostile({ input, scratch }, { ours, line, seconds }) {
  console.log("\nFiles that were made to do harm");
  const bomb = join(scratch, "bomb.csv.gz");
  writeFileSync(bomb, gzipSync(Buffer.alloc(BOMB_BYTES, ",")));
  const asked = ["--item", "bmi-ge-25", "--format", "csv", "--out", join(scratch, "hostile.csv")];
  const plain = ours(["compute", input, ...asked]);
  const refused = ours(["compute", bomb, ...asked], 1);
  line(
    `${BOMB_BYTES >> 20} MB in a gzip, refused`,
    seconds(refused.ms),
    `peak ${refused.megabytes.toFixed(0)} MB, ${(refused.megabytes / plain.megabytes).toFixed(2)}× of a table`,
  );
  const [few, many] = CLASSES.map((count) => msOfClasses(count));
  line(
    `a table of ${CLASSES[1]} classes / of ${CLASSES[0]}`,
    `${(many / few).toFixed(1)}×`,
    "10× where each row costs the same, 100× where each class looks at all others",
  );
}

/** Milliseconds to read a table of so many answers, the second time. */
function msOfClasses(count) {
  const ages = ["40～44歳", "45～49歳", "50～54歳", "55～59歳", "60～64歳", "65～69歳", "70～74歳", "中計"];
  const heads = ["男", "女"].flatMap((sex) => ages.map((age) => sex + age));
  const answers = Array.from({ length: count }, (_, i) => ["北海道", `答${i}`, ...heads.map(() => "-")]);
  const sheet = { name: "", rows: [["都道府県名", "回答", ...heads], ...answers] };
  const { prefectures, tables } = loadCatalog();
  const definition = tables.find(({ key }) => key === "q01");
  const identity = { path: "q01.csv", sha256: "", title: "", definition, fiscalYear: 2020, block: null };
  const layout = findLayout(sheet, findHeaderRow(sheet), identity.path);
  readCountTable(sheet, layout, identity, prefectures);
  const start = performance.now();
  readCountTable(sheet, layout, identity, prefectures);
  return performance.now() - start;
}
