// The yearly book: area bars of every prefecture and item, from the official files to the last figure.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Prefectures of short forms: the one of the most areas, one of a usual number, one of few. */
export const SOME = ["--prefecture", "北海道,埼玉,鳥取"];
/** Prefectures that the pandas program draws; it takes half a minute for four. */
const PEER_PREFECTURES = 4;

/** Prints the time of all figures as SVG, and as SVG and PNG, and what a single one takes of it. */
export function timeFigures({ input, official, peer, short, scratch }, { ours, line, seconds }) {
  const all = official && !short;
  console.log(`\nArea bars of ${all ? "the country" : "some prefectures"}, with everything before them`);
  const run = (folder, ...words) => {
    const out = join(scratch, folder);
    const some = official && short ? SOME : [];
    const taken = ours(["run", input, "--kinds", "area-bars", ...some, ...words, "--quiet", "--out", out]);
    const { outputs } = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
    return { ...taken, figures: outputs.filter(({ path }) => path.endsWith(".svg")).length };
  };
  const told = (name, { ms, figures, megabytes }) =>
    line(
      name,
      seconds(ms),
      `${figures} figures, ${(ms / figures).toFixed(1)} ms each, peak ${megabytes.toFixed(0)} MB`,
    );
  const svg = run("svg", "--no-report");
  // All of it but the drawing: the figures are there already.
  const again = run("svg", "--no-report");
  const png = run("png", "--no-report", "--png");
  const reported = run("report");
  rmSync(join(scratch, "svg"), { recursive: true });
  rmSync(join(scratch, "png"), { recursive: true });
  rmSync(join(scratch, "report"), { recursive: true });
  told("SVG", svg);
  told("once more, nothing to draw", again);
  told("SVG and PNG at 2×", png);
  told("SVG and the report", reported);
  const pandas = peer.run?.(PEER_PREFECTURES);
  if (!pandas) {
    line("pandas and matplotlib, a figure", "skipped", peer.missing);
    return;
  }
  const drawing = (svg.ms - again.ms) / svg.figures;
  line("pandas and matplotlib, a figure", `${pandas.figure} ms`, "SVG of two panels, drawing alone");
  line(
    "pandas / ours, drawing alone",
    `${(pandas.figure / drawing).toFixed(1)}×`,
    `${drawing.toFixed(1)} ms; wanted: 8× or more`,
  );
  if (all)
    line(
      "pandas / ours, ours with everything before",
      `${(pandas.figure / (svg.ms / svg.figures)).toFixed(1)}×`,
    );
}
