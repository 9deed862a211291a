// The last step of `npm run build`: the script of the report's page, and the program as it starts, dist/program/, from the modules
// of dist/. Node looks up and reads a file for each module that a command needs, 700 for a figure, which took as long as its
// numbers and its drawing together. Here modules that are needed together are one file. The library (dist/index.js) stays a file
// a module.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "rolldown";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Parts of the program, by a module: each is what that module needs and no part before it has. */
const PARTS = {
  start: path("dist/cli.js"),
  rows: path("dist/jobs/ratios/rows-worker.js"),
  catalog: path("dist/catalog/load.js"),
  ratios: path("dist/jobs/ratios/compute-ratios.js"),
  drawing: path("dist/render/drawing/drawer.js"),
};

/** What a process or a thread begins with. */
const ENTRIES = {
  cli: PARTS.start,
  "figure-worker": path("dist/jobs/run/figure-worker.js"),
  "rows-worker": PARTS.rows,
};

/** Packages with files of their own beside their code, and those that few commands load: they stay where npm puts them. */
const APART =
  /^(@expo-google-fonts|@resvg|@uwdata|arquero|hyparquet-writer|pptxgenjs|undici|wasm-xlsxwriter)(\/|$)/;

/** @returns the part of each module that has one */
function partsOf(modules) {
  const found = new Map();
  const add = (part, id) => {
    if (found.has(id) || APART.test(id) || id.startsWith("node:")) return;
    found.set(id, part);
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) add(part, imported);
  };
  for (const [part, id] of Object.entries(PARTS)) add(part, id);
  // What a process or a thread begins with is a file of its own, which nothing else loads.
  for (const entry of Object.values(ENTRIES)) found.delete(entry);
  return found;
}

let parts;
const names = Object.keys(PARTS);
const group = (part, index) => ({
  name: (id, modules) => {
    parts ??= partsOf(modules);
    return parts.get(id) === part ? part : null;
  },
  debugName: part,
  priority: names.length - index,
});

/** Writes LICENCES.txt: the notices of all packages whose code is in these files. */
const licences = {
  name: "licences",
  generateBundle(_, files) {
    const modules = Object.values(files).flatMap(({ modules = {} }) => Object.keys(modules));
    const folders = modules.flatMap(
      (id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? [],
    );
    const notices = [...new Set(folders)].sort().map(noticeOf);
    this.emitFile({ type: "asset", fileName: "LICENCES.txt", source: `${notices.join("\n\n")}\n` });
  },
};

/** The file of its licence; what it says of itself where it has none. */
function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const notice = file ? readFileSync(join(folder, file), "utf8").trim() : `${license}, ${author}`;
  return `${name} ${version}\n\n${notice}`;
}

const page = {
  input: path("src/outputs/report/page/main.ts"),
  platform: "browser",
  output: { file: path("dist/outputs/report/page.js"), format: "iife", minify: true },
};

const program = {
  input: ENTRIES,
  platform: "node",
  external: APART,
  plugins: [licences],
  output: {
    dir: path("dist/program"),
    chunkFileNames: "[name].js",
    comments: false,
    // Names stay, so that an error tells where it is from. Every start reads less: 17 MB of memory less for a figure.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    codeSplitting: { groups: names.map(group) },
  },
};

export default defineConfig([page, program]);
