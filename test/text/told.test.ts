import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/cli/declared/command-table.js";
import { Failure } from "../../src/text/failure.js";
import { asOption, inRequest, REQUEST_NAMES, worded } from "../../src/text/told.js";

describe("what a message asks for", () => {
  const failure = new Failure((name) => ({
    ja: `${name("ages", "40-64")} のように`,
    en: `give ${name("prefecture")}`,
  }));

  it("is called as the library's requests have it, unless somebody else shows the message", () => {
    expect(failure.message).toBe("give `prefectures`");
    expect(failure.text).toEqual({ ja: "`ages: 40-64` のように", en: "give `prefectures`" });
    expect(worded(failure.told, asOption)).toEqual({ ja: "--ages 40-64 のように", en: "give --prefecture" });
  });

  it("may be named in no sentence at all", () => {
    const text = { ja: "だめです", en: "no" };
    for (const name of [asOption, inRequest]) expect(worded(text, name)).toBe(text);
  });

  it("is, each, an option of a command", () => {
    const options = new Set(
      COMMANDS.flatMap(({ options }) => Object.keys(options)).map((name) =>
        name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      ),
    );
    for (const name of Object.keys(REQUEST_NAMES)) expect(options, name).toContain(name);
  });
});
