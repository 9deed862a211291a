// @ts-nocheck
function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
import type { AgeGroup } from "../../model/ages.js";
import { expectedBound, observedBound, ratioBound } from "./bounds.js";
import { RatioRows } from "./ratio-rows.js";
import type { RegionRows } from "./region-rows.js";

/** One standardized prevalence ratio with what it is made of. People; ratios as 100 · O/E. */
export interface StandardizedRatio {
  readonly examined: number;
  readonly examinedLower: number;
  readonly examinedUpper: number;
  readonly observed: number;
  readonly observedLower: number;
  readonly observedUpper: number;
  readonly expected: number;
  readonly expectedLower: number;
  readonly expectedUpper: number;
  /** null where nobody is expected, and where nothing bounds the ratio from above (E can be 0, or O has no limit). */
  readonly ratio: number | null;
  readonly ratioLower: number | null;
  readonly ratioUpper: number | null;
  /** How far the reference's own hidden cells can move the ratio, points; 0 where it has none. */
  readonly referenceUncertainty: number;
  readonly hiddenCells: number;
  readonly subtotalHidden: boolean;
}

/** Reused for every ratio; `standardize` is not re-entrant, and need not be. */
const rows = new RatioRows();

/**
 * Indirect standardization (間接法; Breslow & Day 1987, §2.3): E = Σ_j n_j · r_j with the reference's rates r_j by sex
 * and 5-year age, ratio = 100 · O / E; both sexes together (O_m + O_f) / (E_m + E_f).
 *
 * @param parts the rows of one sex, or of both
 */
export function standardize(parts: readonly RegionRows[], ages: AgeGroup): StandardizedRatio {
  if (stryMutAct_9fa48("0")) {
    {}
  } else {
    stryCov_9fa48("0");
    rows.gather(parts, ages);
    const {
      examined,
      examinedLower,
      examinedUpper,
      observed,
      expected,
      hiddenCells,
      subtotalHidden
    } = rows;
    const quotient = (stryMutAct_9fa48("4") ? expected <= 0 : stryMutAct_9fa48("3") ? expected >= 0 : stryMutAct_9fa48("2") ? false : stryMutAct_9fa48("1") ? true : (stryCov_9fa48("1", "2", "3", "4"), expected > 0)) ? stryMutAct_9fa48("5") ? observed * expected : (stryCov_9fa48("5"), observed / expected) : null;
    const ratio = (stryMutAct_9fa48("8") ? quotient !== null : stryMutAct_9fa48("7") ? false : stryMutAct_9fa48("6") ? true : (stryCov_9fa48("6", "7", "8"), quotient === null)) ? null : stryMutAct_9fa48("9") ? 100 / quotient : (stryCov_9fa48("9"), 100 * quotient);
    const referenceUncertainty = (stryMutAct_9fa48("12") ? ratio !== null : stryMutAct_9fa48("11") ? false : stryMutAct_9fa48("10") ? true : (stryCov_9fa48("10", "11", "12"), ratio === null)) ? 0 : movedByReference(ratio);
    if (stryMutAct_9fa48("15") ? false : stryMutAct_9fa48("14") ? true : stryMutAct_9fa48("13") ? rows.isOpen : (stryCov_9fa48("13", "14", "15"), !rows.isOpen)) {
      if (stryMutAct_9fa48("16")) {
        {}
      } else {
        stryCov_9fa48("16");
        return stryMutAct_9fa48("17") ? {} : (stryCov_9fa48("17"), {
          examined,
          examinedLower,
          examinedUpper,
          observed,
          observedLower: observed,
          observedUpper: observed,
          expected,
          expectedLower: expected,
          expectedUpper: expected,
          ratio,
          ratioLower: ratio,
          ratioUpper: ratio,
          referenceUncertainty,
          hiddenCells,
          subtotalHidden
        });
      }
    }
    const upper = (stryMutAct_9fa48("20") ? quotient !== null : stryMutAct_9fa48("19") ? false : stryMutAct_9fa48("18") ? true : (stryCov_9fa48("18", "19", "20"), quotient === null)) ? Number.NaN : ratioBound(rows, quotient, 1);
    // What nothing bounds from above is no ratio: the best estimate would be the lower end of its box, often 0.
    const bounded = Number.isFinite(upper);
    return stryMutAct_9fa48("21") ? {} : (stryCov_9fa48("21"), {
      examined,
      examinedLower,
      examinedUpper,
      observed,
      // The best estimate lies inside; min and max only take away rounding in the last digit.
      observedLower: stryMutAct_9fa48("22") ? Math.max(observed, observedBound(rows, -1)) : (stryCov_9fa48("22"), Math.min(observed, observedBound(rows, stryMutAct_9fa48("23") ? +1 : (stryCov_9fa48("23"), -1)))),
      observedUpper: stryMutAct_9fa48("24") ? Math.min(observed, observedBound(rows, 1)) : (stryCov_9fa48("24"), Math.max(observed, observedBound(rows, 1))),
      expected,
      expectedLower: stryMutAct_9fa48("25") ? Math.max(expected, expectedBound(rows, -1)) : (stryCov_9fa48("25"), Math.min(expected, expectedBound(rows, stryMutAct_9fa48("26") ? +1 : (stryCov_9fa48("26"), -1)))),
      expectedUpper: stryMutAct_9fa48("27") ? Math.min(expected, expectedBound(rows, 1)) : (stryCov_9fa48("27"), Math.max(expected, expectedBound(rows, 1))),
      ratio: bounded ? ratio : null,
      ratioLower: (stryMutAct_9fa48("30") ? quotient !== null : stryMutAct_9fa48("29") ? false : stryMutAct_9fa48("28") ? true : (stryCov_9fa48("28", "29", "30"), quotient === null)) ? null : stryMutAct_9fa48("31") ? 100 / ratioBound(rows, quotient, -1) : (stryCov_9fa48("31"), 100 * ratioBound(rows, quotient, stryMutAct_9fa48("32") ? +1 : (stryCov_9fa48("32"), -1))),
      ratioUpper: bounded ? stryMutAct_9fa48("33") ? 100 / upper : (stryCov_9fa48("33"), 100 * upper) : null,
      referenceUncertainty,
      hiddenCells,
      subtotalHidden
    });
  }
}

