import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad, sum, type Tensor } from "../../../src/index.ts";
import { softSkeleton } from "../../../src/losses/shapes/soft-skeleton.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { coordinatesIn, positionIn } from "../../kernels/naive-walk.ts";
import { randomTensor } from "../../ops/aspects/gradients.ts";

const f64 = { dtype: "float64" } as const;
const mask = (...rows: string[]) =>
  tensor(
    rows.map((row) => [...row].map(Number)),
    undefined,
    f64,
  );

/** The formula, each pixel by a walk around it. */
function naive(x: Tensor, iterations: number): number[] {
  const places = coordinatesIn(x.shape);
  const at = (values: readonly number[], place: readonly number[]) => values[positionIn(x.shape, place)]!;
  const near = (a: readonly number[], b: readonly number[]) =>
    a.map((place, axis) => Math.abs(place - b[axis]!));
  const around = (
    values: readonly number[],
    place: readonly number[],
    inside: (distance: number[]) => boolean,
  ) => places.filter((other) => inside(near(place, other))).map((other) => at(values, other));
  const total = (distance: number[]) => distance.reduce((all, one) => all + one, 0);
  const erode = (values: readonly number[]) =>
    places.map((place) => Math.min(...around(values, place, (distance) => total(distance) <= 1)));
  const open = (values: readonly number[]) => {
    const eroded = erode(values);
    return places.map((place) =>
      Math.max(...around(eroded, place, (distance) => Math.max(...distance) <= 1)),
    );
  };
  const ridge = (values: readonly number[]) => {
    const opened = open(values);
    return values.map((value, k) => Math.max(0, value - opened[k]!));
  };
  let inner: readonly number[] = [...x.data];
  let skeleton = ridge(inner);
  for (let k = 0; k < iterations; k++) {
    inner = erode(inner);
    const found = ridge(inner);
    skeleton = skeleton.map((before, at) => before + Math.max(0, found[at]! - before * found[at]!));
  }
  return skeleton;
}

describe("softSkeleton", () => {
  it("of a line is the line, of a bar its middle", () => {
    const line = mask("00000", "11111", "00000");
    expect(softSkeleton(line, [0, 1], 3).toArray()).toEqual(line.toArray());
    const bar = mask("0000000", "0111110", "0111110", "0111110", "0000000");
    expect(softSkeleton(bar, [0, 1], 1).toArray()).toEqual(
      mask("0000000", "0000000", "0011100", "0000000", "0000000").toArray(),
    );
    // Too thick for no erosion at all.
    expect(sum(softSkeleton(bar, [0, 1], 0)).item()).toBe(0);
  });

  it.each([
    ["in a plane", [4, 5]],
    ["in space", [3, 4, 3]],
  ])("agrees with a walk around each voxel, %s", (_, shape) => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(3), (seed, iterations) => {
        const x = randomTensor(shape, seed, 0, 1);
        const want = naive(x, iterations);
        const got = softSkeleton(
          x,
          shape.map((_, axis) => axis),
          iterations,
        );
        expect([...got.data]).toEqual(want.map((value) => expect.closeTo(value, 14)));
        expect(want.every((value) => value >= 0 && value <= 1)).toBe(true);
      }),
      { seed: 83, numRuns: 25 },
    );
  });

  it("takes each mask on its own: other axes are no neighbourhood", () => {
    const a = randomTensor([4, 5], 1, 0, 1);
    const b = randomTensor([4, 5], 2, 0, 1);
    const both = tensor([...a.data, ...b.data], [2, 4, 5], f64);
    const want = [...softSkeleton(a, [0, 1], 2).data, ...softSkeleton(b, [0, 1], 2).data];
    expect([...softSkeleton(both, [1, 2], 2).data]).toEqual(want);
    const last = tensor(
      want.map((_, k) => (k % 2 === 0 ? a : b).data[Math.floor(k / 2)]!),
      [4, 5, 2],
      f64,
    );
    const woven = softSkeleton(last, [0, 1], 2).data;
    expect(want).toEqual(want.map((_, k) => woven[(k % 20) * 2 + Math.floor(k / 20)]));
  });

  it("has a finite gradient where all is flat", () => {
    for (const value of [0, 0.5, 1]) {
      const flat = tensor(new Float64Array(12).fill(value), [3, 4]);
      const slopes = grad((x) => sum(softSkeleton(x, [0, 1], 3)))(flat);
      expect(slopes.data.every(Number.isFinite)).toBe(true);
    }
  });
});
