import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiply, type PadMode, pad, type Tensor, tensor } from "../../../src/index.ts";
import { expectGradients, pull, randomTensor } from "../aspects/gradients.ts";

const x = tensor([1, 2, 3]);

describe("pad", () => {
  // The values of NumPy's pad.
  it.each<[PadMode, number[]]>([
    ["constant", [0, 0, 1, 2, 3, 0, 0]],
    ["edge", [1, 1, 1, 2, 3, 3, 3]],
    ["reflect", [3, 2, 1, 2, 3, 2, 1]],
    ["symmetric", [2, 1, 1, 2, 3, 3, 2]],
    ["wrap", [2, 3, 1, 2, 3, 1, 2]],
  ])("adds values of mode %s", (mode, want) => {
    expect(pad(x, { widths: [2], mode }).toArray()).toEqual(want);
    expect(pad(x, { widths: [[0, 1]], mode }).toArray()).toEqual(want.slice(2, 6));
  });

  it("adds a value around all axes, and leaves −0 as it is", () => {
    expect(pad(tensor([[-0, 2]]), { widths: [1, [0, 1]], value: 7 }).toArray()).toEqual([
      [7, 7, 7],
      [-0, 2, 7],
      [7, 7, 7],
    ]);
    expect(pad(tensor(5), { widths: [], value: 7 }).toArray()).toBe(5);
    expect(pad(tensor(new Float64Array(2)), { widths: [1], value: 0.1 }).data[0]).toBe(0.1);
  });

  it("sums the gradients of the places that have one value", () => {
    expect(pull((at) => pad(at, { widths: [2], mode: "reflect" }), x).gradients[0]).toEqual([2, 3, 2]);
    expect(pull((at) => pad(at, { widths: [2], value: 3 }), x).gradients[0]).toEqual([1, 1, 1]);
    fc.assert(
      fc.property(
        fc.constantFrom<PadMode>("constant", "edge", "reflect", "symmetric", "wrap"),
        fc.nat(9),
        (mode, seed) => {
          expectGradients(
            (at: Tensor) =>
              multiply(
                pad(at, {
                  widths: [
                    [1, 0],
                    [0, 2],
                  ],
                  mode,
                  value: 0.5,
                }),
                2,
              ),
            randomTensor([2, 3], seed),
          );
        },
      ),
      { seed: 4, numRuns: 8 },
    );
  });

  it.each<[string, ErrorConstructor, object]>([
    ["pad: widths are undefined, want an array", TypeError, {}],
    ["pad: 2 widths for shape [3], want one for each axis", RangeError, { widths: [1, 1] }],
    ["pad: width 0 is -1", RangeError, { widths: [-1] }],
    ["pad: width 0 is 0.5", RangeError, { widths: [[0, 0.5]] }],
    ["pad: width 0 has 3 numbers, want [before, after]", RangeError, { widths: [[1, 2, 3]] }],
    ['pad: width 0 is 3, want at most 2 in mode "reflect"', RangeError, { widths: [3], mode: "reflect" }],
    ['pad: mode is "reflct"', RangeError, { widths: [1], mode: "reflct" }],
    ["pad: value is NaN", RangeError, { widths: [1], value: Number.NaN }],
    ["pad: shape [8589934595]", RangeError, { widths: [2 ** 32] }],
  ])("refuses: %s", (message, kind, options) => {
    expect(() => pad(x, options as never)).toThrow(kind);
    expect(() => pad(x, options as never)).toThrow(message);
  });

  it("refuses what is not a tensor, by its name", () => {
    expect(() => pad(null as never, { widths: [1] })).toThrow(new TypeError("pad: x is null, want a Tensor"));
  });
});
