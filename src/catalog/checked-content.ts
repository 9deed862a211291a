import type * as z from "zod";
import { failureAt, type Place } from "../text/failure.js";
import { complaint } from "./complaint.js";

/**
 * JSON as people write it, with a byte order mark or without one.
 *
 * @param refusal `misuseAt` of files that say what to do
 * @throws Failure with the parser's own message
 */
export function jsonOf(text: string, path: string, refusal: typeof failureAt = failureAt): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const { message } = error as Error;
    throw refusal(path, { ja: `JSON として読めません：${message}`, en: `not valid JSON: ${message}` });
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
