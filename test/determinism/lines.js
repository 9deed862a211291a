// The program of dist/ in one process for several command lines, given as JSON: to start it for each would take a second.
const [, , lines] = process.argv;
for (const [index, line] of JSON.parse(lines).entries()) {
  process.argv = [process.execPath, "ndb-ratio", ...line];
  await import(`../../dist/program/cli.js?line=${index}`);
  if (process.exitCode) break;
}
