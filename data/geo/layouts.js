// Where what stands on the maps. Places are planar; y goes up. "of" names codes by their beginning, "box" is west, south,
// east, north in degrees: polygons whose middle lies in it stand in the inset.

const RADIANS = Math.PI / 180;
/** Kilometres. */
const EARTH = 6371;

/** Albers' equal-area conic on 32 and 44 degrees north, kilometres from 138 degrees east and 37 degrees north: what is coloured is as large as it is. */
function albers([longitude, latitude]) {
  const [first, second] = [Math.sin(32 * RADIANS), Math.sin(44 * RADIANS)];
  const n = (first + second) / 2;
  const c = Math.cos(32 * RADIANS) ** 2 + 2 * n * first;
  const radius = (degrees) => (EARTH * Math.sqrt(c - 2 * n * Math.sin(degrees * RADIANS))) / n;
  const angle = n * (longitude - 138) * RADIANS;
  const rho = radius(latitude);
  return [rho * Math.sin(angle), radius(37) - rho * Math.cos(angle)];
}

/** Mercator, kilometres at the equator from 138 degrees east: north is up and shapes are right within a prefecture. */
function mercator([longitude, latitude]) {
  return [
    EARTH * (longitude - 138) * RADIANS,
    EARTH * Math.log(Math.tan(Math.PI / 4 + (latitude * RADIANS) / 2)),
  ];
}

/**
 * The nation: far islands moved nearer, and the densest regions once more beside where they lie, larger (`isCopy`). Insets
 * stand with the upper left corner of their contents `at` a longitude and latitude; those of one `frame` share its lines.
 */
export const NATION = {
  project: albers,
  /** Kilometres of a step of the coordinates, and of a pixel of the map as it is usually drawn. */
  step: 0.5,
  pixel: () => 2.7,
  /** Islands of fewer square pixels are left out, unless it is the largest of its region. */
  leastIsland: 3,
  /** A point goes where its triangle with its neighbours has fewer square pixels. */
  leastTriangle: 0.45,
  /** The object of whose borders there are lines without the coasts. */
  linesOf: "prefectures",
  /** What stands where it is, if it is in an inset of its own or not: islands further off are left out. */
  boxOf: () => [128, 30, 149, 46],
  insets: [
    { frame: "amami", of: ["4612"], box: [128, 27, 131, 28.7], scale: 1.6, at: [129.4, 43.6] },
    { frame: "okinawa", of: ["47"], box: [126.5, 26, 128.6, 27.2], scale: 1.6, at: [133.7, 43.6] },
    { frame: "sakishima", of: ["47"], box: [122, 23.9, 125.6, 25.2], scale: 1.2, at: [130.1, 40.3] },
    { frame: "ogasawara", of: ["1313"], box: [142, 26.5, 142.4, 27.3], scale: 1.6, at: [139.5, 31.7] },
    {
      frame: "kanto",
      of: ["11", "12", "13", "14"],
      box: [138.5, 34.8, 141, 36.4],
      scale: 2.5,
      at: [140.9, 35.2],
      isCopy: true,
    },
    { frame: "osaka", of: ["27"], box: [135, 34.2, 135.8, 35.1], scale: 3, at: [135, 33], isCopy: true },
  ],
};

const TOKYO = { of: ["13"], frame: "izu-ogasawara", scale: 0.8 };

/** Each prefecture by itself, in one plane, with its far islands moved nearer. */
export const PREFECTURES = {
  project: mercator,
  step: 0.1,
  leastIsland: 8,
  leastTriangle: 2.8,
  boxOf: (code) =>
    ({
      13: [138.9, 35.4, 140, 36],
      42: [128.5, 32.4, 130.5, 34.8],
      46: [129.6, 30.1, 131.3, 32.4],
      47: [126.6, 25.9, 128.4, 27.2],
    })[code.slice(0, 2)] ?? [128, 30, 149, 46],
  insets: [
    { ...TOKYO, box: [139.3, 34.6, 139.5, 34.85], at: [138.97, 35.44] },
    { ...TOKYO, box: [139.1, 34.1, 139.35, 34.56], at: [139.1, 35.44] },
    { ...TOKYO, box: [139.4, 33.8, 139.7, 34.2], at: [139.3, 35.44] },
    { ...TOKYO, box: [139.7, 33, 139.9, 33.2], at: [139.5, 35.44] },
    { ...TOKYO, box: [142, 27, 142.4, 27.2], at: [139.65, 35.44] },
    { ...TOKYO, box: [142, 26.5, 142.4, 26.8], at: [139.8, 35.44] },
    { ...TOKYO, box: [141.2, 24.7, 141.4, 24.9], at: [139.95, 35.44] },
    { of: ["46"], frame: "amami", box: [128, 27, 131, 28.7], scale: 0.6, at: [128.85, 31.15] },
    { of: ["46"], frame: "tokara", box: [129.5, 29.4, 130, 30.05], scale: 0.5, at: [128.85, 31.95] },
    { of: ["47"], frame: "daito", box: [131, 25.7, 131.5, 26], scale: 0.75, at: [128.2, 26.35] },
    { of: ["47"], frame: "miyako", box: [124.6, 24.6, 125.6, 25], scale: 0.75, at: [126.7, 25.95] },
    { of: ["47"], frame: "yaeyama", box: [122.8, 24, 124.5, 24.7], scale: 0.75, at: [127.45, 25.95] },
  ],
};
