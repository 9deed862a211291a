// @ts-nocheck
const ZERO = 48;
const MINUS = 45;
/** Whole numbers below this are written digit by digit; the others by the language. */
const LARGEST_WHOLE = 0x7fffffff;
/** More than any number takes as text. */
const LONGEST_NUMBER = 32;

/** Puts bytes one after another into memory that grows; for texts of millions of numbers. */
export class ByteWriter {
  private bytes: Uint8Array;
  /** Bytes written so far. */
  length = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  put(piece: Uint8Array): void {
    const { length } = piece;
    this.makeRoom(length);
    const { bytes } = this;
    let at = this.length;
    // A loop: the pieces are a few bytes long, for which a call into the engine costs more than it saves.
    for (let i = 0; i < length; i++) bytes[at++] = piece[i]!;
    this.length = at;
  }

  /** Bytes that were written before once more. */
  again(from: number, to: number): void {
    this.makeRoom(to - from);
    const { bytes } = this;
    let at = this.length;
    for (let i = from; i < to; i++) bytes[at++] = bytes[i]!;
    this.length = at;
  }

  /** A finite number, as JSON and JavaScript write it. */
  number(value: number): void {
    this.makeRoom(LONGEST_NUMBER);
    if (value <= LARGEST_WHOLE && value >= -LARGEST_WHOLE && Math.trunc(value) === value) this.whole(value);
    else this.text(String(value));
  }

  private whole(value: number): void {
    const { bytes } = this;
    let rest = value < 0 ? -value : value + 0;
    if (value < 0) bytes[this.length++] = MINUS;
    let digits = 1;
    for (let limit = 10; rest >= limit; limit *= 10) digits++;
    const end = this.length + digits;
    for (let at = end - 1; at >= this.length; at--) {
      const tens = (rest / 10) | 0;
      bytes[at] = ZERO + (rest - 10 * tens);
      rest = tens;
    }
    this.length = end;
  }

  private text(text: string): void {
    const { bytes } = this;
    let at = this.length;
    for (let i = 0; i < text.length; i++) bytes[at++] = text.charCodeAt(i);
    this.length = at;
  }

  private makeRoom(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(2 * (this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  /** A copy of what was written; the writer begins anew. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.slice(0, this.length) as Uint8Array<ArrayBuffer>;
    this.length = 0;
    return taken;
  }
}
