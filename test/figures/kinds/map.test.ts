import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.js";
import { areasOfYear } from "../../../src/catalog/regions/areas.js";
import { areasObject, BORDER_CREDIT, bordersOf } from "../../../src/catalog/regions/borders.js";
import { loadBorders } from "../../../src/catalog/regions/load-borders.js";
import { LABEL_LINE, LABEL_SYMBOL, labelPlaces } from "../../../src/figures/map/labels.js";
import { knownShapes, type Shapes } from "../../../src/figures/map/shapes.js";
import { createDrawer } from "../../../src/render/drawing/drawer.js";
import { textWidth } from "../../../src/render/text-width.js";
import { collisions, shownTexts } from "../../render/shown-texts.js";
import { failureOf } from "../../support/failures.js";
import { drawnSvg } from "../drawn.js";
import { nationOfAreas, plansOf } from "../synthetic/nation-of-areas.js";

const catalog = loadCatalog();
const nation = nationOfAreas(2020);
const one = (...given: Parameters<typeof plansOf>) => {
  const figures = plansOf(...given);
  expect(figures).toHaveLength(1);
  return figures[0]!.spec();
};

interface MapDatum {
  readonly code: string;
  readonly name: string;
  readonly sex: string;
  readonly border: { readonly properties: { readonly code: string }; readonly geometry: unknown };
}

interface Item {
  readonly datum: MapDatum;
  readonly fill: string;
  readonly text?: unknown;
}

/** What plain Vega-Lite and Vega draw, without any code of the project: all items of a type of mark. */
async function drawnItems(spec: TopLevelSpec, type: string): Promise<Item[]> {
  const view = new View(parse(compile(spec).spec), { renderer: "none" });
  await view.runAsync();
  const found: Item[] = [];
  const visit = (mark: { marktype: string; items?: readonly unknown[] }) => {
    for (const item of mark.items ?? []) {
      if (mark.marktype === "group") for (const child of (item as { items: never[] }).items) visit(child);
      else if (mark.marktype === type) found.push(item as Item);
    }
  };
  visit((view.scenegraph() as unknown as { root: never }).root);
  view.finalize();
  return found;
}

const regionsOf = async (spec: TopLevelSpec) =>
  (await drawnItems(spec, "shape")).filter(({ datum }) => datum.border !== undefined);

