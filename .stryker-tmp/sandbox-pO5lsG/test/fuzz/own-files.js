// @ts-nocheck
import { FIGURE_KINDS, isRatioKind } from "../../dist/figures/kinds.js";
import { loadCorpus } from "./corpus.js";
import { runCase } from "./run-case.js";

/** Beside tables: what the program itself writes and reads again. */
export async function wholeCorpus(catalog) {
  const subjects = loadCorpus();
  const of = (name) => subjects.find((subject) => subject.name === name);
  const made = async (command, name, options) => {
    const { files } = of(name);
    const { exit, output, flaw } = await runCase({
      command,
      files,
      paths: files.map((file) => file.name),
      options,
    });
    if (exit !== 0) throw new Error(flaw ?? `${command} refuses the unspoiled ${name}`);
    return output;
  };
  const bmi = { item: ["bmi-ge-25"], sex: ["male"], ages: ["40-74"] };
  const names = ["demo/bmi", "fixtures/release-08/synthetic-bmi"];
  const results = [];
  for (const name of names) {
    for (const format of ["json", "ndjson"]) {
      results.push({
        name: `${name}.${format}`,
        text: await made("compute", name, { ...bmi, sex: ["male", "female"], format }),
      });
    }
  }
  return {
    subjects,
    results,
    counts: [
      { name: "counts.csv", item: "waist-ge-85-90", text: await made("counts", "demo/waist", {}) },
      {
        name: "counts.ndjson",
        item: "waist-ge-85-90",
        text: await made("counts", "demo/waist", { format: "ndjson" }),
      },
    ],
    referenceFile: await made("reference", "demo/bmi", { population: "prefecture:11" }),
    itemsFile: JSON.stringify({
      items: catalog.items.slice(0, 3).map((item) => ({ ...item, id: `own-${item.id}`, standard: false })),
    }),
    chartKinds: FIGURE_KINDS.filter(isRatioKind),
  };
}
