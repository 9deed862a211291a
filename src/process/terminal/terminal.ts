import { visibleLines } from "../../text/visible-text.js";

/** The beginning of a line break or a colour code. The rest of it comes with the next piece. */
const CUT = new RegExp(`(\r|${String.fromCharCode(0x1b)}\\[?[\\d;]*)$`);

/**
 * Pieces on their way to a terminal. Whatever the files said (a name with an escape sequence, a title that turns the
 * direction of writing), a terminal is only ever given characters that can be seen, line breaks and colours.
 */
export async function* forTerminal(
  pieces: Iterable<string | Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<string> {
  // Takes away the byte order mark that is meant for Excel.
  const decoder = new TextDecoder();
  let kept = "";
  for await (const piece of pieces) {
    const text = kept + decoder.decode(Buffer.from(piece as string), { stream: true });
    const whole = text.slice(0, text.length - (CUT.exec(text)?.[0].length ?? 0));
    kept = text.slice(whole.length);
    yield visibleLines(whole);
  }
  yield visibleLines(kept + decoder.decode());
}

/** A line for people, to standard error: there too what files and command lines say can be seen and does not act. */
export function tell(line: string): void {
  process.stderr.write(`${visibleLines(line)}\n`);
}
