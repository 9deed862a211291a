import { describe, expect, it } from "vitest";
import { standardItems } from "../../../src/catalog/items/items.js";
import { findImplausible } from "../../../src/engine/plausibility/find-implausible.js";
import { builtInImplausible } from "../../../src/ingest/built-in/implausible.js";
import { builtInRelease } from "../../../src/ingest/built-in/read.js";
import { builtInNumbers } from "../../../src/ingest/built-in/sources.js";
import { catalog } from "../../support/tables/fixtures.js";

describe("the list of gross errors beside the built-in counts", () => {
  it("is what the judgement finds in them: of the 46 items, all of which are looked through", () => {
    const items = standardItems(catalog);
    const ids = new Set(items.map(({ id }) => id));
    const tables = new Set(items.map(({ table }) => table));
    const releases = builtInNumbers().map((release) => builtInRelease(release, catalog, { tables }));
    const found = builtInImplausible(catalog, ({ item }) => ids.has(item));
    expect(found!.length).toBeGreaterThan(50);
    expect(found).toEqual(findImplausible(releases, items, catalog));
  });

  it("is not used where it is absent", () => {
    expect(builtInImplausible(catalog, () => true, new URL("file:///nowhere/"))).toBeNull();
  });
});
