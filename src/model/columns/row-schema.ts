import * as z from "zod";
import type { Column, Columns, ValueOf } from "./columns.js";

/** What checks the columns of a row kind, by name, for an object of zod. */
export function rowShape<C extends Columns>(
  columns: C,
): { readonly [Name in keyof C]: z.ZodType<ValueOf<C[Name]>> } {
  const checks = Object.entries(columns).map(([name, column]) => [name, columnSchema(column)]);
  return Object.fromEntries(checks);
}

/** What checks one column. */
export function columnSchema<C extends Column>(column: C): z.ZodType<ValueOf<C>> {
  const schema = column.nullable ? given(column).nullable() : given(column);
  return schema as z.ZodType<ValueOf<C>>;
}

function given(column: Column): z.ZodType {
  if (column.type === "list") return z.array(z.string());
  if (column.type === "text") {
    if (column.values) return z.enum(column.values);
    if (column.pattern) return z.string().regex(column.pattern);
    return column.isNeverEmpty ? z.string().min(1) : z.string();
  }
  const { above, least, most } = column;
  let number: z.ZodNumber = column.type === "whole" ? z.int() : z.number();
  if (above !== undefined) number = number.gt(above);
  if (least !== undefined) number = number.min(least);
  return most === undefined ? number : number.max(most);
}
