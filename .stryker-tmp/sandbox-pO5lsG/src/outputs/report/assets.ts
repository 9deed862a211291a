// @ts-nocheck
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ownPath } from "../../process/own-files.js";
import type { ReportParts } from "./html.js";

const ROOT = ownPath(".");
const PAGE_SCRIPT = ownPath("dist/outputs/report/page.js");

/** Scripts, fonts and licences that every page contains. */
export function reportAssets(): Pick<ReportParts, "scripts" | "fonts"> & {
  readonly licences: readonly { readonly name: string; readonly text: string }[];
} {
  const resolve = createRequire(import.meta.url).resolve;
  // …/vega/build/vega.module.js
  const vega = dirname(dirname(resolve("vega")));
  const d3 = dirname(dirname(resolve("d3-array")));
  const text = (...path: string[]) => readFileSync(join(...path), "utf8");
  return {
    scripts: [text(vega, "build/vega.min.js"), text(PAGE_SCRIPT)],
    fonts: [
      { weight: 400, woff2: readFileSync(join(ROOT, "data/fonts/BIZUDPGothic-Regular.subset.woff2")) },
      { weight: 700, woff2: readFileSync(join(ROOT, "data/fonts/BIZUDPGothic-Bold.subset.woff2")) },
    ],
    licences: [
      { name: "ndb-ratio", text: text(ROOT, "LICENSE") },
      { name: "Vega", text: text(vega, "LICENSE") },
      { name: "D3 (Vega)", text: text(d3, "LICENSE") },
      { name: "BIZ UDPGothic", text: text(ROOT, "data/fonts/LICENSE") },
    ],
  };
}
