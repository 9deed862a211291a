// Mutants that no test can find, with the reason: [end of the file's path, part of the line, change or null for any, reason].
// What survives and does not stand here is a gap in the tests.
const STARTING_VALUE = "gather sets it anew before anything reads it";
const LIMIT_NOT_REACHED = "a limit of steps that is never reached";
const TOLERANCE = "how close is close enough: a hundredth more or less of it moves no digit that counts";
const BRACKET = "where the search begins or how far it may go: it ends at the same place";
const TIE = "at equality both ways give the same";
const SHORT_CUT = "saves time and changes nothing";
const SCALE = "a weight's size does not matter, only its sign";

export const EQUIVALENT = [
  ["engine/flags.ts", "ratioLower === null || ratioUpper", null, "a ratio has both bounds or neither"],
  ["engine/flags.ts", "same", null, SHORT_CUT],
  ["engine/flags.ts", "known.set", null, SHORT_CUT],
  ["engine/marks.ts", "exact ? plain", null, SHORT_CUT],
  ["ratio/bounds.ts", "MAX_STEPS", null, LIMIT_NOT_REACHED],
  ["ratio/bounds.ts", "ARRIVED", null, TOLERANCE],
  [
    "ratio/bounds.ts",
    "isFinite(observed) ||",
    null,
    "one is infinite only where the other is, or the loop gives the same",
  ],
  ["ratio/bounds.ts", "direction > 0 ?", "> → >=", "a direction is 1 or −1"],
  ["ratio/standardize.ts", "rows, -1)", "1 → 2", SCALE],
  ["ratio/standardize.ts", "rows, 1)", "1 → 2", SCALE],
  ["ratio/standardize.ts", "quotient, 1)", "1 → 2", SCALE],
  ["ratio/standardize.ts", "quotient, -1)", "1 → 2", SCALE],
  ["ratio/standardize.ts", "rows.isOpen", null, SHORT_CUT],
  [
    "ratio/standardize.ts",
    "const down",
    null,
    "E at the highest rates is 0 only where E is, and there is no ratio then",
  ],
  ["ratio/ratio-rows.ts", "examined = 0;", null, STARTING_VALUE],
  ["ratio/ratio-rows.ts", "bserved = 0;", null, STARTING_VALUE],
  ["ratio/ratio-rows.ts", "xpected = 0;", null, STARTING_VALUE],
  ["ratio/ratio-rows.ts", "Rates = 0;", null, STARTING_VALUE],
  ["ratio/ratio-rows.ts", "examinedLower = 0;", null, STARTING_VALUE],
  ["ratio/ratio-rows.ts", "examinedUpper = 0;", null, STARTING_VALUE],
  ["ratio/ratio-rows.ts", "ells = 0;", null, STARTING_VALUE],
  ["ratio/ratio-rows.ts", "subtotalHidden = false;", null, STARTING_VALUE],
  ["ratio/ratio-rows.ts", "LoneCell = {", null, STARTING_VALUE],
  ["ratio/ratio-rows.ts", "private rows = 0;", null, STARTING_VALUE],
  ["ratio/ratio-rows.ts", "return this.rows > 0", null, SHORT_CUT],
  [
    "ratio/ratio-rows.ts",
    "this.must[row] = 0;",
    null,
    "boxes that agree with their row leave room enough outside for what must be placed",
  ],
  ["ratio/ratio-rows.ts", "! > rate)", null, TIE],
  ["ratio/ratio-rows.ts", "expectedWeight >= 0", null, TIE],
  [
    "ratio/ratio-rows.ts",
    "gain <= 0 &&",
    null,
    "what must be placed goes outside before or after, with the same sum",
  ],
  ["ratio/ratio-rows.ts", "const placed = gain > 0", "< → <=", TIE],
  ["ratio/ratio-rows.ts", "if (placed <= 0) continue", null, SHORT_CUT],
  ["ratio/ratio-rows.ts", "must > placed", "> → >=", TIE],
  ["ratio/region-rows.ts", "age < AGES", "< → <=", "looks at 中計 once more"],
  [
    "ratio/region-rows.ts",
    "column < COLUMNS",
    "< → <=",
    "writes beyond the end of a typed array, which JavaScript passes over",
  ],
  ["statistics/smoothing.ts", "LARGEST_NU", null, BRACKET],
  ["statistics/smoothing.ts", "let low = ", null, BRACKET],
  ["statistics/smoothing.ts", "let scale = 0", null, BRACKET],
  ["statistics/smoothing.ts", "round <", null, LIMIT_NOT_REACHED],
  ["statistics/smoothing.ts", "Math.max(-2, Math.min(2", null, "steps that large do not come up twice"],
  ["statistics/smoothing.ts", "< 1e-7) break", null, TOLERANCE],
  ["statistics/smoothing.ts", "excess > 0", "> → >=", "the likelihood's top lies at infinity there too"],
  ["statistics/smoothing.ts", "slope > 0", "> → >=", TIE],
  ["statistics/smoothing.ts", "derivative < 0", null, TIE],
  ["statistics/smoothing.ts", "next > low", null, TIE],
  ["trend/line.ts", "c > 0 ?", "> → >=", "a year in the middle has no weight"],
  ["trend/noise.ts", "if (!(excess(0) > 0)) return 0", null, SHORT_CUT],
  ["trend/noise.ts", "let high = 1", null, BRACKET],
  ["trend/noise.ts", "while (excess(high) > 0)", null, BRACKET],
  ["trend/noise.ts", "excess(middle) > 0", "> → >=", TIE],
  ["trend/noise.ts", "const weight = 1", "1 → 2", "twice every weight is the same mean"],
  ["trend/trends.ts", "const newest", null, "no release is older than the first"],
  ["trend/trends.ts", "rows.length > 1", "> → >=", "a single year is passed over by trendNoise too"],
];
