// Writes THIRD-PARTY.md: every package that an installation of ndb-ratio brings along, from package-lock.json, with its
// licence. Fails where a licence is none of those that have been looked at, or where an installed package says another one
// than the lock file. `--check` writes nothing and fails where the file is not up to date.
//
//   npm run licences
import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const ROOT = new URL("../", import.meta.url);
const FILE = new URL("THIRD-PARTY.md", ROOT);

/** Licences that have been looked at: what they ask of those who pass ndb-ratio on, or only use it. */
export const KNOWN = {
  "0BSD": "asks nothing",
  "BSD-3-Clause": "keep the notice",
  ISC: "keep the notice",
  MIT: "keep the notice",
  "MIT AND OFL-1.1": "keep the notices; fonts are not sold by themselves",
  "(MIT AND Zlib)": "keep the notices",
  "(MIT OR GPL-3.0-or-later)": "used under MIT: keep the notice",
  "MPL-2.0": "changed files of the package stay under MPL; used as it is",
  Unlicense: "asks nothing",
};

/**
 * The packages of production, by name and version.
 *
 * @param lock content of package-lock.json
 * @returns {{ name: string, version: string, licence: string, isDirect: boolean, isOptional: boolean, path: string }[]}
 */
export function productionPackages(lock) {
  const direct = lock.packages[""].dependencies ?? {};
  return Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== "" && !dev)
    .map(([path, { version, license, optional, hasInstallScript }]) => {
      const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
      if (hasInstallScript) throw new Error(`${name}@${version} runs a script when it is installed`);
      return {
        name,
        version,
        licence: license ?? "",
        isDirect: path === `node_modules/${name}` && name in direct,
        isOptional: optional === true,
        path,
      };
    })
    .sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version) || compare(a.path, b.path));
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Throws where a licence is not among the known ones. */
export function refuseUnknown(packages) {
  const unknown = packages.filter(({ licence }) => !Object.hasOwn(KNOWN, licence));
  if (unknown.length === 0) return;
  const list = unknown.map(({ name, version, licence }) => `${name}@${version}: ${licence || "none"}`);
  throw new Error(`licences that nobody has looked at (data/make-licences.js): ${list.join(", ")}`);
}

/** Throws where what is installed is not what the lock file says. */
function refuseOther(packages) {
  for (const { name, version, licence, path, isOptional } of packages) {
    const file = new URL(`${path}/package.json`, ROOT);
    if (!existsSync(file)) {
      if (isOptional) continue;
      throw new Error(`${name} is not installed: run npm ci first`);
    }
    const installed = JSON.parse(readFileSync(file, "utf8"));
    if (installed.version !== version || installed.license !== licence)
      throw new Error(
        `${path} is ${installed.version}, ${installed.license}; the lock file has ${version}, ${licence}`,
      );
  }
}

/** The table as Markdown. */
export function licenceTable(packages) {
  const count = new Map();
  for (const { licence } of packages) count.set(licence, (count.get(licence) ?? 0) + 1);
  const direct = packages.filter(({ isDirect }) => isDirect).length;
  const optional = packages.filter(({ isOptional }) => isOptional).length;
  const row = (...cells) => `| ${cells.join(" | ")} |`;
  return [
    "# Third-party packages",
    "",
    "Written by `npm run licences` from `package-lock.json`; do not edit by hand.",
    "",
    `An installation of ndb-ratio brings along ${packages.length} packages: ${direct} that it names itself (**bold**) and`,
    `${packages.length - direct} that those need, of which ${optional} (*optional*) are one build of the PNG renderer for each platform: npm installs`,
    "those that fit the machine. None of them runs a script when it is installed.",
    "",
    row("licence", "packages", "asks"),
    row("---", "---:", "---"),
    ...[...count].sort(([a], [b]) => compare(a, b)).map(([licence, n]) => row(licence, n, KNOWN[licence])),
    "",
    "The fonts in `data/fonts` (cuts of BIZ UDPGothic, SIL Open Font License 1.1) lie with their licence. The report",
    "(`report.html`) contains Vega, D3 and the fonts, and shows their licences. `dist/program/` contains the code of packages that",
    "the program needs to start; their notices are in `dist/program/LICENCES.txt`.",
    "",
    row("package", "version", "licence"),
    row("---", "---", "---"),
    ...packages.map(({ name, version, licence, isDirect, isOptional }) =>
      row(isDirect ? `**${name}**` : isOptional ? `*${name}*` : name, version, licence),
    ),
    "",
  ].join("\n");
}

function main() {
  const packages = productionPackages(JSON.parse(readFileSync(new URL("package-lock.json", ROOT), "utf8")));
  refuseUnknown(packages);
  refuseOther(packages);
  const text = licenceTable(packages);
  if (process.argv.includes("--check")) {
    if (!existsSync(FILE) || readFileSync(FILE, "utf8") !== text)
      throw new Error("THIRD-PARTY.md is not up to date: npm run licences");
  } else writeFileSync(FILE, text);
  console.log(
    `${packages.length} packages, ${new Set(packages.map(({ licence }) => licence)).size} licences, all known`,
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) main();
