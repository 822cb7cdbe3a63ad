import { powers } from "../../arrays/power.ts";
import { log } from "../../elementary/logarithm.ts";
import { LINE, type Tile } from "../tile/tile.ts";
import { MIN_LOGARITHM_OF } from "./voxel-terms.ts";

/** log x, at least −100. */
export function boundedLogRow(out: Float64Array, x: Float64Array, row: number, count: number): void {
  for (let k = 0; k < count; k++) {
    const value = x[row + k]!;
    out[k] = log(Math.max(value, MIN_LOGARITHM_OF));
  }
}

const gammaOf = new Float64Array(1);

/** max(0, x)^γ of the `count` numbers of a line; 1 throughout for γ = 0. */
export function positivePowerRow(
  tile: Tile,
  out: Float64Array,
  x: Float64Array,
  count: number,
  gamma: number,
): void {
  if (gamma === 0) {
    out.fill(1, 0, count);
    return;
  }
  if (gamma === 2) {
    for (let k = 0; k < count; k++) out[k] = x[k]! > 0 ? x[k]! * x[k]! : 0;
    return;
  }
  const base = tile.line(LINE.exponent);
  for (let k = 0; k < count; k++) base[k] = x[k]! > 0 ? x[k]! : 1;
  gammaOf[0] = gamma;
  powers(out, 0, base, 0, 1, gammaOf, 0, 0, count);
  for (let k = 0; k < count; k++) if (!(x[k]! > 0)) out[k] = 0;
}

/** out = g·γ·x^(γ − 1) where x > 0, else 0: what {@link positivePowerRow} does to a derivative g. */
export function positivePowerSlope(
  tile: Tile,
  out: Float64Array,
  g: Float64Array,
  x: Float64Array,
  count: number,
  gamma: number,
): void {
  if (gamma === 0) {
    out.fill(0, 0, count);
    return;
  }
  if (gamma === 2) {
    for (let k = 0; k < count; k++) out[k] = x[k]! > 0 ? g[k]! * (2 * x[k]!) : 0;
    return;
  }
  const base = tile.line(LINE.exponent);
  const power = tile.line(LINE.powerSlope);
  for (let k = 0; k < count; k++) base[k] = x[k]! > 0 ? x[k]! : 1;
  gammaOf[0] = gamma - 1;
  powers(power, 0, base, 0, 1, gammaOf, 0, 0, count);
  for (let k = 0; k < count; k++) out[k] = x[k]! > 0 ? g[k]! * (gamma * power[k]!) : 0;
}
