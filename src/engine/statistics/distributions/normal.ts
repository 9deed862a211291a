/** Numerator and denominator of a rational approximation, highest power first; Horner's rule. */
function rational(x: number, numerator: readonly number[], denominator: readonly number[]): number {
  let above = 0;
  for (let i = 0; i < numerator.length; i++) above = above * x + numerator[i]!;
  let below = 0;
  for (let i = 0; i < denominator.length; i++) below = below * x + denominator[i]!;
  return above / below;
}

const SQRT_HALF_PI = 1.2533141373155003;
/** 1/√π and 1/√(2π). */
const INVERSE_SQRT_PI = 0.5641895835477563;
const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

// Cody's three ranges: |x| ≤ 0.46875, up to 4, beyond.
const ERF_ABOVE = [
  0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694,
];
const ERF_BELOW = [1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171];
const MIDDLE_ABOVE = [
  2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001,
  881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
];
const MIDDLE_BELOW = [
  1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
  4362.619090143247, 3439.3676741437216, 1230.3393548037495,
];
const FAR_ABOVE = [
  0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
  0.0006587491615298378,
];
const FAR_BELOW = [
  1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918,
];

/** erfcx(x) = exp(x²)·erfc(x) for x > 0.46875. Source: Cody 1969, Math. Comp. 23:631 (rational Chebyshev). */
function scaledErfc(x: number): number {
  if (x <= 4) return rational(x, MIDDLE_ABOVE, MIDDLE_BELOW);
  const inverse = 1 / (x * x);
  return (INVERSE_SQRT_PI - inverse * rational(inverse, FAR_ABOVE, FAR_BELOW)) / x;
}

/** erf(x) for |x| ≤ 0.46875. Source: Cody 1969. */
function smallErf(x: number): number {
  return x * rational(x * x, ERF_ABOVE, ERF_BELOW);
}

/** exp(−z²/2); z is split so that the rounding of z² does not grow with z. Source: Cody 1969. */
function gaussian(z: number): number {
  const head = Math.trunc(z * 16) / 16;
  return Math.exp(-0.5 * head * head) * Math.exp(-0.5 * (z - head) * (z + head));
}

/** Density of the standard normal distribution, φ(z) = exp(−z²/2)/√(2π). */
export function normalDensity(z: number): number {
  return INVERSE_SQRT_TWO_PI * gaussian(z);
}

/** Φ(z) = erfc(−z/√2)/2; full relative accuracy in the lower tail. Source: Cody 1969. */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  if (x <= 0.46875) return 0.5 + 0.5 * smallErf(z / Math.SQRT2);
  const tail = 0.5 * gaussian(z) * scaledErfc(x);
  return z < 0 ? tail : 1 - tail;
}

/**
 * Mills' ratio, (1 − Φ(z))/φ(z): the upper tail without its exponential factor, so that a far tail
 * neither underflows nor loses digits.
 */
export function millsRatio(z: number): number {
  const x = z / Math.SQRT2;
  if (x > 0.46875) return SQRT_HALF_PI * scaledErfc(x);
  if (x >= -0.46875) return SQRT_HALF_PI * (1 - smallErf(x)) * Math.exp(x * x);
  return 1 / normalDensity(z) - SQRT_HALF_PI * scaledErfc(-x);
}

const CENTRE_ABOVE = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
];
const CENTRE_BELOW = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
];
const NEAR_ABOVE = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const NEAR_BELOW = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const TAIL_ABOVE = [
  2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const TAIL_BELOW = [
  2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
];

/** Φ⁻¹(p), NaN outside [0, 1]. Source: Wichura 1988, Appl. Stat. 37:477, algorithm AS 241 (PPND16, about 1 part in 10¹⁶). */
export function normalQuantile(p: number): number {
  const centred = p - 0.5;
  if (Math.abs(centred) <= 0.425) {
    return centred * rational(0.180625 - centred * centred, CENTRE_ABOVE, CENTRE_BELOW);
  }
  const tail = centred < 0 ? p : 1 - p;
  if (tail === 0) return centred < 0 ? -Infinity : Infinity;
  const root = Math.sqrt(-Math.log(tail));
  const z =
    root <= 5 ? rational(root - 1.6, NEAR_ABOVE, NEAR_BELOW) : rational(root - 5, TAIL_ABOVE, TAIL_BELOW);
  return centred < 0 ? -z : z;
}