describe("the nation's map", () => {
  it.each([2020, 2024])(
    "puts every area of FY%i on its border in that year, under its name",
    async (year) => {
      const drawn = await regionsOf(one(nationOfAreas(year), "map"));
      const areas = areasOfYear(catalog, year)!;
      expect(drawn).toHaveLength(2 * areas.length);
      const { nation: map } = loadBorders();
      const borders = new Map(
        bordersOf(map!, areasObject(map!, year)!).map(({ properties, geometry }) => [
          properties.code,
          geometry,
        ]),
      );
      for (const { datum } of drawn) {
        const area = areas.find(({ code }) => code === datum.code)!;
        const prefecture = catalog.prefectures.find(({ code }) => code === area.prefectureCode)!;
        expect(datum.name).toBe(`${prefecture.name.ja} ${area.name}`);
        expect(datum.border.geometry).toEqual(borders.get(datum.code));
      }
    },
  );

  it("colours a region by the class of its value alone", async () => {
    const values: Record<string, number> = {
      "0101": 4.94,
      "0102": 4.95,
      "0103": -4.95,
      "0104": 10,
      "0105": -20,
    };
    const rows = nationOfAreas(2020, (code) => {
      const difference = values[code] ?? 25;
      return { difference, ratioLower: 100 + difference, ratioUpper: 100 + difference };
    });
    const fills = new Map((await regionsOf(one(rows, "map"))).map(({ datum, fill }) => [datum.code, fill]));
    expect(Object.keys(values).map((code) => fills.get(code))).toEqual([
      "#f6f5f1",
      "#f6b89c",
      "#cbdfee",
      "#dc7350",
      "#2b68ad",
    ]);
    expect(fills.get("4705")).toBe("#92161f");
  });

  it("leaves white what says little, with a sign: a dot, a cross or a question mark", async () => {
    const rows = nationOfAreas(2020, (code) => {
      if (code === "0101") return { difference: 30, ratioLower: 110, ratioUpper: 150 };
      if (code === "0102") return { difference: null, ratio: null, ratioLower: null, ratioUpper: null };
      if (code === "0103") return { difference: 30, mark: null, flags: ["implausible"] };
      return { difference: 0 };
    });
    const spec = one(rows, "map", { sexes: ["female"] });
    const drawn = new Map((await regionsOf(spec)).map(({ datum, fill }) => [datum.code, fill]));
    expect(["0101", "0102", "0103"].map((code) => drawn.get(code))).toEqual(["white", "white", "white"]);
    const signs = (await drawnItems(spec, "text")).filter(({ datum }) => datum?.border !== undefined);
    expect(signs.map(({ datum, text, fill }) => [datum.code, text, fill])).toEqual([
      ["0101", "●", "#92161f"],
      ["0102", "×", "#555555"],
      ["0103", "?", "#555555"],
    ]);
  });

  it("says which areas the result lacks, and leaves their land grey", async () => {
    const rows = nation.filter(({ code }) => code !== "2202");
    const spec = one(rows, "map");
    expect((await regionsOf(spec)).some(({ datum }) => datum.code === "2202")).toBe(false);
    const svg = await drawnSvg(spec);
    expect(svg).toContain("静岡県熱海伊東");
    expect(svg).toContain("結果にない");
  });

  it("shows prefectures where these are asked for", async () => {
    const drawn = await regionsOf(one(nation, "map", { level: "prefecture" }));
    expect(new Set(drawn.map(({ datum }) => datum.code)).size).toBe(47);
  });

  it("has a frame where the result has something to show in it, and says of no other that it is there", () => {
    const rows = nation.filter(
      ({ prefectureCode }) => Number(prefectureCode) >= 23 && prefectureCode !== "27",
    );
    const drawn = (of: typeof rows) => {
      const { datasets, params } = one(of, "map") as unknown as {
        datasets: { ground: { part: string; name?: string }[] };
        params: { name: string; value: string[] }[];
      };
      const notes = params.find(({ name }) => name === "notes")!.value.join("");
      return { notes, frames: datasets.ground.flatMap(({ part, name }) => (part === "frame" ? [name] : [])) };
    };
    expect(drawn(nation).frames).toHaveLength(6);
    const western = drawn(rows);
    expect(western.frames).toEqual(["奄美", "沖縄", "宮古・八重山"]);
    expect(western.notes).toContain("離れた島は枠の中に移した。結果にない離れた島（小笠原）は描いていない");
    expect(western.notes).not.toContain("拡大して");
  });

  it("is coloured by marks where these are asked for", async () => {
    const rows = nationOfAreas(2020, (code) => {
      const [difference, mark] =
        code === "0101"
          ? [3, "high-95"]
          : code === "0102"
            ? [3, "none"]
            : code === "0103"
              ? [0, "none"]
              : [-3, "low-95"];
      return { difference, mark } as object;
    });
    const spec = one(rows, "map", { colouring: "mark" });
    // No number stands on the map of the nation, so none is explained.
    expect(JSON.stringify(spec.title)).toContain("性別に、年齢");
    expect(JSON.stringify(spec.title)).not.toContain("1.07");
    const fills = new Map((await regionsOf(spec)).map(({ datum, fill }) => [datum.code, fill]));
    expect(["0101", "0102", "0103", "0104"].map((code) => fills.get(code))).toEqual([
      "#92161f",
      "#f2a584",
      "#f6f5f1",
      "#2b68ad",
    ]);
  });

  it("weighs less than 400 kB a panel as SVG", async () => {
    expect((await drawnSvg(one(nation, "map"))).length).toBeLessThan(800_000);
  });

  it("calls prefectures in notes and where a mark is pointed at by their English names", () => {
    const flags = ["coverage-apart", "implausible"] as const;
    const wrong = nation.map((row) => ({ ...row, flags: row.code === "21" ? flags : [] }));
    for (const kind of ["area-bars", "heatmap", "caterpillar"] as const) {
      const prefectures = new Set(["21"]);
      const text = JSON.stringify(plansOf(wrong, kind, { language: "en", prefectures })[0]!.spec());
      expect(text).toContain("Gifu");
      expect(text).not.toContain("岐阜県");
    }
  });

  it("is one an item, and none of a result of a few prefectures if another can be drawn", () => {
    const second = nation.map((row) => ({ ...row, item: "q08-smoking" }));
    expect(plansOf([...nation, ...second], "map").map(({ path }) => path)).toEqual([
      "00/bmi-ge-25-map",
      "00/q08-smoking-map",
    ]);
    const few = second.filter(({ prefectureCode }) => prefectureCode === "22");
    expect(plansOf([...nation, ...few], "map").map(({ path }) => path)).toEqual(["00/bmi-ge-25-map"]);
  });
});

