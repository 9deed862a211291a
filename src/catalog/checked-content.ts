import type * as z from "zod";
import { failureAt, type Place } from "../text/failure.js";
import { complaint } from "./complaint.js";

/**
 * JSON as people write it, with a byte order mark or without one.
 *
 * @param refusal `misuseAt` of files that say what to do
 * @throws Failure with the row, where the parser says where it is
 */
export function jsonOf(text: string, path: string, refusal: typeof failureAt = failureAt): unknown {
  const written = text.replace(/^\uFEFF/, "");
  try {
    return JSON.parse(written);
  } catch (error) {
    const { message } = error as Error;
    const position = / at position (\d+)/.exec(message)?.[1];
    const row = position && written.slice(0, Number(position)).split("\n").length;
    throw refusal(row ? { file: path, row } : path, {
      ja: "JSON として読めません。コンマ、引用符、かっこの過不足を確かめてください",
      en: `not valid JSON: ${message}`,
    });
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
