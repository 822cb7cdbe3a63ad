import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  averageSurfaceDistance,
  type DirectedDistances,
  hausdorffDistance,
  type LabelMap,
  type SurfaceBoundary,
  surfaceDiceScore,
  surfaceDistances,
} from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { sizeOf, stridesOf } from "../../../src/tensor/shape.ts";
import { coordinatesIn } from "../../kernels/naive-walk.ts";
import { shapes } from "../../tensor/random-shapes.ts";
import { randomLabels } from "../../tensor/random-values.ts";
import { merged, naiveDistances, pairsOf } from "../naive-surfaces.ts";

interface Input {
  readonly shape: number[];
  readonly maps: LabelMap[];
  readonly spacing: number[];
  readonly boundary: SurfaceBoundary;
}

const CLASSES = 3;

/** Three maps of one shape: the second is like the first in most voxels. */
const inputs = (size: fc.Arbitrary<number>): fc.Arbitrary<Input> =>
  fc
    .tuple(shapes(2, 3, 6), fc.constantFrom(1, 3, 20), fc.constantFrom(0.1, 1), fc.nat(99_999))
    .chain(([shape, run, change, seed]) => {
      const first = randomLabels(sizeOf(shape), seed, CLASSES, run);
      const other = randomLabels(sizeOf(shape), seed + 1, CLASSES, run);
      const changed = randomLabels(sizeOf(shape), seed + 2, 1000).map((part, k) =>
        part < 1000 * change ? other[k]! : first[k]!,
      );
      const third = randomLabels(sizeOf(shape), seed + 3, CLASSES, run);
      return fc.record({
        shape: fc.constant(shape),
        maps: fc.constant([first, changed, third].map((labels) => labelMap(labels, shape))),
        spacing: fc.array(size, { minLength: shape.length, maxLength: shape.length }),
        boundary: fc.constantFrom<SurfaceBoundary>("area", "voxels", "region"),
      });
    });

const anySpacing = fc.double({ min: 0.1, max: 8, noNaN: true });
/** Their squares and the sums of these are exact. */
const exactSpacing = fc.constantFrom(0.5, 0.75, 1, 1.25, 2, 3);

const measure = ({ spacing, boundary }: Input, prediction: LabelMap, target: LabelMap) =>
  surfaceDistances(prediction, target, { classes: CLASSES, spacing, boundary, includeBackground: true });

const closePairs = (pairs: readonly [number, number][], digits = 9) =>
  pairs.map(([distance, size]) => [
    distance === Infinity ? Infinity : expect.closeTo(distance, digits),
    expect.closeTo(size, 9),
  ]);

const scaled = ({ distances, sizes }: DirectedDistances, factor: number, sizeFactor: number) => ({
  distances: distances.map((distance) => factor * distance),
  sizes: sizes.map((size) => sizeFactor * size),
});

/** The map with its axes in another order, some of them turned round. */
function transformed(
  { data, shape }: LabelMap,
  order: readonly number[],
  flipped: readonly boolean[],
): LabelMap {
  const to = order.map((axis) => shape[axis]!);
  const strides = stridesOf(shape);
  const labels = coordinatesIn(to).map((at) => {
    const from = at.map((place, k) => (flipped[k] ? to[k]! - 1 - place : place));
    return data[from.reduce((position, place, k) => position + place * strides[order[k]!]!, 0)]!;
  });
  return labelMap(labels, to);
}

