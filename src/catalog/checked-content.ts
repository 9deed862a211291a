import type * as z from "zod";
import { type Failure, failureAt, type Place } from "../text/failure.js";
import { complaint } from "./complaint.js";

/**
 * JSON as people write it, with a byte order mark or without one.
 *
 * @param refusal what is thrown, made of the parser's own message
 */
export function jsonOf(text: string, refusal: (message: string) => Failure): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw refusal((error as Error).message);
  }
}

/** Content of a file as its schema has it. @throws Failure with the value that breaks the schema */
export function checkedContent<Schema extends z.ZodType>(
  schema: Schema,
  content: unknown,
  place: Place | string,
): z.infer<Schema> {
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  throw failureAt(place, complaint(result.error, content));
}
