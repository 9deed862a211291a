import * as vega from "vega";
import { describe, expect, it } from "vitest";
import { withOwnContexts } from "../../src/render/contexts.js";

/** A group within a group, in which a mark reads a scale, a signal and data of the view, and names of its own. */
const SPEC: vega.Spec = {
  signals: [{ name: "shift", value: 3 }],
  data: [
    {
      name: "rows",
      values: [
        { group: "a", x: 1 },
        { group: "b", x: 2 },
      ],
    },
  ],
  scales: [{ name: "along", domain: [0, 10], range: [0, 100] }],
  marks: [
    {
      type: "group",
      from: { facet: { name: "own", data: "rows", groupby: "group" } },
      signals: [{ name: "twice", update: "2 * shift" }],
      marks: [
        {
          type: "group",
          marks: [
            {
              type: "text",
              from: { data: "own" },
              encode: {
                update: {
                  x: { signal: "scale('along', datum.x) + twice" },
                  text: { signal: "length(data('rows'))" },
                },
              },
            },
          ],
        },
      ],
    },
  ],
};

const drawn = async (withOwn: boolean) => {
  const view = new vega.View(vega.parse(SPEC), { renderer: "none" });
  if (withOwn) withOwnContexts(view);
  await view.runAsync();
  return view.toSVG();
};

describe("contexts of the groups of a view", () => {
  it("find what stands around them, and draw what Vega's own draw", async () => {
    const own = await drawn(true);
    expect(own).toContain("translate(16,0)");
    expect(own).toContain("translate(26,0)");
    expect(own.replace(/clip\d+/g, "")).toBe((await drawn(false)).replace(/clip\d+/g, ""));
  });

  it("inherit from no object that the view has made", async () => {
    const view = new vega.View(vega.parse(SPEC), { renderer: "none" });
    withOwnContexts(view);
    await view.runAsync();
    const { _runtime } = view as unknown as {
      _runtime: { subcontext: { signals: object; scales: object }[] };
    };
    expect(_runtime.subcontext.length).toBeGreaterThan(0);
    for (const { signals, scales } of _runtime.subcontext)
      expect([signals, scales].map((part) => Object.getPrototypeOf(part))).toEqual([
        Object.prototype,
        Object.prototype,
      ]);
  });
});
