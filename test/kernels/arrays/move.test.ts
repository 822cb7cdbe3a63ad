import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copySlab, gatherStrided } from "../../../src/kernels/arrays/move.ts";
import { broadcastStrides } from "../../../src/kernels/arrays/runs.ts";
import { sizeOf } from "../../../src/tensor/shape.ts";
import { broadcasts } from "../../tensor/random-shapes.ts";
import { randomValues } from "../../tensor/random-values.ts";
import { coordinatesIn, positionIn } from "../naive-walk.ts";
import { expectSameBits } from "../same-bits.ts";

describe("gatherStrided", () => {
  it.each([
    ["a transposition", [3, 2], [1, 3], [0, 3, 1, 4, 2, 5]],
    ["a copy", [2, 3], [3, 1], [0, 1, 2, 3, 4, 5]],
    ["a stretched last axis", [2, 3], [1, 0], [0, 0, 0, 1, 1, 1]],
    ["a stretched first axis", [2, 3], [0, 1], [0, 1, 2, 0, 1, 2]],
    ["one element", [1, 1], [7, 7], [0]],
  ])("makes %s", (_, space, strides, want) => {
    const out = new Float64Array(sizeOf(space));
    gatherStrided(out, space, Float64Array.of(0, 1, 2, 3, 4, 5), strides);
    expect([...out]).toEqual(want);
  });

  it("stretches as a counter an axis does, into another dtype, from a view", () => {
    fc.assert(
      fc.property(broadcasts(1), fc.nat(3), ({ space, operands: [shape] }, offset) => {
        const x = randomValues(sizeOf(shape!) + offset, offset).subarray(offset);
        const out = new Float32Array(sizeOf(space));
        gatherStrided(out, space, x, broadcastStrides(shape!, space));
        expect(out).toEqual(Float32Array.from(coordinatesIn(space), (at) => x[positionIn(shape!, at)]!));
      }),
      { seed: 4 },
    );
  });

  it("moves long runs", () => {
    const x = randomValues(3000, 1);
    for (const [space, strides] of [
      [[3000], [1]],
      [
        [1500, 2],
        [1, 1500],
      ],
      [
        [2, 3000],
        [0, 1],
      ],
      [
        [3000, 2],
        [1, 0],
      ],
    ] as const) {
      const out = new Float64Array(sizeOf(space));
      gatherStrided(out, space, x, strides);
      const want = coordinatesIn(space).map((at) =>
        at.reduce((sum, index, axis) => sum + index * strides[axis]!, 0),
      );
      expectSameBits(
        out,
        Float64Array.from(want, (position) => x[position]!),
      );
    }
  });
});

describe("copySlab", () => {
  it("takes a slab out", () => {
    const out = new Float64Array(4);
    copySlab(
      out,
      1,
      0,
      Float64Array.from({ length: 12 }, (_, k) => k),
      3,
      1,
      1,
      2,
    );
    expect([...out]).toEqual([2, 3, 8, 9]);
  });

  it("puts a slab in, and leaves the rest", () => {
    const out = new Float32Array(12).fill(-1);
    copySlab(out, 3, 1, Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), 2, 0, 2, 2);
    expect([...out]).toEqual([-1, -1, 1, 2, 3, 4, -1, -1, 5, 6, 7, 8]);
  });
});
