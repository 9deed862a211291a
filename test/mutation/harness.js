// The part of vitest that the tests of src/engine use, so that they can run by the thousand in one process.
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from "@vitest/expect";
import * as chai from "chai";
import fc from "fast-check";

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
globalThis[GLOBAL_EXPECT] = expect;
setState({ assertionCalls: 0 }, expect);

// The same cases each time, and no search for the smallest one.
fc.configureGlobal({ seed: 20, endOnFailure: true });

let tests = [];
let names = [];

/** Takes the tests that a module has registered while it was loaded. */
export function takeTests() {
  const taken = tests;
  tests = [];
  names = [];
  return taken;
}

export function describe(name, body) {
  names.push(name);
  body();
  names.pop();
}

export function it(name, first, second) {
  const run = typeof first === "function" ? first : second;
  tests.push({ name: [...names, name].join(" > "), run });
}
it.skip = () => {};
it.runIf = (condition) => (condition ? it : it.skip);
it.skipIf = (condition) => (condition ? it.skip : it);
it.each = eachOf(it);
describe.skip = () => {};
describe.each = eachOf(describe);
export const test = it;

function eachOf(register) {
  return (cases) => (name, body, options) => {
    for (const [i, one] of cases.entries()) {
      const given = Array.isArray(one) ? one : [one];
      register(`${name} #${i + 1}`, () => body(...given), options);
    }
  };
}
