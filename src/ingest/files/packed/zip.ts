import { constants, crc32, inflateRawSync } from "node:zlib";
import { Failure } from "../../../text/failure.js";
import { decodeName } from "../text.js";
import { damaged, refused, refuseUnsafeName, repeatedName } from "./zip-failures.js";

const END_OF_CENTRAL_DIRECTORY = 0x06054b50;
const CENTRAL_HEADER = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const UTF8_FLAG = 0x800;
const ENCRYPTED_FLAG = 0x1;

const MEGABYTE = 1024 * 1024;
/** The largest workbook of the ministry is 1.5 MB, and the counts of a prefecture's tables are 10 MB as CSV. */
const MAX_ENTRY_BYTES = 128 * MEGABYTE;
/** Entries may share their stored bytes: without a bound to all of them a small file keeps us inflating for hours. */
const MAX_TOTAL = 4;
const MAX_ENTRIES = 20_000;
/** What is inflated at once: zlib takes no less, and what an archive only declares is not worth more memory. */
const SMALLEST_PIECE = 64;
const MAX_PIECE = 8 * MEGABYTE;

/** True where the bytes begin as a zip does (also every xlsx). */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * The directory of a zip archive (PKWARE APPNOTE 4.3.12 and 4.3.16). We read it ourselves because we need what
 * the small zip libraries keep to themselves: the raw bytes of names (Shift_JIS, unflagged) and the CRC, without
 * which a flipped bit could become a wrong count.
 *
 * @param file name for messages
 * @param most bytes that an entry may inflate to; all of them together four times that
 * @param counted what is held against that sum: "declared" what all entries say of themselves, at once;
 *   "inflated" what is inflated, as it is: for archives of which not everything is needed
 * @throws Failure on a truncated, encrypted, oversized or otherwise unreadable archive
 */
export function readZip(
  bytes: Buffer,
  file: string,
  most = MAX_ENTRY_BYTES,
  counted: "declared" | "inflated" = "declared",
): ZipEntry[] {
  const end = findEnd(bytes);
  if (end < 0)
    throw damaged(file, "ファイルが途中で切れています", "it is cut short: no directory at its end");
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff) {
    throw damaged(file, "ZIP64 形式には対応していません", "ZIP64 archives are not supported");
  }
  if (count > MAX_ENTRIES) throw refused(file, "ファイル数が多すぎます", "it holds too many entries");

  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  const inflated = new Allowance(MAX_TOTAL * most, file);
  const declared = new Allowance(MAX_TOTAL * most, file);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL_HEADER) {
      throw damaged(file, "目次が壊れています", "its directory is damaged");
    }
    const flags = bytes.readUInt16LE(at + 8);
    const nameLength = bytes.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength), (flags & UTF8_FLAG) !== 0);
    refuseUnsafeName(name, file);
    const header = {
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      compressed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
      encrypted: (flags & ENCRYPTED_FLAG) !== 0,
    };
    if (!name.endsWith("/")) {
      if (names.has(name)) throw repeatedName(file, name);
      names.add(name);
      if (counted === "declared") declared.take(header.size);
      entries.push(new ZipEntry(name, bytes, header, `${file}!${name}`, most, inflated));
    }
    at = next;
  }
  return entries;
}

/** What the directory says of an entry. */
interface EntryHeader {
  method: number;
  crc: number;
  compressed: number;
  size: number;
  offset: number;
  encrypted: boolean;
}

/** Bytes that may be inflated of one archive. */
class Allowance {
  constructor(
    private left: number,
    private readonly file: string,
    private readonly whole = left,
  ) {}

  take(bytes: number): void {
    this.left -= bytes;
    if (this.left >= 0) return;
    const megabytes = this.whole / MEGABYTE;
    throw refused(
      this.file,
      `展開後のサイズの合計が大きすぎます（${megabytes} MB 超）`,
      `its entries inflate to more than ${megabytes} MB together`,
    );
  }
}

/** One file of an archive; nothing is inflated before `read` is called, and nothing is ever written to disk. */
export class ZipEntry {
  constructor(
    readonly name: string,
    private readonly archive: Buffer,
    private readonly header: EntryHeader,
    private readonly where: string,
    private readonly most: number,
    private readonly allowance: Allowance,
  ) {}

  /** Bytes after inflating, as declared. */
  get size(): number {
    return this.header.size;
  }

  /** The bytes, inflated and checked against the declared size and CRC-32. @throws Failure where they are not as declared */
  read(): Buffer {
    const { header, where } = this;
    if (header.encrypted) throw damaged(where, "暗号化されています", "it is encrypted");
    if (header.size > this.most) throw this.tooLarge();
    const stored = this.stored();
    this.allowance.take(header.size);
    const content = this.inflate(stored);
    if (content.length !== header.size || crc32(content) !== header.crc) {
      throw damaged(where, "内容が検査値（CRC）と一致しません", "its content does not match its checksum");
    }
    return content;
  }

  /**
   * What the first so many stored bytes inflate to, by which to tell what the entry is: nothing is checked but that it
   * is no bomb.
   *
   * @returns null where those bytes are the whole of it, so that it can as well be read
   * @throws Failure where they are damaged
   */
  beginning(storedBytes: number): Buffer | null {
    const { header, most } = this;
    if (header.encrypted || header.method !== 8 || storedBytes >= header.compressed) return null;
    // Deflate makes at most 1,032 bytes of one, so a short beginning cannot inflate far.
    let content: Buffer;
    try {
      content = inflateRawSync(this.stored().subarray(0, storedBytes), {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: most,
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw this.tooLarge();
      throw error instanceof Failure ? error : this.damagedData();
    }
    this.allowance.take(content.length);
    return content;
  }

  private stored(): Buffer {
    const { archive, header, where } = this;
    const local = header.offset;
    if (local + 30 > archive.length || archive.readUInt32LE(local) !== LOCAL_HEADER) {
      throw damaged(where, "データの位置が壊れています", "its data cannot be found");
    }
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    return archive.subarray(start, start + header.compressed);
  }

  private inflate(stored: Buffer): Buffer {
    const { header, where } = this;
    if (header.method === 0) return stored;
    if (header.method !== 8) throw damaged(where, "未対応の圧縮方式です", "unknown compression method");
    try {
      // One byte more than declared: an entry that lies about its size is stopped there. In one piece, not many to be joined.
      const most = header.size + 1;
      const chunkSize = Math.min(Math.max(most, SMALLEST_PIECE), MAX_PIECE);
      return inflateRawSync(stored, { maxOutputLength: most, chunkSize });
    } catch {
      throw this.damagedData();
    }
  }

  private damagedData(): Failure {
    return damaged(this.where, "圧縮データが壊れています", "its compressed data are damaged");
  }

  private tooLarge(): Failure {
    const megabytes = this.most / MEGABYTE;
    return refused(
      this.where,
      `展開後のサイズが大きすぎます（${megabytes} MB 超）`,
      `it inflates to more than ${megabytes} MB`,
    );
  }
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === END_OF_CENTRAL_DIRECTORY) return at;
  }
  return -1;
}
