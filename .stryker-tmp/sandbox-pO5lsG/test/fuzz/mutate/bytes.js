// @ts-nocheck
const WORDS = [
  "\0",
  "\xff",
  '"',
  ",",
  "\n",
  "\r",
  "<",
  "&",
  "-",
  "9",
  "0",
  "\xef\xbb\xbf",
  "\xff\xfe",
  "PK\x05\x06",
];

/** One change at the level of bytes: flips, cuts, repeats, insertions. */
export function mutateBytes(random, bytes) {
  const at = random.below(bytes.length);
  const length = 1 + random.below(random.pick([1, 4, 64, 1024]));
  const splice = (middle, to = at) => Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(to)]);
  switch (random.below(9)) {
    case 0: {
      const copy = Buffer.from(bytes);
      copy[at] ^= 1 << random.below(8);
      return copy;
    }
    case 1: {
      const copy = Buffer.from(bytes);
      for (let i = 0; i < 3; i++) copy[random.below(copy.length)] = random.below(256);
      return copy;
    }
    case 2:
      return splice(Buffer.alloc(0), at + length);
    case 3:
      return splice(bytes.subarray(at, at + length));
    case 4:
      return bytes.subarray(0, at);
    case 5:
      return splice(Buffer.alloc(length, random.pick([0, 0x20, 0x39, 0xff])), at + length);
    case 6:
      return splice(Buffer.from(random.pick(WORDS), "latin1"));
    case 7:
      return splice(bytes.subarray(random.below(bytes.length)).subarray(0, length), at + length);
    default: {
      const copy = Buffer.from(bytes);
      const other = random.below(bytes.length);
      [copy[at], copy[other]] = [copy[other], copy[at]];
      return copy;
    }
  }
}
