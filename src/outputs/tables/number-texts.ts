import type { ByteWriter } from "./byte-writer.js";

/** What stands between two numbers of a list, and after the last: all that is no part of a number. */
const COMMA = 44;
const CLOSING = 93;

/**
 * Texts of many finite numbers, as JSON and JavaScript write them, made in one go. One number at a time takes twice as long:
 * each becomes a string of its own, which is looked for among those made before.
 */
export class NumberTexts {
  private bytes = Buffer.alloc(0);
  private at = 0;

  /** Takes in other numbers in place of those before. */
  fill(numbers: readonly number[]): void {
    const list = JSON.stringify(numbers);
    if (this.bytes.length < list.length) this.bytes = Buffer.alloc(2 * list.length);
    this.bytes.write(list, "latin1");
    this.at = 1;
  }

  /** Writes the next of them. */
  next(into: ByteWriter): void {
    const { bytes, at } = this;
    let end = at;
    while (bytes[end] !== COMMA && bytes[end] !== CLOSING) end++;
    into.copy(bytes, at, end);
    this.at = end + 1;
  }
}
