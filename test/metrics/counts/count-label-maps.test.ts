import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OverlapCounts } from "../../../src/index.ts";
import { checkClasses } from "../../../src/metrics/counts/check-classes.ts";
import { countLabelMaps } from "../../../src/metrics/counts/count-label-maps.ts";
import { occurring } from "../../../src/metrics/state/case-state.ts";
import type { LabelArray } from "../../../src/tensor/label-array.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { randomNumbers } from "../../tensor/random-values.ts";

const KINDS = [
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Uint16Array,
  Int16Array,
  Int32Array,
  Uint32Array,
] as const;

/** Voxel by voxel. */
function naiveCounts(p: LabelArray, t: LabelArray, classes: number, ignored?: number): OverlapCounts {
  const zeros = () => new Array<number>(classes).fill(0);
  const [intersection, predicted, actual] = [zeros(), zeros(), zeros()];
  let voxels = 0;
  for (let k = 0; k < p.length; k++) {
    if (t[k] === ignored) continue;
    voxels++;
    predicted[p[k]!]!++;
    actual[t[k]!]!++;
    if (p[k] === t[k]) intersection[p[k]!]!++;
  }
  return { intersection, predicted, actual, voxels };
}

describe("countLabelMaps", () => {
  it("agrees with a count voxel by voxel: 2 to 65,536 classes, all integer types, long runs and none", () => {
    const pair = fc.record({
      kinds: fc.tuple(fc.nat(KINDS.length - 1), fc.nat(KINDS.length - 1)),
      classes: fc.oneof(
        fc.integer({ min: 2, max: 20 }),
        fc.integer({ min: 2, max: 1000 }),
        fc.constantFrom(127, 128, 129, 256, 65_535, 65_536),
        fc.integer({ min: 2, max: 65_536 }),
      ),
      size: fc.integer({ min: 1, max: 300 }),
      run: fc.constantFrom(1, 10, 100),
      seed: fc.nat(1e6),
      ignored: fc.constantFrom(undefined, 0, 1, 2, 127, 255, 300, -1),
    });
    fc.assert(
      fc.property(pair, ({ kinds, classes, size, run, seed, ignored }) => {
        const [p, t] = kinds.map((kind, side) => {
          const data = new KINDS[kind]!(size);
          // A type holds no more labels than it has numbers from 0 on.
          const most = 2 ** (8 * data.BYTES_PER_ELEMENT - (kind === 2 || kind === 4 ? 1 : 0));
          const random = randomNumbers(seed + side);
          for (let k = 0; k < size; k++)
            data[k] =
              k > 0 && random() > 1 / run ? data[k - 1]! : Math.floor(random() * Math.min(classes, most));
          return data;
        }) as [LabelArray, LabelArray];
        const want = naiveCounts(p, t, classes, ignored);
        const choice = { ignoreIndex: ignored };
        const counts = countLabelMaps("f", labelMap(p), labelMap(t), { classes, ...choice });
        expect(counts.predicted).toHaveLength(classes);
        expect(occurring(counts)).toEqual(occurring(want));
        expect(occurring(countLabelMaps("f", labelMap(p), labelMap(t), choice))).toEqual(occurring(want));
      }),
      { seed: 6, numRuns: 40 },
    );
  });

  it("finds the labels where no number of classes is given", () => {
    const large = countLabelMaps("f", labelMap([0, 300, 65_535]), labelMap([0, 300, 300]), {});
    expect(large.predicted).toHaveLength(65_536);
    expect([large.intersection[300], large.actual[300], large.predicted[65_535]]).toEqual([1, 2, 1]);
    const ignored = labelMap([0, 1, 255]);
    expect(
      countLabelMaps("f", labelMap([0, 1, 1]), ignored, { ignoreIndex: 255 }).actual[255],
    ).toBeUndefined();
  });

  it.each<[string, readonly number[], readonly number[]]>([
    ["f: prediction holds label -1 at [1], want 0 to 65535", [0, -1], [0, 70_000]],
    [
      "f: target holds label 65536 at [0], want 0 to 65535; ignoreIndex leaves a label out",
      [0, 1],
      [65_536, -1],
    ],
  ])("refuses: %s", (message, p, t) => {
    expect(() => countLabelMaps("f", labelMap(p), labelMap(t), {})).toThrow(new RangeError(message));
  });
});

it("a number of classes is one that labels can name", () => {
  for (const classes of [1, 2, 65_536]) expect(() => checkClasses("f", classes)).not.toThrow();
  expect(() => checkClasses("f", 65_537)).toThrow(new RangeError("f: classes is 65537, want at most 65536"));
  expect(() => checkClasses("f", 0, "state.classes")).toThrow(
    "f: state.classes is 0, want a finite number from 1",
  );
});
