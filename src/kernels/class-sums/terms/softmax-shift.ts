import { log1p } from "../../elementary/logarithm.ts";
import { LINE, type Tile } from "../tile/tile.ts";
import { termKernelsOf } from "./simd-label-terms.ts";

/** log Σ eˣ of the classes, less the largest logit: the line `shift`. */
export function softmaxShift(tile: Tile): Float64Array {
  const others = tile.line(LINE.others);
  const shift = tile.line(LINE.shift);
  const kernels = termKernelsOf(tile);
  if (kernels === null) for (let k = 0; k < tile.padded; k++) shift[k] = log1p(others[k]!);
  else kernels.log1pRow(others.byteOffset, shift.byteOffset, tile.padded);
  return shift;
}