describe("the map of one prefecture", () => {
  it("is drawn of regions that all lie in it, without naming it", () => {
    const own = nation.filter(({ prefectureCode }) => prefectureCode === "22");
    expect(plansOf(own, "map").map(({ path }) => path)).toEqual(["22/bmi-ge-25-map"]);
  });

  it("needs no rows of others, and shows none", async () => {
    const [figure] = plansOf(nation, "map", { prefectures: new Set(["22"]) });
    expect(figure!.path).toBe("22/bmi-ge-25-map");
    expect(figure!.rows.every(({ prefectureCode }) => prefectureCode === "22")).toBe(true);
    const drawn = await regionsOf(figure!.spec());
    expect(new Set(drawn.map(({ datum }) => datum.code.slice(0, 2)))).toEqual(new Set(["22"]));
    expect(drawn).toHaveLength(16);
  });

  it("writes every area's name and value, in no other's way, in each of the 47", async () => {
    const drawer = createDrawer();
    for (const { code } of catalog.prefectures) {
      const own = nation.filter(({ prefectureCode }) => prefectureCode === code);
      const svg = await drawer.svg(one(own, "map", { prefectures: new Set([code]), sexes: ["male"] }));
      const areas = own.filter(({ level, sex }) => level === "area" && sex === "male");
      for (const { name } of areas) expect(svg).toContain(`>${name}<`);
      expect(collisions(shownTexts(svg)), code).toEqual([]);
    }
  });

  it("has no land in the frame of an island but the island's own", () => {
    const map = loadBorders().prefectures!;
    const pointsOf = (of: unknown): [number, number][] =>
      typeof (of as unknown[])[0] === "number"
        ? [of as [number, number]]
        : (of as unknown[]).flatMap((part) => pointsOf(part));
    const areas = bordersOf(map, areasObject(map, 2020)!).map(({ properties, geometry }) => ({
      code: properties.code,
      points: pointsOf(geometry.coordinates),
    }));
    const held = bordersOf(map, "frames").map(({ properties: { code, of }, geometry }) => {
      const corners = pointsOf(geometry.coordinates);
      const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
      const isInside = ([x, y]: [number, number]) =>
        x > Math.min(...xs) && x < Math.max(...xs) && y > Math.min(...ys) && y < Math.max(...ys);
      const own = areas.filter((area) => of!.some((start) => area.code.startsWith(start)));
      return [code, own.filter(({ points }) => points.some(isInside)).map((area) => area.code)];
    });
    expect(Object.fromEntries(held)).toEqual({
      "izu-ogasawara": ["1313"],
      amami: ["4612"],
      tokara: ["4601"],
      daito: ["4703"],
      miyako: ["4704"],
      yaeyama: ["4705"],
    });
  });

  it("is no map of the prefecture as a whole", () => {
    const asked = () => one(nation, "map", { prefectures: new Set(["22"]), level: "prefecture" });
    expect(failureOf(asked).text.ja).toContain("都道府県の地図は全国を描きます");
  });

  it("does not draw an area without a border, and says so", async () => {
    const rows = [...nation, { ...nation.find(({ code }) => code === "2201")!, code: "2299", name: "架空" }];
    const svg = await drawnSvg(one(rows, "map", { prefectures: new Set(["22"]) }));
    expect(svg).toContain("境界がなく描いていない：架空");
  });
});

describe("every map", () => {
  it.each([null, new Set(["13"])])(
    "carries the credit of the borders, on made-up numbers too",
    async (prefectures) => {
      for (const language of ["ja", "en"] as const) {
        const svg = await drawnSvg(one(nation, "map", { prefectures, language }));
        const texts = shownTexts(svg)
          .map(({ text }) => text)
          .join("");
        expect(texts.replaceAll(" ", "")).toContain(BORDER_CREDIT[language].replaceAll(" ", ""));
      }
    },
  );
});

