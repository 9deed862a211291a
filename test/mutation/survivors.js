import { EQUIVALENT } from "./equivalents.js";

const GAP = "not found by any test";

/** Why no test can find a mutant; null where that is not known. */
export function reasonOf({ file, code, kind }) {
  const known = EQUIVALENT.find(
    ([path, part, change]) =>
      file.endsWith(path) && code.includes(part) && (change === null || change === kind),
  );
  return known ? known[3] : null;
}

/**
 * The survivors of a whole run as a page: by file and reason.
 *
 * @param state of the project that the mutants were made of
 */
export function survivorsText(results, state) {
  const survivors = results.filter(({ failed }) => !failed);
  const gaps = survivors.filter((mutant) => !reasonOf(mutant)).length;
  const found = results.length - survivors.length;
  const lines = [
    "# Mutants that survive",
    "",
    `Written by \`npm run mutation -- --list\` of the project as of ${state}; later changes of src/engine are not in it.`,
    "",
    `Of ${results.length} small changes of src/engine the tests find ${found} (${((100 * found) / results.length).toFixed(1)} %).`,
    `Of the other ${survivors.length}, ${survivors.length - gaps} change nothing that a test could see, for the reason above them; ${gaps} are gaps in the tests.`,
  ];
  for (const [file, ofFile] of grouped(survivors, ({ file }) => file)) {
    lines.push("", `## ${file}`);
    for (const [reason, mutants] of grouped(ofFile, (mutant) => reasonOf(mutant) ?? GAP)) {
      lines.push("", `${reason[0].toUpperCase()}${reason.slice(1)}:`, "");
      for (const { kind, code } of mutants) lines.push(`- ${kind} in \`${code}\``);
    }
  }
  return `${lines.join("\n")}\n`;
}

function grouped(values, keyOf) {
  const groups = new Map();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}
