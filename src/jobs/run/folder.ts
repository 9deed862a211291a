import { createHash, hash } from "node:crypto";
import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { FolderLock } from "../../process/folder-lock.js";
import { sweepParts, writeFileAsMade, writeFileWhole } from "../../process/write-file.js";
import { tryJson } from "../../text/json.js";
import { MANIFEST, type ManifestOutput, manifestSchema } from "./manifest.js";

/** Outputs of a run that has not ended yet, one a line; with the end of the run the manifest takes their place. */
const JOURNAL = ".unfinished-run.ndjson";

/** Folders in a run's folder that hold only files of the run. */
const SUBFOLDERS = ["figures", "workbooks"];

/** A file of the folder, written now or kept from an earlier run. */
export interface PutFile {
  readonly output: ManifestOutput;
  readonly kept: boolean;
}

/** The files of a run and what each was made from; several threads may put files into one folder. */
export class RunFiles {
  /** @param known what an earlier run wrote, by path */
  constructor(
    readonly folder: string,
    readonly known: ReadonlyMap<string, ManifestOutput>,
  ) {}

  /**
   * Writes a file unless it is there already, made from the same.
   *
   * @param path inside the folder, joined by "/"
   * @param from all that the content depends on
   * @param make makes the content, when it is needed
   */
  async put(path: string, from: string, make: () => Promise<string | Uint8Array>): Promise<PutFile> {
    const known = this.known.get(path);
    if (known && known.from === from && this.isUnchanged(known)) return { output: known, kept: true };
    const content = await make();
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    writeFileWhole(join(this.folder, path), [bytes]);
    return { output: { path, sha256: hashOf(bytes), bytes: bytes.length, from }, kept: false };
  }

  private isUnchanged({ path, sha256 }: ManifestOutput): boolean {
    const file = join(this.folder, path);
    return existsSync(file) && hashOf(readFileSync(file)) === sha256;
  }
}

/**
 * The folder of a run. It remembers what each file was made from, so that a run that was broken off goes on where it
 * stopped, and a second run draws only what has changed.
 */
export class RunFolder {
  readonly files: RunFiles;
  readonly outputs: ManifestOutput[] = [];
  kept = 0;
  private readonly lock: FolderLock;

  /** @throws Failure where another run writes the folder */
  constructor(private readonly folder: string) {
    this.lock = new FolderLock(folder);
    process.on("exit", this.sweep);
    this.sweep();
    const known = [...this.manifestOutputs(), ...this.journalOutputs()];
    this.files = new RunFiles(folder, new Map(known.map((output) => [output.path, output])));
  }

  /** Remembers a file of the folder. */
  record({ output, kept }: PutFile): void {
    this.outputs.push(output);
    if (kept) this.kept++;
    else appendFileSync(join(this.folder, JOURNAL), `${JSON.stringify(output)}\n`);
  }

  /** Puts a file and remembers it; see `RunFiles.put`. */
  async put(path: string, from: string, make: () => Promise<string | Uint8Array>): Promise<void> {
    this.record(await this.files.put(path, from, make));
  }

  /** Writes a file as its pieces are made, always. */
  async putPieces(path: string, from: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    const made = createHash("sha256");
    let length = 0;
    const counted = async function* () {
      for await (const piece of pieces) {
        made.update(piece);
        length += piece.length;
        yield piece;
      }
    };
    await writeFileAsMade(join(this.folder, path), counted());
    this.record({ output: { path, sha256: made.digest("hex"), bytes: length, from }, kept: false });
  }

  /** Ends the run: the manifest says what is there. */
  finish(manifest: string): void {
    writeFileWhole(join(this.folder, MANIFEST), [manifest]);
    rmSync(join(this.folder, JOURNAL), { force: true });
  }

  /** Lets others write the folder, however the run ended. */
  close(): void {
    process.removeListener("exit", this.sweep);
    this.sweep();
    this.lock.release();
  }

  /** Nobody else writes here: every part is left of a run that was killed, or of threads that ended in the middle. */
  private readonly sweep = () => {
    sweepParts(this.folder, () => true);
    for (const name of SUBFOLDERS) sweepParts(join(this.folder, name), () => true, { recursive: true });
  };

  private manifestOutputs(): readonly ManifestOutput[] {
    const parsed = manifestSchema.safeParse(this.parsed(MANIFEST)[0]);
    return parsed.success ? parsed.data.outputs : [];
  }

  /** The last line may be cut short where the run was killed. */
  private journalOutputs(): readonly ManifestOutput[] {
    const schema = manifestSchema.shape.outputs.element;
    return this.parsed(JOURNAL, "\n").flatMap((line) => {
      const parsed = schema.safeParse(line);
      return parsed.success ? [parsed.data] : [];
    });
  }

  /** The JSON documents of a file, if it is there; undefined of what is no JSON. */
  private parsed(name: string, separator?: string): unknown[] {
    const file = join(this.folder, name);
    if (!existsSync(file)) return [];
    const text = readFileSync(file, "utf8");
    return (separator === undefined ? [text] : text.split(separator)).map(tryJson);
  }
}

/** Hash of anything that can be written as JSON. */
export function hashOfValue(value: unknown): string {
  return hashOf(JSON.stringify(value));
}

const hashOf = (content: string | Uint8Array): string => hash("sha256", content);
