import { log1p } from "../../elementary/logarithm.ts";
import { LINE, type Tile } from "../tile/tile.ts";

/** log Σ eˣ of the classes, less the largest logit: the line `shift`. */
export function softmaxShift(tile: Tile): Float64Array {
  const others = tile.line(LINE.others);
  const shift = tile.line(LINE.shift);
  for (let k = 0; k < tile.padded; k++) shift[k] = log1p(others[k]!);
  return shift;
}