describe("the tile map", () => {
  it("has a tile for each of the 47, with its own value", async () => {
    const drawn = (await drawnItems(one(nation, "tile-map"), "rect")).filter(
      ({ datum }) => datum?.sex === "female",
    );
    expect(drawn).toHaveLength(47);
    const texts = (await drawnItems(one(nation, "tile-map", { sexes: ["male"] }), "text")).map(
      ({ text }) => text,
    );
    for (const { name } of catalog.prefectures)
      expect(texts).toContain(name.ja === "北海道" ? name.ja : name.ja.slice(0, -1));
  });

  it("is refused of one prefecture, as the map of prefectures is", () => {
    const own = nation.filter(({ prefectureCode }) => prefectureCode === "22");
    const { text, exitCode } = failureOf(() => one(own, "tile-map"));
    expect([text.ja, text.en].join()).toMatch(/静岡県だけです.*only Shizuoka/);
    expect(exitCode).toBe(2);
    expect(failureOf(() => one(own, "map", { level: "prefecture" })).text.ja).toContain("静岡県だけです");
  });

  it("keeps the tile of a prefecture without a row grey, and names it", async () => {
    const rows = nation.filter(({ code }) => code !== "22");
    const svg = await drawnSvg(one(rows, "tile-map"));
    expect(svg).toContain("結果に値がない都道府県：静岡県");
  });

  it("says how many of the nation's examined have a value, and names no prefecture where it is another share", async () => {
    const rows = nation.map((row) => ({ ...row, nationalCoverage: 65, flags: ["coverage-apart"] as const }));
    const texts = (await drawnSvg(one(rows, "tile-map"))).replace(/<[^>]*>/g, "");
    expect(texts).toContain("全国の受診者のうち男性65％・女性65％");
    expect(texts).not.toContain("ポイント以上違う");
  });

  it("outlines a prefecture that is asked for", () => {
    const figures = plansOf(nation, "tile-map", { prefectures: new Set(["22"]) });
    expect(figures.map(({ path }) => path)).toEqual(["22/bmi-ge-25-tile-map"]);
    const { params } = figures[0]!.spec() as unknown as { params: { name: string; value: unknown }[] };
    expect(params.find(({ name }) => name === "own")?.value).toBe("22");
  });
});

describe("the map of regions of one's own over several prefectures", () => {
  const group = (code: string, ...members: string[]) => ({ code, name: code, members });
  const shapesOf = (...groups: ReturnType<typeof group>[]) =>
    knownShapes(loadBorders(), {
      prefectureCode: "00",
      level: "group",
      fiscalYear: 2020,
      language: "ja",
      groups,
    })!;

  it("is of these prefectures while they are few, else of the nation", () => {
    const few = shapesOf(group("east", "3702", "3706", "3601"), group("west", "3707", "3605"));
    const land = few.ground.filter(({ part }) => part === "land").map(({ properties: { code } }) => code);
    expect(new Set(land.map((code) => code.slice(0, 2)))).toEqual(new Set(["36", "37"]));
    expect([few.isOfSomePrefectures, few.hasUnheldLand]).toEqual([true, true]);
    const all = catalog.prefectures.map(({ code }) => code);
    const nation = shapesOf(group("half", ...all.slice(0, 24)), group("rest", ...all.slice(24)));
    expect(nation.isOfSomePrefectures).toBe(false);
  });

  it("is what those who name a prefecture are sent to", () => {
    const prefecture = nation.filter(({ code }) => code === "37");
    const asked = { prefectures: new Set(["37"]) };
    const { text, exitCode } = failureOf(() =>
      plansOf(prefecture, "map", asked, [group("讃岐・阿波", "3706", "3601")])[0]!.spec(),
    );
    expect(text.ja).toMatch(/独自の地域（讃岐・阿波）は複数の都道府県にわたり.*県を指定せずに/);
    expect(exitCode).toBe(2);
  });
});

