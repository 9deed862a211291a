import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteWriter, isWhole } from "../../../src/outputs/tables/byte-writer.js";
import { NumberTexts } from "../../../src/outputs/tables/number-texts.js";

const wholeAsText = (value: number) => {
  const writer = new ByteWriter(1);
  writer.whole(value);
  return Buffer.from(writer.take()).toString("latin1");
};

describe("numbers as bytes", () => {
  it("are those of JSON.stringify, each in its turn, whatever the numbers", () => {
    const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
    const numbers = fc.array(fc.oneof(anyNumber, fc.integer(), fc.maxSafeInteger()));
    const texts = new NumberTexts();
    fc.assert(
      fc.property(numbers, (values) => {
        texts.fill(values);
        for (const value of values) {
          const writer = new ByteWriter(1);
          texts.next(writer);
          expect(Buffer.from(writer.take()).toString("latin1")).toBe(JSON.stringify(value));
        }
      }),
      { numRuns: 500 },
    );
  });

  it("are written digit by digit where they are whole and not too large", () => {
    for (const value of [0, -0, 9, 10, 99, 100, -7, 0x7fffffff, -0x7fffffff]) {
      expect(isWhole(value)).toBe(true);
      expect(wholeAsText(value)).toBe(JSON.stringify(value));
    }
    for (const value of [0.5, -1.25, 0x80000000, -0x80000000, 2 ** 53, Number.NaN])
      expect(isWhole(value)).toBe(false);
  });
});

describe("a byte writer", () => {
  it("grows, repeats what it has written, and begins anew after it was emptied", () => {
    const writer = new ByteWriter(1);
    writer.put(Buffer.from("比"));
    writer.whole(125);
    writer.again(0, 3);
    expect(Buffer.from(writer.take()).toString()).toBe("比125比");
    writer.put(Buffer.from("x"));
    expect(Buffer.from(writer.take()).toString()).toBe("x");
  });
});
