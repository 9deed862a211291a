// @ts-nocheck
import { workerData } from "node:worker_threads";
import { serve } from "../workers/serve.js";
import { type Batch, FigureDrawing, type FigureWork } from "./drawing.js";
import type { PutFile } from "./folder.js";

const drawing = new FigureDrawing(workerData as FigureWork);

serve<Batch, null, PutFile>(async (batch, tell) => {
  await drawing.draw(batch, tell);
  return null;
});