describe("labels of a map", () => {
  type At = readonly [number, number];
  const square = (code: string, [x, y]: At, half: number) => ({
    type: "Feature" as const,
    properties: { code, at: [x, y] as const },
    geometry: {
      type: "Polygon" as const,
      coordinates: [
        [
          [x - half, y - half],
          [x + half, y - half],
          [x + half, y + half],
          [x - half, y + half],
        ],
      ],
    },
  });
  interface Labelled {
    readonly state?: "known" | "wide";
    /** What men and women have. */
    readonly values?: readonly string[];
  }
  type Region = Labelled & { readonly shape: ReturnType<typeof square> };
  const region = (code: string, at: At, half: number, labelled: Labelled = {}): Region => ({
    ...labelled,
    shape: square(code, at, half),
  });
  /** The places of a region's rows. */
  const placesIn = (...regions: Region[]) => placesOn([], ...regions);
  const placesOn = (ground: readonly object[], ...regions: Region[]) => {
    const rows = regions.flatMap(({ shape, state = "known", values = ["+10.0"] }) =>
      values.map((value) => ({ code: shape.properties.code, label: ["地域", value], state })),
    );
    const places = labelPlaces(
      {
        regions: regions.map(({ shape }) => shape),
        ground,
        leftOut: [],
        hasUnheldLand: false,
        isOfSomePrefectures: false,
      } as unknown as Shapes,
      rows,
      { width: 400, height: 400, margin: 0 },
    );
    return (code: string) => [...places].flatMap(([row, place]) => (row.code === code ? [place] : []));
  };

  it("stand beside an island that they would hide, and in a region that they would not", () => {
    const placesOf = placesIn(region("land", [200, 60], 60), region("island", [200, 300], 8));
    expect([placesOf("land")[0]!.isMoved, placesOf("island")[0]!.isMoved]).toEqual([false, true]);
  });

  it("have lines that end where the text begins, also the narrower of two", () => {
    const [wide, narrow] = placesIn(
      region("land", [150, 200], 150),
      region("island", [180, 200], 8, { values: ["−100～+113", "+1.0"] }),
    )("island").map(({ labelX, labelY, leaderX, leaderY }) => ({
      label: Math.hypot(labelX - 180, labelY - 200),
      leader: Math.hypot(leaderX - 180, leaderY - 200),
    }));
    expect(narrow!.label).toBe(wide!.label);
    expect(wide!.leader).toBeLessThan(narrow!.leader);
    expect(narrow!.leader).toBeLessThan(narrow!.label);
  });

  it("leave symbols free, of their own region and of others", () => {
    const white = { a: [200, 200], b: [200, 212], c: [225, 205] } as const;
    const codes = ["a", "b", "c"] as const;
    const placesOf = placesIn(
      region("land", [200, 200], 200),
      ...codes.map((code) => region(code, white[code], 5, { state: "wide" })),
    );
    const texts = ["land", ...codes].map((code) => placesOf(code)[0]!);
    const symbols = codes.map((code) => {
      const { isMoved, labelX, labelY } = placesOf(code)[0]!;
      return isMoved ? white[code] : ([labelX, labelY + LABEL_SYMBOL.rise] as const);
    });
    const isOver = ([x, y]: readonly [number, number], { labelX, labelY }: (typeof texts)[number]) =>
      Math.abs(x - labelX) < 20 && Math.abs(y - labelY) < LABEL_LINE;
    expect(symbols.filter((symbol) => texts.some((text) => isOver(symbol, text)))).toEqual([]);
  });

  it("stand clear of the line around an inset", () => {
    const left = 192;
    const corners = [
      [left, 20],
      [left, 380],
      [380, 380],
      [380, 20],
      [left, 20],
    ];
    const geometry = { type: "LineString", coordinates: corners };
    const frame = { type: "Feature", part: "frame", properties: { code: "frame" }, geometry };
    const regions = [region("land", [60, 200], 60), region("island", [200, 200], 30)];
    const xOf = (ground: readonly object[]) => placesOn(ground, ...regions)("island")[0]!.labelX;
    const half = textWidth("+10.0", 12) / 2;
    expect(Math.abs(xOf([]) - left)).toBeLessThan(half);
    expect(Math.abs(xOf([frame]) - left)).toBeGreaterThanOrEqual(half);
  });
});
