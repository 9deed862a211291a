import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { jsonSchema } from "../../src/cli/commands/lists/schema.js";

const compiled = new Map<string, ValidateFunction>();

/**
 * What is wrong with a value by the JSON Schema that `ndb-ratio schema KIND` prints, as ajv sees it, a reader of JSON Schema
 * that knows nothing of zod. Empty: nothing.
 */
export function schemaErrors(kind: string, values: readonly unknown[]): string[] {
  const validate = compiled.get(kind) ?? new Ajv2020().compile(jsonSchema(kind));
  compiled.set(kind, validate);
  return values.flatMap((value) =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
  );
}
