// Runs tests on one mutant after the other, and says before every test which one it is, so that one that never ends is
// noticed from outside. One copy of the program serves all mutants, a switch on in it at a time; what is run while the
// program loads needs a copy of its own.
import { parentPort, workerData } from "node:worker_threads";
import { takeTests } from "./harness.js";

// Some tests print what they have compared.
console.log = () => {};
const { run, record } = workerData;
const NONE = -1;
let copies = 0;
let copy = null;

parentPort.on("message", async ({ mutant, order, isFresh }) => {
  const tell = (message) => parentPort.postMessage(message);
  try {
    if (mutant === null) await recordTests(tell);
    else await runTests(mutant, order, isFresh, tell);
  } catch (error) {
    tell({ done: true, failed: `while the program is loaded: ${error}` });
  }
});

/** The program once more, with a mutant on from the start. */
async function load(mutant) {
  // A mutant may have stopped the program while it was loaded, with some of its tests registered.
  takeTests();
  const { switchTo } = await import(`${run}?copy=${copies++}&mutant=${mutant}`);
  return { switchTo, tests: takeTests() };
}

/** Times every test of the program as it is, and lists the mutants that each comes by. */
async function recordTests(tell) {
  copy = await load(NONE);
  const durations = [];
  for (const { name, run: test } of copy.tests) {
    const start = performance.now();
    const error = await failureOf(test);
    if (error) throw new Error(`without any mutant, "${name}" fails: ${error.message}`);
    durations.push(performance.now() - start);
  }
  const { passed } = await import(record);
  const atLoad = passed.slice();
  const tests = [];
  for (const [i, { name, run: test }] of takeTests().entries()) {
    passed.fill(0);
    await test();
    tests.push({ name, duration: durations[i], passed: passed.slice() });
  }
  tell({ done: true, tests, atLoad });
}

async function runTests(mutant, order, isFresh, tell) {
  if (isFresh || !copy) copy = await load(isFresh ? mutant : NONE);
  copy.switchTo(mutant);
  for (const index of order) {
    const { name, run: test } = copy.tests[index];
    tell({ test: index });
    if (!(await failureOf(test))) continue;
    copy.switchTo(NONE);
    // What the mutant has left behind must not speak for or against another one.
    const isSpoiled = isFresh || (await failureOf(test)) !== null;
    if (isSpoiled) copy = null;
    if (isSpoiled && !isFresh) return runTests(mutant, order, true, tell);
    return tell({ done: true, failed: name });
  }
  if (isFresh) copy = null;
  tell({ done: true, failed: null });
}

async function failureOf(test) {
  try {
    await test();
    return null;
  } catch (error) {
    return error ?? new Error("thrown without a reason");
  }
}
