// @ts-nocheck
// node compute-part.js SEXES FOLDER…: reads releases and computes all ratios into memory, without writing them, and
// prints milliseconds and peak memory. The start of node is left out, as the comparison program leaves out python's.
import { loadCatalog } from "../../dist/catalog/load.js";
import { inputOptions, selectionOptions } from "../../dist/cli/choices.js";
import { computeRatios } from "../../dist/jobs/ratios/compute-ratios.js";

const [sexes, ...folders] = process.argv.slice(2);
const options = {
  ...inputOptions.parse({}),
  ...selectionOptions.parse({}),
  level: ["prefecture", "area"],
  sex: [sexes],
};
const start = performance.now();
const { table } = await computeRatios(folders, options, { say: () => {} }, loadCatalog());
const ms = performance.now() - start;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ms, megabytes, ratios: table.size }));
