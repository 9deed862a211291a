// Runs tests on one mutant after the other, each in a copy of the program of its own, and says after every test how it went.
import { parentPort, workerData } from "node:worker_threads";
import { takeTests } from "./harness.js";

const { run, record } = workerData;

parentPort.on("message", async ({ mutant, order }) => {
  const tell = (message) => parentPort.postMessage({ mutant, ...message });
  try {
    if (mutant === null) await recordTests(tell);
    else await runTests(mutant, order, tell);
  } catch (error) {
    tell({ done: true, failed: `while the program is loaded: ${error}` });
  }
});

/** Times every test of the program as it is, and lists the mutants that each comes by. */
async function recordTests(tell) {
  await import(`${run}?mutant=-1`);
  const durations = [];
  for (const { name, run: test } of takeTests()) {
    const start = performance.now();
    try {
      await test();
    } catch (error) {
      throw new Error(`without any mutant, "${name}" fails: ${error.message}`);
    }
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

async function runTests(mutant, order, tell) {
  await import(`${run}?mutant=${mutant}`);
  const tests = takeTests();
  for (const index of order) {
    tell({ test: index });
    try {
      await tests[index].run();
    } catch (error) {
      tell({
        done: true,
        failed: tests[index].name,
        by: index,
        message: String(error?.message).split("\n")[0],
      });
      return;
    }
  }
  tell({ done: true, failed: null });
}