describe("surface distances", () => {
  it("are those of every element with every other", () => {
    fc.assert(
      fc.property(inputs(anySpacing), fc.boolean(), fc.boolean(), (input, ignores, isContour) => {
        const boundary = isContour ? "contour" : input.boundary;
        const [prediction, target] = input.maps as [LabelMap, LabelMap];
        const counts = (voxel: number) => !ignores || target.data[voxel] !== 1;
        const { classes } = surfaceDistances(prediction, target, {
          classes: CLASSES,
          spacing: input.spacing,
          boundary,
          includeBackground: true,
          ...(ignores && { ignoreIndex: 1 }),
        });
        for (const [label, surfaces] of classes.entries()) {
          for (const [from, to, directed] of [
            [prediction, target, surfaces!.prediction],
            [target, prediction, surfaces!.target],
          ] as const) {
            const want = naiveDistances(from, to, label, input.spacing, boundary, counts);
            expect(merged(pairsOf(directed))).toEqual(closePairs(merged(want)));
          }
        }
      }),
      { seed: 1, numRuns: 75 },
    );
  });

  it("change places with the maps", () => {
    fc.assert(
      fc.property(inputs(anySpacing), (input) => {
        const [prediction, target] = input.maps as [LabelMap, LabelMap];
        const swapped = measure(input, target, prediction);
        const want = measure(input, prediction, target);
        expect(swapped.classes.map((surfaces) => surfaces!.target)).toEqual(
          want.classes.map((surfaces) => surfaces!.prediction),
        );
        expect(hausdorffDistance(swapped)).toBe(hausdorffDistance(want));
        expect(averageSurfaceDistance(swapped)).toBeCloseTo(averageSurfaceDistance(want), 12);
      }),
      { seed: 2 },
    );
  });

  it("are the same to the last bit in every orientation", () => {
    const turns = inputs(fc.oneof(anySpacing, exactSpacing, fc.constantFrom(0.7, 0.782, 5))).chain((input) =>
      fc.tuple(
        fc.constant(input),
        fc.shuffledSubarray(
          input.shape.map((_, axis) => axis),
          { minLength: input.shape.length },
        ),
        fc.array(fc.boolean(), { minLength: input.shape.length, maxLength: input.shape.length }),
      ),
    );
    fc.assert(
      fc.property(turns, ([input, order, flipped]) => {
        const [prediction, target] = input.maps.map((map) => transformed(map, order, flipped)) as [
          LabelMap,
          LabelMap,
        ];
        const turned = { ...input, spacing: order.map((axis) => input.spacing[axis]!) };
        expect(measure(turned, prediction, target)).toEqual(measure(input, input.maps[0]!, input.maps[1]!));
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it("grow with the spacing, by a power of two to the last bit", () => {
    fc.assert(
      fc.property(inputs(anySpacing), (input) => {
        const [prediction, target] = input.maps as [LabelMap, LabelMap];
        const larger = { ...input, spacing: input.spacing.map((size) => 4 * size) };
        const sizeScale = input.boundary === "area" ? 4 ** (input.shape.length - 1) : 1;
        const want = measure(input, prediction, target).classes.map((surfaces) => ({
          prediction: scaled(surfaces!.prediction, 4, sizeScale),
          target: scaled(surfaces!.target, 4, sizeScale),
        }));
        expect(measure(larger, prediction, target).classes).toEqual(want);
      }),
      { seed: 4 },
    );
  });

  it("do not mind what is around the map", () => {
    fc.assert(
      fc.property(inputs(exactSpacing), (input) => {
        const [prediction, target] = input.maps.map((map) => {
          const padded = map.shape.map((extent) => extent + 2);
          const strides = stridesOf(map.shape);
          const labels = coordinatesIn(padded).map((at) => {
            const inside = at.every((place, axis) => place > 0 && place <= map.shape[axis]!);
            return inside
              ? map.data[at.reduce((sum, place, axis) => sum + (place - 1) * strides[axis]!, 0)]!
              : 0;
          });
          return labelMap(labels, padded);
        }) as [LabelMap, LabelMap];
        const options = { classes: CLASSES, spacing: input.spacing, boundary: input.boundary };
        expect(surfaceDistances(prediction, target, options)).toEqual(
          surfaceDistances(input.maps[0]!, input.maps[1]!, options),
        );
      }),
      { seed: 5 },
    );
  });
});

describe("scores of them", () => {
  it("keep what holds for distances", () => {
    fc.assert(
      fc.property(
        inputs(anySpacing),
        fc.array(fc.double({ min: 0, max: 20, noNaN: true })),
        (input, tolerances) => {
          const [a, b, c] = input.maps as [LabelMap, LabelMap, LabelMap];
          const [ab, bc, ac] = [measure(input, a, b), measure(input, b, c), measure(input, a, c)];
          const none = { average: "none" } as const;
          const [farAB, farBC, farAC] = [ab, bc, ac].map((d) => hausdorffDistance(d, none)) as [
            number[],
            number[],
            number[],
          ];
          farAC.forEach((far, label) => {
            // From a to c it is no farther than by way of b; a class that is in none of the maps has no distance.
            const detour = farAB[label]! + farBC[label]!;
            if (!Number.isNaN(detour) && !Number.isNaN(far))
              expect(far).toBeLessThanOrEqual(detour * (1 + 1e-12));
          });
          farAB.forEach((far, label) => {
            if (Number.isNaN(far)) return;
            const of = { ...ab, classes: [null, ab.classes[label]!] };
            const percentiles = [0, 5, 50, 95, 100].map((percentile) =>
              hausdorffDistance(of, { percentile }),
            );
            expect(percentiles).toEqual([...percentiles].sort((x, y) => x - y));
            expect(percentiles.at(-1)).toBe(far);
            expect(averageSurfaceDistance(of)).toBeLessThanOrEqual(far * (1 + 1e-12));
            const scores = [0, ...tolerances.sort((x, y) => x - y)].map((tolerance) =>
              surfaceDiceScore(of, { tolerance }),
            );
            expect(scores).toEqual([...scores].sort((x, y) => x - y));
            for (const score of scores) expect(score >= 0 && score <= 1).toBe(true);
            if (far < Infinity) expect(surfaceDiceScore(of, { tolerance: far })).toBe(1);
            else expect(scores.at(-1)).toBe(0);
          });
          const same = measure(input, a, a);
          expect(hausdorffDistance(same)).toBe(0);
          expect(averageSurfaceDistance(same)).toBe(0);
          expect(surfaceDiceScore(same, { tolerance: 0 })).toBe(1);
        },
      ),
      { seed: 6, numRuns: 100 },
    );
  });
});
