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
 * float64, in row-major order of the output, the window, the inputs and the outputs.
 */

/** y[…, o] = Σ x[…, i]·w[…, i, o]. */
export function convolveForward(x: FloatArray, w: FloatArray, layout: ConvolutionLayout): Float64Array {
  const { inputs, outputs } = layout;
  const sums = new Float64Array(placesOf(layout, layout.output) * outputs);
  forEachPair(layout, (xAt, wAt, yAt) => {
    for (let i = 0, at = wAt; i < inputs; i++, at += outputs) {
      const value = x[xAt + i]!;
      for (let o = 0; o < outputs; o++) sums[yAt + o]! += value * w[at + o]!;
    }
  });
  return sums;
}

/** x[…, i] = Σ w[…, i, o]·y[…, o]. */
export function convolveToInput(w: FloatArray, y: FloatArray, layout: ConvolutionLayout): Float64Array {
  const { inputs, outputs } = layout;
  const sums = new Float64Array(placesOf(layout, layout.space) * inputs);
  forEachPair(layout, (xAt, wAt, yAt) => {
    for (let i = 0, at = wAt; i < inputs; i++, at += outputs) {
      let sum = 0;
      for (let o = 0; o < outputs; o++) sum += w[at + o]! * y[yAt + o]!;
      sums[xAt + i]! += sum;
    }
  });
  return sums;
}

/** w[…, i, o] = Σ x[…, i]·y[…, o]. */
export function convolveToKernel(x: FloatArray, y: FloatArray, layout: ConvolutionLayout): Float64Array {
  const { inputs, outputs, window } = layout;
  const sums = new Float64Array(window[0] * window[1] * window[2] * inputs * outputs);
  forEachPair(layout, (xAt, wAt, yAt) => {
    for (let i = 0, at = wAt; i < inputs; i++, at += outputs) {
      const value = x[xAt + i]!;
      for (let o = 0; o < outputs; o++) sums[at + o]! += value * y[yAt + o]!;
    }
  });
  return sums;
}

function placesOf({ batch }: ConvolutionLayout, extents: readonly [number, number, number]): number {
  return batch * extents[0] * extents[1] * extents[2];
}

/** Calls `visit` with the positions in x, w and y of each pair of an output place and a window place inside of x. */
function forEachPair(
  layout: ConvolutionLayout,
  visit: (xAt: number, wAt: number, yAt: number) => void,
): void {
  const { batch, inputs, outputs, space, window, output, strides, padding } = layout;
  let yAt = 0;
  for (let b = 0; b < batch; b++) {
    for (let p = 0; p < output[0]; p++) {
      for (let q = 0; q < output[1]; q++) {
        for (let r = 0; r < output[2]; r++, yAt += outputs) {
          for (let u = 0; u < window[0]; u++) {
            const i = p * strides[0] + u - padding[0];
            if (i < 0 || i >= space[0]) continue;
            for (let v = 0; v < window[1]; v++) {
              const j = q * strides[1] + v - padding[1];
              if (j < 0 || j >= space[1]) continue;
              for (let w = 0; w < window[2]; w++) {
                const k = r * strides[2] + w - padding[2];
                if (k < 0 || k >= space[2]) continue;
                const place = ((b * space[0] + i) * space[1] + j) * space[2] + k;
                const at = (u * window[1] + v) * window[2] + w;
                visit(place * inputs, at * inputs * outputs, yAt);
              }
            }
          }
        }
      }
    }
  }
}
