import { readFileSync } from "node:fs";

// src/ and dist/ both lie one level below package.json.
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

export const TOOL = { name: "ndb-ratio", version } as const;
