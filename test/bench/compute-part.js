// node compute-part.js SEXES FOLDER…: reads releases and computes all ratios into memory, without writing them, and
// prints milliseconds and peak memory. The start of node is left out, as the comparison program leaves out python's.
import { loadCatalog } from "../../dist/catalog/load.js";
import { checkedOptions } from "../../dist/cli/options/check.js";
import { COMPUTE } from "../../dist/cli/options/of-numbers.js";
import { inputRequest, ratioChoice } from "../../dist/cli/options/requests.js";
import { ratiosOfFiles } from "../../dist/jobs/ratios/compute-ratios.js";
import { inRequest } from "../../dist/text/told.js";

const [sex, ...folders] = process.argv.slice(2);
const options = checkedOptions(COMPUTE, { level: ["prefecture,area"], sex: [sex] });
const [request, choice] = [inputRequest(folders, options), ratioChoice(options)];
const start = performance.now();
const { table } = await ratiosOfFiles(request, choice, { say: () => {}, name: inRequest }, loadCatalog());
const ms = performance.now() - start;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ms, megabytes, ratios: table.size }));
