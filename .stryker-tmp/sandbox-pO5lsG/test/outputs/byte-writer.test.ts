// @ts-nocheck
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteWriter } from "../../src/outputs/tables/byte-writer.js";

const numberAsText = (value: number) => {
  const writer = new ByteWriter(1);
  writer.number(value);
  return Buffer.from(writer.take()).toString("latin1");
};

describe("numbers as bytes", () => {
  it("are those of JSON.stringify, whatever the number", () => {
    const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.oneof(anyNumber, fc.integer(), fc.maxSafeInteger()), (value) => {
        expect(numberAsText(value)).toBe(JSON.stringify(value));
      }),
      { numRuns: 2000 },
    );
  });

  it("are so at the ends of what is written digit by digit", () => {
    for (const value of [0, -0, 9, 10, 99, 100, 0x7fffffff, -0x7fffffff, 0x80000000, -0x80000000, 2 ** 53])
      expect(numberAsText(value)).toBe(JSON.stringify(value));
  });
});

describe("a byte writer", () => {
  it("grows, repeats what it has written, and begins anew after it was emptied", () => {
    const writer = new ByteWriter(1);
    writer.put(Buffer.from("比"));
    writer.number(12.5);
    writer.again(0, 3);
    expect(Buffer.from(writer.take()).toString()).toBe("比12.5比");
    writer.put(Buffer.from("x"));
    expect(Buffer.from(writer.take()).toString()).toBe("x");
  });
});
