/** What `ndb-ratio schema` can print: each kind of output by name, and where it comes from. */
export const SCHEMAS = {
  result: "ndb-ratio compute --format json",
  "result-columns": "ndb-ratio compute --format json --columns …",
  "result-row": "one line of ndb-ratio compute --format ndjson",
  pooled: "ndb-ratio compute --pool 7-9 --format json",
  "pooled-row": "one line of ndb-ratio compute --pool 7-9 --format ndjson",
  trend: "ndb-ratio trend --format json",
  "trend-row": "one line of ndb-ratio trend --format ndjson",
  "area-changes": "which areas were merged or renamed, for --area-changes",
  items: "ndb-ratio items --json",
  "items-file": "items of your own, for --items-file",
  reference: "ndb-ratio reference",
  manifest: "manifest.json of ndb-ratio run",
  counts: "one line of ndb-ratio counts --format ndjson",
} as const;
export type SchemaKind = keyof typeof SCHEMAS;