/** The larger of the two ways in which E, and with it the ratio, can move. */
function movedByReference(ratio: number): number {
  if (stryMutAct_9fa48("34")) {
    {}
  } else {
    stryCov_9fa48("34");
    const {
      expected,
      expectedAtLowRates,
      expectedAtHighRates
    } = rows;
    const up = (stryMutAct_9fa48("38") ? expectedAtLowRates <= 0 : stryMutAct_9fa48("37") ? expectedAtLowRates >= 0 : stryMutAct_9fa48("36") ? false : stryMutAct_9fa48("35") ? true : (stryCov_9fa48("35", "36", "37", "38"), expectedAtLowRates > 0)) ? stryMutAct_9fa48("39") ? expected / expectedAtLowRates + 1 : (stryCov_9fa48("39"), (stryMutAct_9fa48("40") ? expected * expectedAtLowRates : (stryCov_9fa48("40"), expected / expectedAtLowRates)) - 1) : 0;
    const down = (stryMutAct_9fa48("44") ? expectedAtHighRates <= 0 : stryMutAct_9fa48("43") ? expectedAtHighRates >= 0 : stryMutAct_9fa48("42") ? false : stryMutAct_9fa48("41") ? true : (stryCov_9fa48("41", "42", "43", "44"), expectedAtHighRates > 0)) ? stryMutAct_9fa48("45") ? 1 + expected / expectedAtHighRates : (stryCov_9fa48("45"), 1 - (stryMutAct_9fa48("46") ? expected * expectedAtHighRates : (stryCov_9fa48("46"), expected / expectedAtHighRates))) : 0;
    return stryMutAct_9fa48("47") ? ratio / Math.max(up, down, 0) : (stryCov_9fa48("47"), ratio * (stryMutAct_9fa48("48") ? Math.min(up, down, 0) : (stryCov_9fa48("48"), Math.max(up, down, 0))));
  }
}