// The whole book from the built-in counts: a release's figures, tables and report, with two threads.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { timePage } from "./page.js";

/** A release of which all tables are built in. */
const RELEASE = "8";

/** Prints time, memory and number of figures; with --short those of three prefectures. */
export async function timeBook({ short, some, scratch, runs }, { ours, line, seconds, median }) {
  console.log(`\nThe book of release ${RELEASE}, ${short ? "some prefectures" : "the country"}, two threads`);
  const out = join(scratch, "book");
  const words = [
    "run",
    "--release",
    RELEASE,
    ...(short ? some : []),
    "--workers",
    "2",
    "--quiet",
    "--out",
    out,
  ];
  const { ms, megabytes } = ours(words);
  const { outputs } = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
  const figures = outputs.filter(({ path }) => path.endsWith(".svg")).length;
  line("figures, tables and report", seconds(ms), `${figures} figures; wanted: 60 s or less for the country`);
  line("memory", `${megabytes.toFixed(0)} MB`, "wanted: 500 MB or less");
  await timePage({ report: join(out, "report.html"), runs }, { line, seconds, median });
  rmSync(out, { recursive: true });
}
