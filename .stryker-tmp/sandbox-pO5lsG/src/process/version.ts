// @ts-nocheck
import { readFileSync } from "node:fs";
import { ownFile } from "./own-files.js";

const { version } = JSON.parse(readFileSync(ownFile("package.json"), "utf8")) as { version: string };

export const TOOL = { name: "ndb-ratio", version } as const;
