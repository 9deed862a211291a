import { AGE_IDS, contradicts } from "./count-change.js";

/** Columns that all regions of an item share in: ranks, smoothing, spread. */
const SHARED = ["adjustedMark", "rank", "rankBest", "rankWorst", "smoothedRatio"];
const keyOf = (row) => [row.release, row.item, row.level, row.code, row.sex, row.ages].join(" ");

/** What is wrong with a result whatever was done to the input: bounds in disorder, numbers that are none. */
export function flawOfRows(rows) {
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (typeof value === "number" && !Number.isFinite(value)) return `${keyOf(row)}: ${name} is ${value}`;
    }
    for (const name of ["observed", "expected", "ratio"]) {
      const [low, value, high] = [row[`${name}Lower`], row[name], row[`${name}Upper`]];
      const slack = 1e-9 * Math.max(1, Math.abs(value ?? 0));
      const isBelow = low !== null && value !== null && value < low - slack;
      const isAbove = high !== null && value !== null && value > high + slack;
      if (isBelow || isAbove) return `${keyOf(row)}: ${name} ${value} is not in [${low}, ${high}]`;
    }
  }
  return null;
}

/** Rows that are in both results but not the same. */
function differing(base, now, strip) {
  const before = new Map(base.map((row) => [keyOf(row), row]));
  const text = (row) => JSON.stringify(row, (name, value) => (strip(row).includes(name) ? undefined : value));
  return now.filter((row) => before.has(keyOf(row)) && text(row) !== text(before.get(keyOf(row))));
}

/** Bytes of a workbook were changed under unchanged checksums: whatever is still computed has to be what it was. */
export function flawOfSameContent(base, now) {
  if (JSON.stringify(now.reference.builtIn) !== JSON.stringify(base.reference.builtIn)) return null;
  if (now.sources.length !== base.sources.length) return null;
  const [row] = differing(base.rows, now.rows, () => []);
  return row ? `${keyOf(row)} differs although no checksum does` : null;
}

/**
 * What is wrong with the answer to a known change of counts: a contradiction that was not refused, a consistent change that
 * was, or a row that changed without depending on the cells.
 *
 * @param now the result, or null where it was refused
 */
export function flawOfCountChange(subject, plan, base, now) {
  const { sex, age, by, kind, edits } = plan;
  const conflict = contradicts(subject.tables, edits);
  if (!now)
    return kind === "both" && !conflict ? "a change that agrees with every printed sum was refused" : null;
  if (conflict) return `not refused: ${conflict}`;

  const { table, region } = edits[0];
  const prefecture = table.regions[region].prefectureCode;
  const isFixed = base.reference.builtIn.length > 0 && now.reference.builtIn.length > 0;
  const mayChange = (row) => {
    if (row.sex !== sex && row.sex !== "both") return false;
    if (row.hiddenCells > 0) return true;
    if (kind === "both" && AGE_IDS.includes(row.ages) && row.ages !== AGE_IDS[age]) return false;
    return !isFixed || row.level === "nation" || row.prefectureCode === prefecture;
  };
  const wrong = differing(base.rows, now.rows, (row) =>
    row.sex === sex || row.sex === "both" ? SHARED : [],
  ).find((row) => !mayChange(row));
  if (wrong) return `${keyOf(wrong)} changed although it does not depend on the changed cells`;
  if (now.rows.length !== base.rows.length) return `${now.rows.length} rows instead of ${base.rows.length}`;
  return kind === "both" ? flawOfAmount(plan, base.rows, now.rows, by) : null;
}

/** People examined and cases: by the amount in the rows that hold the cell, unchanged in all others that hide nothing. */
function flawOfAmount({ sex, age, edits }, base, now, by) {
  const places = edits.map(({ table, region }) => ({
    level: table.geography,
    code: table.regions[region].code ?? table.regions[region].prefectureCode,
  }));
  const before = new Map(base.map((row) => [keyOf(row), row]));
  const steps = new Map();
  for (const row of now) {
    const old = before.get(keyOf(row));
    if (!old || row.hiddenCells > 0 || old.hiddenCells > 0) continue;
    const holds =
      (row.sex === sex || row.sex === "both") &&
      (row.ages === "40-74" || row.ages === AGE_IDS[age]) &&
      (row.level === "nation" || places.some(({ level, code }) => level === row.level && code === row.code));
    const examined = row.examined - old.examined;
    const observed = row.observed - old.observed;
    if (row.level === "nation" && examined === 0) continue;
    if (Math.abs(examined - (holds ? by : 0)) > 1e-6) return `${keyOf(row)}: examined changed by ${examined}`;
    if (!holds && observed !== 0) return `${keyOf(row)}: observed changed by ${observed}`;
    if (!holds) continue;
    const step = steps.get(row.item) ?? observed;
    steps.set(row.item, step);
    if (observed !== step || (observed !== 0 && Math.abs(observed - by) > 1e-6)) {
      return `${keyOf(row)}: observed changed by ${observed}, elsewhere by ${step}`;
    }
  }
  return null;
}
