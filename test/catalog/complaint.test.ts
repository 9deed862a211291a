import { describe, expect, it } from "vitest";
import { checkedContent } from "../../src/catalog/checked-content.js";
import { areaChangesFileSchema } from "../../src/catalog/regions/area-changes.js";
import { userItemsFileSchema } from "../../src/catalog/schema.js";
import { failureOf } from "../support/failures.js";

const refused = (schema: Parameters<typeof checkedContent>[0], content: unknown) =>
  failureOf(() => checkedContent(schema, content, "a.json")).text;

describe("what is wrong in a file that a user wrote", () => {
  it("is told in one language: what is missing, and what a value is to be", () => {
    const change = { from: 12, note: { ja: "再編", en: "reorganised" }, changes: null };
    const changes = (part: object) =>
      refused(areaChangesFileSchema, { areaChanges: [{ ...change, ...part }] });
    expect(changes({ note: { ja: "再編" } })).toEqual({
      ja: 'areaChanges[0].note.en: ありません。文字列（"…"）が必要です',
      en: 'areaChanges[0].note.en: is missing: expected text ("…")',
    });
    expect(changes({ from: "12" })).toEqual({
      ja: 'areaChanges[0].from: 数値が必要です（実際の値: "12"）',
      en: 'areaChanges[0].from: expected a number (found "12")',
    });
    expect(changes({ from: 12.5 }).ja).toBe("areaChanges[0].from: 整数が必要です（実際の値: 12.5）");
    expect(refused(areaChangesFileSchema, []).ja).toContain("オブジェクト（{…}）が必要です");
    expect(refused(userItemsFileSchema, { items: {} }).en).toContain("expected a list ([…])");
  });

  it("names the values that may stand there", () => {
    const item = {
      id: "a",
      group: "glucose",
      table: "hba1c",
      name: { ja: "あ", en: "a" },
      hit: { atLeast: 6 },
    };
    const told = refused(userItemsFileSchema, { items: [{ ...item, direction: "bad" }] });
    expect(told.ja).toMatch(/^items\[0\]\.direction: "high-is-worse"か.*が必要です（実際の値: "bad"）$/);
    expect(told.en).toMatch(/^items\[0\]\.direction: expected "high-is-worse" or .* \(found "bad"\)$/);
  });

  it("names all that a value of several forms may be", () => {
    expect(refused(areaChangesFileSchema, { note: 5, areaChanges: [] })).toEqual({
      ja: 'note: 文字列（"…"）かオブジェクト（{…}）が必要です（実際の値: 5）',
      en: 'note: expected text ("…") or an object ({…}) (found 5)',
    });
  });
});
