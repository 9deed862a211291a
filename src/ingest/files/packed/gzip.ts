import { gunzipSync } from "node:zlib";
import { failureAt } from "../../../text/failure.js";
import { MAX_FILE_BYTES } from "../disk.js";

/** True where the bytes begin as gzip does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/** The one file that a .gz holds. @throws Failure where it is damaged or inflates without end */
export function gunzip(bytes: Buffer, file: string): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_FILE_BYTES });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw failureAt(
      file,
      isTooLarge
        ? {
            ja: `展開後のサイズが大きすぎます（${MAX_FILE_BYTES >> 20} MB 超）。`,
            en: `it inflates to more than ${MAX_FILE_BYTES >> 20} MB.`,
          }
        : {
            ja: "gzip として読めません。もう一度ダウンロードするか、展開してから指定してください。",
            en: "not readable as gzip. Download it again, or unpack it first.",
          },
    );
  }
}
