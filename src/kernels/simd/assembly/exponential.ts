/*
 * The exponential of kernels/elementary in two lanes of float64: the same operations in the same order on the same table, so
 * the same bits. It is for |x| < 87 alone.
 */

/** Where the loader puts the table of kernels/elementary: 2^(j/32) in two parts, for j from 0 to 31. */
const POWERS: usize = 1024;

/** eˣ of each lane. */
// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  const rounder = f64x2.splat(6755399441055744);
  const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(46.16624130844683)), rounder);
  const steps = f64x2.sub(shifted, rounder);
  const r = f64x2.sub(
    f64x2.sub(x, f64x2.mul(steps, f64x2.splat(0.021660849392446835))),
    f64x2.mul(steps, f64x2.splat(5.145609244655338e-14)),
  );
  const r2 = f64x2.mul(r, r);
  const inner = f64x2.add(
    f64x2.add(f64x2.splat(0.04166666667), f64x2.mul(r, f64x2.splat(0.008333362))),
    f64x2.mul(r2, f64x2.splat(0.0013889)),
  );
  const outer = f64x2.add(
    f64x2.add(f64x2.splat(0.5), f64x2.mul(r, f64x2.splat(0.1666666666658))),
    f64x2.mul(r2, inner),
  );
  const growth = f64x2.add(r, f64x2.mul(r2, outer));
  // The low 32 bits of the shifted number are the step: its last 5 bits name the entry, the others are the exponent.
  const first = v128.load(POWERS + (<usize>(<i32>i64x2.extract_lane(shifted, 0) & 31) << 4));
  const second = v128.load(POWERS + (<usize>(<i32>i64x2.extract_lane(shifted, 1) & 31) << 4));
  const power = v128.shuffle<i64>(first, second, 0, 2);
  const rest = v128.shuffle<i64>(first, second, 1, 3);
  const exponent = i64x2.shl(i64x2.shr_s(i64x2.shl(shifted, 32), 37), 52);
  const scale = i64x2.add(exponent, f64x2.splat(1));
  const lowPart = f64x2.mul(scale, f64x2.add(rest, f64x2.mul(f64x2.add(power, rest), growth)));
  return f64x2.add(f64x2.mul(scale, power), lowPart);
}
