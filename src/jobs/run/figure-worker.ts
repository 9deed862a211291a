import { workerData } from "node:worker_threads";
import { sweepMemory } from "../../process/sweep-memory.js";
import { serve } from "../workers/serve.js";
import { type Batch, FigureDrawing, type FigureWork } from "./drawing.js";
import type { PutFile } from "./folder.js";

/** What batches leave behind would fill a hundred megabytes: after a batch, and so many bytes, all that is unused goes at once. */
const BYTES_A_SWEEP = 1_000_000;

const drawing = new FigureDrawing(workerData as FigureWork);

let unswept = 0;
serve<Batch, null, PutFile>(async (batch, tell) => {
  await drawing.draw(batch, (file) => {
    unswept += file.output.bytes;
    tell(file);
  });
  if (unswept >= BYTES_A_SWEEP) {
    sweepMemory();
    unswept = 0;
  }
  return null;
});
