const ZERO = 48;
const MINUS = 45;
const LARGEST_WHOLE = 0x7fffffff;
/** More than a whole number takes as text. */
const LONGEST_WHOLE = 11;

/** Is it a whole number that `ByteWriter.whole` writes? */
export const isWhole = (value: number) =>
  value <= LARGEST_WHOLE && value >= -LARGEST_WHOLE && Math.trunc(value) === value;

/** Puts bytes one after another into memory that grows; for texts of millions of numbers. */
export class ByteWriter {
  private bytes: Uint8Array;
  /** Bytes written so far. */
  length = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  put(piece: Uint8Array): void {
    this.copy(piece, 0, piece.length);
  }

  /** Bytes that were written before once more. */
  again(from: number, to: number): void {
    this.makeRoom(to - from);
    this.copy(this.bytes, from, to);
  }

  /** A part of a piece. */
  copy(piece: Uint8Array, from: number, to: number): void {
    this.makeRoom(to - from);
    const { bytes } = this;
    let at = this.length;
    // A loop: the pieces are a few bytes long, for which a call into the engine costs more than it saves.
    for (let i = from; i < to; i++) bytes[at++] = piece[i]!;
    this.length = at;
  }

  /** A whole number of at most ±LARGEST_WHOLE, digit by digit. */
  whole(value: number): void {
    this.makeRoom(LONGEST_WHOLE);
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
