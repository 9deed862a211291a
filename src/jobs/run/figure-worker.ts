import { workerData } from "node:worker_threads";
import { serve } from "../workers/serve.js";
import { Artist, type Batch, type FigureWork } from "./artist.js";
import type { PutFile } from "./folder.js";

const artist = new Artist(workerData as FigureWork);

serve<Batch, null, PutFile>(async (batch, tell) => {
  await artist.draw(batch, tell);
  return null;
});
