// The program of dist/ in a process that stays: a message brings a command line and what a pipe gives, the answer is what
// came of it. Only `cli.js` is loaded anew for each; all behind it stays, as it does for a library's user. See
// whole-program.ts.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const PROGRAM = new URL("../../../dist/program/cli.js", import.meta.url);

/** What a pipe still has to give. */
let input = Buffer.alloc(0);
const { readSync } = fs;
fs.readSync = (file, target, ...rest) => {
  if (file !== 0) return readSync(file, target, ...rest);
  const length = input.copy(target);
  input = input.subarray(length);
  return length;
};
syncBuiltinESMExports();

let runs = 0;
process.on("message", async ({ words, input: given, folder, noSockets }) => {
  process.chdir(folder);
  if (noSockets === undefined) delete process.env.NO_SOCKETS;
  else process.env.NO_SOCKETS = noSockets;
  input = Buffer.from(given);
  process.exitCode = undefined;
  process.argv = [process.execPath, "ndb-ratio", ...words];
  const stdout = caught(process.stdout);
  const stderr = caught(process.stderr);
  const removeListeners = listenersFromNowOn();
  await import(`${PROGRAM}?run=${++runs}`);
  removeListeners();
  process.send({ stdout: stdout(), stderr: stderr().toString("utf8"), status: process.exitCode ?? 0 });
});

/** @returns what was written to a stream since, which it does not get */
function caught(stream) {
  const { write } = stream;
  const pieces = [];
  stream.write = (piece, ...rest) => {
    pieces.push(Buffer.from(piece));
    rest.findLast((written) => typeof written === "function")?.();
    return true;
  };
  return () => {
    stream.write = write;
    return Buffer.concat(pieces);
  };
}

/** @returns takes away what a program that ends with its process leaves behind: what it listens to */
function listenersFromNowOn() {
  const heard = [
    [process, "SIGINT"],
    [process, "SIGTERM"],
    [process, "SIGHUP"],
    [process, "exit"],
    [process.stdout, "error"],
  ].map(([source, name]) => ({ source, name, before: source.listeners(name) }));
  return () => {
    for (const { source, name, before } of heard) {
      for (const listener of source.listeners(name)) {
        if (!before.includes(listener)) source.removeListener(name, listener);
      }
    }
  };
}
