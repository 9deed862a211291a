import { ownJson } from "./own-files.js";

export const TOOL = {
  name: "ndb-ratio",
  version: ownJson<{ readonly version: string }>("package.json").version,
} as const;
