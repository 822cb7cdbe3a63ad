import type { FloatArray } from "../../tensor/allocate.ts";

/** A convolution over three axes of space, of which the first may have extent 1; all arrays are channels-last. */
export interface ConvolutionLayout {
  readonly batch: number;
  readonly inputs: number;
  readonly outputs: number;
  /** Extents of the input, of the window and of the output, the strides, and the places of padding in front. */
  readonly space: readonly [number, number, number];
  readonly window: readonly [number, number, number];
  readonly output: readonly [number, number, number];
  readonly strides: readonly [number, number, number];
  readonly padding: readonly [number, number, number];
}

/*
 * Three kernels of one form, Σ x·w·y over all places, windows and channels: each gives one of its derivatives. They add in
 * float64, in row-major order of the output, the window, the inputs and the outputs. A run of places that one element of the
 * window meets is one loop; each sum still takes its terms in that order.
 */

/** y[…, o] = Σ x[…, i]·w[…, i, o]. */
export function convolveForward(x: FloatArray, w: FloatArray, layout: ConvolutionLayout): Float64Array {
  const { inputs, outputs } = layout;
  const step = layout.strides[2] * inputs;
  const sums = new Float64Array(placesOf(layout, layout.output) * outputs);
  forEachRun(layout, false, (firstX, wAt, firstY, end) => {
    for (let i = 0, at = wAt; i < inputs; i++, at += outputs) {
      for (let o = 0; o < outputs; o++) {
        const weight = w[at + o]!;
        for (let xAt = firstX + i, yAt = firstY + o; yAt < end; xAt += step, yAt += outputs)
          sums[yAt]! += x[xAt]! * weight;
      }
    }
  });
  return sums;
}

/** x[…, i] = Σ w[…, i, o]·y[…, o]. */
export function convolveToInput(w: FloatArray, y: FloatArray, layout: ConvolutionLayout): Float64Array {
  const { inputs, outputs } = layout;
  const step = layout.strides[2] * inputs;
  const sums = new Float64Array(placesOf(layout, layout.space) * inputs);
  forEachRun(layout, true, (firstX, wAt, firstY, end) => {
    for (let xAt = firstX, yAt = firstY; yAt < end; xAt += step, yAt += outputs) {
      for (let i = 0, at = wAt; i < inputs; i++, at += outputs) {
        let sum = 0;
        for (let o = 0; o < outputs; o++) sum += w[at + o]! * y[yAt + o]!;
        sums[xAt + i]! += sum;
      }
    }
  });
  return sums;
}

/** w[…, i, o] = Σ x[…, i]·y[…, o]. */
export function convolveToKernel(x: FloatArray, y: FloatArray, layout: ConvolutionLayout): Float64Array {
  const { inputs, outputs, window } = layout;
  const step = layout.strides[2] * inputs;
  const sums = new Float64Array(window[0] * window[1] * window[2] * inputs * outputs);
  forEachRun(layout, false, (firstX, wAt, firstY, end) => {
    for (let i = 0, at = wAt; i < inputs; i++, at += outputs) {
      for (let o = 0; o < outputs; o++) {
        let sum = sums[at + o]!;
        for (let xAt = firstX + i, yAt = firstY + o; yAt < end; xAt += step, yAt += outputs)
          sum += x[xAt]! * y[yAt]!;
        sums[at + o] = sum;
      }
    }
  });
  return sums;
}

function placesOf({ batch }: ConvolutionLayout, extents: readonly [number, number, number]): number {
  return batch * extents[0] * extents[1] * extents[2];
}

/**
 * Calls `visit` with the positions in x, w and y of the first pair of an output place and a window place inside of x, for each
 * run of output places along the last axis, and with the end of the run in y. With `fromLast` the elements of a row of the
 * window come in reverse: a place of x meets the last of them at its first output.
 */
function forEachRun(
  layout: ConvolutionLayout,
  fromLast: boolean,
  visit: (firstX: number, wAt: number, firstY: number, end: number) => void,
): void {
  const { batch, inputs, outputs, space, window, output, strides, padding } = layout;
  for (let b = 0; b < batch; b++) {
    for (let p = 0; p < output[0]; p++) {
      for (let q = 0; q < output[1]; q++) {
        const line = ((b * output[0] + p) * output[1] + q) * output[2];
        for (let u = 0; u < window[0]; u++) {
          const i = p * strides[0] + u - padding[0];
          if (i < 0 || i >= space[0]) continue;
          for (let v = 0; v < window[1]; v++) {
            const j = q * strides[1] + v - padding[1];
            if (j < 0 || j >= space[1]) continue;
            const row = ((b * space[0] + i) * space[1] + j) * space[2];
            for (let n = 0; n < window[2]; n++) {
              const w = fromLast ? window[2] - 1 - n : n;
              const before = padding[2] - w;
              const from = Math.max(0, Math.ceil(before / strides[2]));
              const to = Math.min(output[2], Math.floor((space[2] - 1 + before) / strides[2]) + 1);
              if (from >= to) continue;
              const at = (u * window[1] + v) * window[2] + w;
              const place = row + from * strides[2] - before;
              visit(place * inputs, at * inputs * outputs, (line + from) * outputs, (line + to) * outputs);
            }
          }
        }
      }
    }
  }
}
