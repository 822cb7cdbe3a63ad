import { lossKernels } from "../../src/kernels/simd/loss-kernels.ts";
import { TABLE_BYTES } from "../../src/kernels/simd/simd-module.ts";
import { termKernels } from "../../src/kernels/simd/term-kernels.ts";
import { elementaryKernels } from "../../test/kernels/simd/elementary-kernels.ts";

const CLASSES = 14;
const COUNT = 1024;
/** Bytes between the rows of a tile. */
const ROW = 8 * (COUNT + 8);
const CALLS = 200;

/** Nanoseconds of processor time an element of each SIMD kernel over a tile that is in the cache, the least of several. */
export function measureKernels(): { name: string; nanoseconds: number }[] {
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
  for (let k = 0; k < (CLASSES * ROW) / 4; k++) simd.floats[hot / 4 + k] = k % 3 === 0 ? 1 : 0;
  const work: Readonly<Record<string, () => void>> = {
    "float32 to float64": eachRow((at) => kernels.widenRow(floats + at, COUNT, out + at)),
    "largest logit": () => kernels.largestRows(x, CLASSES, COUNT, line(0), line(1)),
    "exponential, total, quotient": () =>
      kernels.softmaxRows(x, CLASSES, COUNT, line(0), line(1), p, line(2), 0),
    "exponential alone": eachRow((at) => elementary.expRow(x + at, out + at, COUNT)),
    sums: () => kernels.addRowSums(p, CLASSES, COUNT, line(4)),
    "gradient of a label": () =>
      kernels.labelGradientRows(p, CLASSES, COUNT, line(5), line(6), line(1), 0, 0, 0, out),
    "sigmoid of probabilities or their rests": () => kernels.sigmoidRows(x, CLASSES, COUNT, 0, p),
    "logarithms of both": eachRow((at) => terms.logSigmoidRow(x + at, COUNT, line(5), line(6))),
    "overlap sums of probabilities, targets of 0 and 1": eachRow((at) =>
      kernels.sumHotOverlap(floats + at, hot + at, COUNT, line(4), line(7)),
    ),
    "their gradient": eachRow((at) => kernels.spreadHot(line(7), COUNT, 0.5, 0.25, line(4), out + at)),
    "float64 to float32": eachRow((at) => kernels.narrowRow(out + at, COUNT, floats + at)),
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
export function measureCopies(): { name: string; nanoseconds: number }[] {
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
