import { describe, expect, it } from "vitest";
import {
  type ConvolutionLayout,
  convolveForward,
  convolveToInput,
  convolveToKernel,
} from "../../../src/kernels/windows/convolution.ts";
import { randomValues } from "../../tensor/random-values.ts";

const layout: ConvolutionLayout = {
  batch: 2,
  inputs: 2,
  outputs: 3,
  space: [2, 3, 4],
  window: [1, 2, 3],
  output: [2, 2, 2],
  strides: [1, 2, 2],
  padding: [0, 1, 1],
};

it("is one trilinear form: all three kernels give its value", () => {
  const x = randomValues(2 * 24 * 2, 1);
  const w = randomValues(6 * 2 * 3, 2);
  const y = randomValues(2 * 8 * 3, 3);
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((total, value, k) => total + value * b[k]!, 0);
  const value = dot(convolveForward(x, w, layout), y);
  expect(dot(convolveToInput(w, y, layout), x)).toBeCloseTo(value, 12);
  expect(dot(convolveToKernel(x, y, layout), w)).toBeCloseTo(value, 12);
  expect(Math.abs(value)).toBeGreaterThan(0.01);
});

/** Calls `visit` with the positions in x, w and y of each pair of an output place and a window place, in the documented order. */
function forEachPair(form: ConvolutionLayout, visit: (xAt: number, wAt: number, yAt: number) => void): void {
  const { batch, inputs, outputs, space, window, output, strides, padding } = form;
  const places = (extents: readonly [number, number, number]) => extents[0] * extents[1] * extents[2];
  const split = (place: number, extents: readonly [number, number, number]) =>
    [
      Math.floor(place / extents[1] / extents[2]),
      Math.floor(place / extents[2]) % extents[1],
      place % extents[2],
    ] as const;
  for (let y = 0; y < batch * places(output); y++) {
    const b = Math.floor(y / places(output));
    const at = split(y % places(output), output);
    for (let w = 0; w < places(window); w++) {
      const [i, j, k] = split(w, window).map(
        (part, axis) => at[axis]! * strides[axis]! + part - padding[axis]!,
      );
      if ([i!, j!, k!].some((part, axis) => part < 0 || part >= space[axis]!)) continue;
      visit(
        (((b * space[0] + i!) * space[1] + j!) * space[2] + k!) * inputs,
        w * inputs * outputs,
        y * outputs,
      );
    }
  }
}

describe.each<[string, Partial<ConvolutionLayout>]>([
  ["strides and padding", {}],
  ["one channel in and out", { inputs: 1, outputs: 1 }],
  ["a window wider than the row", { window: [2, 3, 5], padding: [1, 1, 2], output: [2, 2, 2] }],
  ["no padding", { padding: [0, 0, 0], window: [2, 2, 2], output: [1, 1, 2] }],
])("the sums of a convolution with %s", (_, parts) => {
  const form = { ...layout, ...parts };
  const { inputs, outputs, batch } = form;
  const size = (extents: readonly number[]) => extents.reduce((product, extent) => product * extent, 1);
  const x = randomValues(batch * size(form.space) * inputs, 4);
  const w = randomValues(size(form.window) * inputs * outputs, 5);
  const y = randomValues(batch * size(form.output) * outputs, 6);

  it("are those of one pair after the other, to the last bit", () => {
    const toY = new Float64Array(y.length);
    const toX = new Float64Array(x.length);
    const toW = new Float64Array(w.length);
    forEachPair(form, (xAt, wAt, yAt) => {
      for (let i = 0; i < inputs; i++) {
        let sum = 0;
        for (let o = 0; o < outputs; o++) {
          const at = wAt + i * outputs + o;
          toY[yAt + o]! += x[xAt + i]! * w[at]!;
          toW[at]! += x[xAt + i]! * y[yAt + o]!;
          sum += w[at]! * y[yAt + o]!;
        }
        toX[xAt + i]! += sum;
      }
    });
    expect(convolveForward(x, w, form)).toEqual(toY);
    expect(convolveToInput(w, y, form)).toEqual(toX);
    expect(convolveToKernel(x, y, form)).toEqual(toW);
  });
});
