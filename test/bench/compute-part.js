// node compute-part.js FOLDER SEXES: reads a release and computes all ratios into memory, without writing them, and
// prints the milliseconds. The start of node is left out, as the comparison program leaves out python's.
import { loadCatalog } from "../../dist/catalog/load.js";
import { computeRatios } from "../../dist/commands/compute-ratios.js";
import { inputOptions, selectionOptions } from "../../dist/commands/options.js";

const [folder, sexes] = process.argv.slice(2);
const options = {
  ...inputOptions.parse({}),
  ...selectionOptions.parse({}),
  level: ["prefecture", "area"],
  sex: [sexes],
};
const start = performance.now();
const { table } = await computeRatios([folder], options, { say: () => {} }, loadCatalog());
console.log(JSON.stringify({ ms: performance.now() - start, ratios: table.size }));
