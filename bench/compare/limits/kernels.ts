import { lossKernels } from "../../../src/kernels/simd/loss-kernels.ts";
import { TABLE_BYTES } from "../../../src/kernels/simd/simd-module.ts";
import { termKernels } from "../../../src/kernels/simd/term-kernels.ts";
import { elementaryKernels } from "../../../test/kernels/simd/elementary-kernels.ts";
import {
  EXPONENTIAL,
  HOT_GRADIENT,
  HOT_SUMS,
  LABEL_GRADIENT,
  NARROW,
  OTHERS,
  SUMS,
  TERM_GRADIENT,
  TERMS,
  type Timed,
  WIDEN,
} from "./shares.ts";

const CLASSES = 14;
const COUNT = 1024;
/** Bytes between the rows of a tile. */
const ROW = 8 * (COUNT + 8);
const CALLS = 200;
/** The power of 1 − p that focal terms have by default. */
const SQUARE = 1;

/** Nanoseconds of processor time an element of each SIMD kernel over a tile that is in the cache, the least of several. */
export function measureKernels(): Timed[] {
  const simd = lossKernels.near();
  if (simd === null) return [];
  const { kernels, doubles } = simd;
  const elementary = elementaryKernels.near()!.kernels;
  const terms = termKernels.near()!.kernels;
  const plane = (index: number) => TABLE_BYTES + index * CLASSES * ROW;
  const line = (index: number) => plane(4) + index * ROW;
  const [x, p, out, floats] = [plane(0), plane(1), plane(2), plane(3)];
  for (let k = 0; k < (CLASSES * ROW) / 8; k++) doubles[x / 8 + k] = 6 * ((k * 0.618) % 1) - 6;
  const eachRow = (call: (offset: number) => void) => () => {
    for (let c = 0; c < CLASSES; c++) call(c * ROW);
  };
  const hot = plane(4) + 8 * ROW;
  /** Labels, and what the terms of a voxel read and write. */
  const voxel = (index: number) => plane(6) + index * ROW;
  const labels = voxel(0);
  for (let k = 0; k < COUNT; k++) {
    new Int32Array(simd.buffer, labels, COUNT)[k] = k % CLASSES;
    // 1 − p of the class of the largest logit, before it is divided.
    doubles[voxel(2) / 8 + k] = 0.1 + (k % 5);
  }
  doubles.fill(1, voxel(1) / 8, voxel(1) / 8 + CLASSES);
  for (let k = 0; k < (CLASSES * ROW) / 4; k++) simd.floats[hot / 4 + k] = k % 3 === 0 ? 1 : 0;
  const work: Readonly<Record<string, () => void>> = {
    [WIDEN]: () => kernels.widenLargestRows(floats, ROW, CLASSES, COUNT, out, line(0), line(1)),
    [EXPONENTIAL]: () => kernels.softmaxRows(x, CLASSES, COUNT, line(0), line(1), p, line(2), 0),
    "exponential alone": eachRow((at) => elementary.expRow(x + at, out + at, COUNT)),
    [SUMS]: () => kernels.addRowSums(p, CLASSES, COUNT, line(4)),
    [LABEL_GRADIENT]: () =>
      kernels.labelGradientRows(p, CLASSES, COUNT, labels, line(6), line(1), 0, 0, 0, out),
    [TERMS]: () => {
      for (let c = 0; c < CLASSES; c++) {
        terms.labelLogs(labels, x, voxel(1), COUNT, line(0), voxel(2), voxel(3), voxel(4), voxel(5));
        terms.labelTerms(voxel(4), voxel(5), voxel(6), SQUARE, COUNT, voxel(7));
        terms.labelSlopes(voxel(4), voxel(5), voxel(6), SQUARE, COUNT, 1, voxel(8));
      }
    },
    [OTHERS]: () => terms.labelOthers(labels, p, CLASSES, COUNT, voxel(6)),
    [TERM_GRADIENT]: () =>
      terms.termGradientRows(p, CLASSES, COUNT, labels, line(1), voxel(4), voxel(8), voxel(6), out),
    "sigmoid of probabilities or their rests": () => kernels.sigmoidRows(x, CLASSES, COUNT, 0, p),
    "logarithms of both": eachRow((at) => terms.logSigmoidRow(x + at, COUNT, line(5), line(6))),
    [HOT_SUMS]: eachRow((at) => kernels.sumHotOverlap(floats + at, hot + at, COUNT, line(4), line(7))),
    [HOT_GRADIENT]: eachRow((at) => kernels.spreadHot(line(7), COUNT, 0.5, 0.25, line(4), out + at)),
    [NARROW]: eachRow((at) => kernels.narrowRow(out + at, COUNT, floats + at)),
  };
  return Object.entries(work).map(([name, call]) => {
    const once = () => {
      const start = process.cpuUsage();
      for (let k = 0; k < CALLS; k++) call();
      const { user, system } = process.cpuUsage(start);
      return ((user + system) * 1000) / (CALLS * CLASSES * COUNT);
    };
    return { name, nanoseconds: Math.min(...Array.from({ length: 15 }, once)) };
  });
}

/** Nanoseconds of processor time an element that copying tiles costs, the least of several: from an array of 33 MB, and back. */
export function measureCopies(): Timed[] {
  const simd = lossKernels.near();
  if (simd === null) return [];
  const ordinary = new Float32Array(2 ** 23).fill(1);
  const shared = new Float32Array(new SharedArrayBuffer(ordinary.byteLength)).fill(1);
  const at = TABLE_BYTES / 4;
  const tile = simd.floats.subarray(at, at + COUNT);
  const eachTile = (copy: (start: number) => void) => () => {
    for (let start = 0; start < ordinary.length; start += COUNT) copy(start);
  };
  const work: Readonly<Record<string, () => void>> = {
    "in, from ordinary memory": eachTile((start) =>
      simd.floats.set(ordinary.subarray(start, start + COUNT), at),
    ),
    "out, to ordinary memory": eachTile((start) => ordinary.set(tile, start)),
    "in, from shared memory": eachTile((start) => simd.floats.set(shared.subarray(start, start + COUNT), at)),
    "out, to shared memory": eachTile((start) => shared.set(tile, start)),
  };
  return Object.entries(work).map(([name, call]) => {
    const once = () => {
      const start = process.cpuUsage();
      call();
      const { user, system } = process.cpuUsage(start);
      return ((user + system) * 1000) / ordinary.length;
    };
    return { name, nanoseconds: Math.min(...Array.from({ length: 9 }, once)) };
  });
}
