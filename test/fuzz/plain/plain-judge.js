import { readTables } from "../../../dist/ingest/read-tables.js";
import { plainCells } from "./plain-reader.js";

const AGES = ["40-44", "45-49", "50-54", "55-59", "60-64", "65-69", "70-74", "中計"];

/** Every count cell that was read must be what a second, plain reader finds in the same file. */
export function flawOfReading({ paths, options, files }, catalog) {
  const named = (options.table ?? []).map((value) => ({
    table: value.split("=")[0],
    block: null,
    path: "-",
  }));
  let judged = false;
  for (const { name, bytes } of files) {
    const cells = plainCells(bytes);
    if (!cells) continue;
    const { tables } = readTables(
      {
        paths: paths.includes(name) ? ["-"] : [],
        named,
        fiscalYear: named.length > 0 ? 2020 : null,
        wanted: null,
      },
      catalog,
      { readStandardInput: () => bytes },
    );
    for (const table of tables) {
      judged = true;
      const wrong = flawOfTable(table, cells);
      if (wrong) return { wrong: `${name}: ${wrong}`, judged };
    }
  }
  return { wrong: null, judged };
}

function flawOfTable(table, cells) {
  let read = 0;
  for (const sex of ["male", "female"]) {
    const { strata, counts } = table[sex];
    for (const [r, region] of table.regions.entries()) {
      for (const [s, { label }] of strata.entries()) {
        for (const [a, ages] of AGES.entries()) {
          const code = table.geography === "area" ? (region.code ?? "none") : region.name;
          const key = [table.geography, code, sex, label, ages].join(" ");
          const count = counts[(r * strata.length + s) * 8 + a];
          read++;
          if (cells.get(key) !== (count < 0 ? "-" : count))
            return `${key}: read ${count}, but there stands ${cells.get(key)}`;
        }
      }
    }
  }
  return read === cells.size ? null : `read ${read} counts of ${cells.size}`;
}
