import { LINE, PLANE, ROW, type Tile } from "../tile/tile.ts";
import { boundedLogRow } from "./guarded-rows.ts";
import { logSigmoidOfNegativeRow, logSigmoidRow } from "./log-sigmoid-rows.ts";
import { termKernelsNear } from "./simd-label-terms.ts";

/** The lines `log` and `logOfRest` of a class. */
export function takeLogs(tile: Tile, c: number, sigmoid: boolean): void {
  const { padded } = tile;
  const x = tile.plane(PLANE.input);
  const log = tile.line(LINE.log);
  const logOfRest = tile.line(LINE.logOfRest);
  const row = c * ROW;
  if (sigmoid) {
    if (takeSimdLogs(tile, x.byteOffset + 8 * row)) return;
    logSigmoidRow(log, x, row, padded);
    logSigmoidOfNegativeRow(logOfRest, x, row, padded);
    return;
  }
  boundedLogRow(log, x, row, padded);
  const rest = tile.line(LINE.missing);
  for (let k = 0; k < padded; k++) rest[k] = 1 - x[row + k]!;
  boundedLogRow(logOfRest, rest, 0, padded);
}

/** The lines `log` and `logOfRest` of the logits at a place, by SIMD; `false` where the plain kernel serves. */
function takeSimdLogs(tile: Tile, logits: number): boolean {
  const kernels = termKernelsNear(tile);
  const [log, logOfRest] = [tile.line(LINE.log).byteOffset, tile.line(LINE.logOfRest).byteOffset];
  return kernels !== null && kernels.logSigmoidRow(logits, tile.padded, log, logOfRest) !== 0;
}

/** The lines `log` and `logOfRest` of a class into planes that its gradient of the same reading takes them from. */
export function keepLogs(tile: Tile, c: number): void {
  for (const [plane, line] of LOG_PLANES) {
    tile.plane(plane).set(tile.line(line).subarray(0, tile.padded), c * ROW);
  }
}

export function takeKeptLogs(tile: Tile, c: number): void {
  for (const [plane, line] of LOG_PLANES) {
    tile.line(line).set(tile.plane(plane).subarray(c * ROW, c * ROW + tile.padded));
  }
}

/** Planes that terms alone leave free. */
const LOG_PLANES = [
  [PLANE.logSlope, LINE.log],
  [PLANE.slope, LINE.logOfRest],
] as const;

/** The lines `own` (p) and `missing` (1 − p) of a class. */
export function takeProbabilities(tile: Tile, c: number, sigmoid: boolean): void {
  const { padded } = tile;
  const p = tile.plane(sigmoid ? PLANE.probability : PLANE.input);
  const own = tile.line(LINE.own);
  const missing = tile.line(LINE.missing);
  const row = c * ROW;
  for (let k = 0; k < padded; k++) own[k] = p[row + k]!;
  const rest = tile.plane(PLANE.rest);
  if (sigmoid) for (let k = 0; k < padded; k++) missing[k] = rest[row + k]!;
  else for (let k = 0; k < padded; k++) missing[k] = 1 - own[k]!;
}
