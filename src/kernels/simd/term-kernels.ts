import { centres, inverses, LOG_CONSTANTS, logarithms } from "../elementary/logarithm.ts";
import { writeTables } from "./loss-kernels.ts";
import { SimdModule } from "./simd-module.ts";
import { TERM_BYTES } from "./term-bytes.ts";

/** The kernels of cross entropy and focal terms, a separate module: overlap losses carry nothing of them. */
export interface TermKernels {
  labelLogs(
    labels: number,
    x: number,
    weights: number,
    count: number,
    largest: number,
    others: number,
    own: number,
    factor: number,
    log: number,
  ): void;
  logSigmoidRow(x: number, count: number, log: number, logOfRest: number): number;
  addBinaryTerms(
    t: number,
    log: number,
    logOfRest: number,
    w: number,
    positive: number,
    negative: number,
    count: number,
    term: number,
  ): void;
  binaryGradientRow(
    t: number,
    p: number,
    rest: number,
    h: number,
    positive: number,
    negative: number,
    count: number,
    adds: number,
    out: number,
  ): void;
  log1pRow(x: number, out: number, count: number): void;
  addSoftTerms(
    x: number,
    t: number,
    largest: number,
    shift: number,
    factor: number,
    w: number,
    count: number,
    term: number,
    weight: number,
  ): void;
  logPullbackRows(
    d: number,
    rest: number,
    p: number,
    others: number,
    classes: number,
    count: number,
    out: number,
  ): void;
  termGradientRows(
    p: number,
    classes: number,
    count: number,
    labels: number,
    top: number,
    others: number,
    log: number,
    missing: number,
    out: number,
  ): void;
  labelOthers(labels: number, p: number, classes: number, count: number, out: number): void;
  labelTerms(factor: number, log: number, missing: number, power: number, count: number, term: number): void;
  labelSlopes(
    factor: number,
    log: number,
    missing: number,
    power: number,
    count: number,
    slopeOfSum: number,
    slope: number,
  ): void;
}

/** Where the kernels read the tables of kernels/elementary, in bytes. */
const LOG_CONSTANTS_AT = 640;
const LOG_CELLS_AT = 2048;

export const termKernels: SimdModule<TermKernels> = /* @__PURE__ */ new SimdModule(
  TERM_BYTES,
  writeLogTables,
);

/** Writes what the exponential, the kernels of tiles and the logarithms read. */
export function writeLogTables(memory: Float64Array): void {
  writeTables(memory);
  memory.set(LOG_CONSTANTS, LOG_CONSTANTS_AT / 8);
  const cells = Array.from(centres, (centre, k) => [centre, inverses[k]!, logarithms[k]!, 0]);
  memory.set(cells.flat(), LOG_CELLS_AT / 8);
}
