// Reads a release, prints what stands out in a prefecture, and draws one item.
//   node test/library-example.js RELEASE-OR-FOLDER PREFECTURE OUT.svg
import { writeFileSync } from "node:fs";
import { areaBarsSpec, computeRatios, describePlace, Failure, readRelease, renderSvg } from "ndb-ratio";

const [source = "8", prefecture = "埼玉", out = "saitama.svg"] = process.argv.slice(2);

try {
  const release = readRelease(/^\d+$/.test(source) ? Number(source) : source);
  const result = computeRatios(release, { prefectures: [prefecture], ages: ["40-74"], sexes: ["male"] });

  const high = [...result.rows]
    .filter((row) => row.level === "prefecture" && row.mark === "high-99.8")
    .sort((a, b) => (b.difference ?? 0) - (a.difference ?? 0));
  for (const { item, difference, ratioLower, ratioUpper } of high.slice(0, 3)) {
    console.log(item, difference?.toFixed(2), `(${ratioLower?.toFixed(2)}–${ratioUpper?.toFixed(2)})`);
  }
  for (const { item, reason } of result.header.notComputable) console.error(`${item}: ${reason.en}`);

  const bars = computeRatios(release, { items: ["bmi-ge-25"], prefectures: [prefecture] });
  writeFileSync(out, await renderSvg(areaBarsSpec(bars, { item: "bmi-ge-25", prefecture })));
  console.log(result.header.credit.join("\n"));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  const where = error.place ? `${describePlace(error.place, "ja")}：` : "";
  console.error(where + error.text.ja);
  process.exitCode = error.exitCode;
}
