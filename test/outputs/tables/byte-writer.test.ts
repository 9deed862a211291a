import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteWriter } from "../../../src/outputs/tables/byte-writer.js";
import { NumberTexts } from "../../../src/outputs/tables/number-texts.js";

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
});

describe("a byte writer", () => {
  it("grows, repeats what it has written, and begins anew after it was emptied", () => {
    const writer = new ByteWriter(1);
    writer.put(Buffer.from("比"));
    writer.put(Buffer.from("125"));
    writer.again(0, 3);
    expect(Buffer.from(writer.take()).toString()).toBe("比125比");
    writer.put(Buffer.from("x"));
    expect(Buffer.from(writer.take()).toString()).toBe("x");
  });
});
