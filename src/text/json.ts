/** What a text says as JSON; undefined where it is none. */
export function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * An object as JSON with an entry a line, so that two files can be compared by eye.
 *
 * @param lists names of entries that have an element or an entry of their own a line
 */
export function linedJson(content: object, lists: readonly string[]): string {
  const named = ([name, value]: [string, unknown]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`;
  const each = (value: unknown): string => {
    const isList = Array.isArray(value);
    const lines = isList
      ? value.map((one) => JSON.stringify(one))
      : Object.entries(value as object).map(named);
    const [begin, end] = isList ? "[]" : "{}";
    return lines.length === 0 ? `${begin}${end}` : `${begin}\n${lines.join(",\n")}\n${end}`;
  };
  const lines = Object.entries(content).map(([name, value]) =>
    lists.includes(name) ? `${JSON.stringify(name)}:${each(value)}` : named([name, value]),
  );
  return `{${lines.join(",\n")}}\n`;
}
