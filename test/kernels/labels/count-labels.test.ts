import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countLabels, countOtherLabels } from "../../../src/kernels/labels/count-labels.ts";
import type { LabelCounts } from "../../../src/kernels/labels/label-tally.ts";
import { randomLabels } from "../../tensor/random-values.ts";
import { expectSameBits } from "../same-bits.ts";

const KINDS = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
] as const;
type Kind = (typeof KINDS)[number];

/** A view `offset` elements into its memory. */
function view(Kind: Kind, labels: readonly number[], offset = 0) {
  const memory = new Kind(labels.length + offset);
  memory.set(labels, offset);
  return memory.subarray(offset);
}

function naive(
  p: readonly number[],
  t: readonly number[],
  classes: number,
  counted?: Uint8Array,
): LabelCounts {
  const [intersection, predicted, actual] = [0, 1, 2].map(() => new Float64Array(classes)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let voxels = 0;
  p.forEach((label, k) => {
    if (counted?.[k] === 0) return;
    voxels++;
    predicted[label]!++;
    actual[t[k]!]!++;
    if (label === t[k]) intersection[label]!++;
  });
  return { intersection, predicted, actual, voxels, valid: true };
}

function expectCounts(got: LabelCounts, want: LabelCounts): void {
  for (const sum of ["intersection", "predicted", "actual"] as const) expectSameBits(got[sum], want[sum]);
  expect([got.voxels, got.valid]).toEqual([want.voxels, want.valid]);
}

const maps = fc.record({
  size: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 41, max: 3000 })),
  seed: fc.nat(10_000),
  classes: fc.integer({ min: 1, max: 5 }),
  run: fc.constantFrom(1, 3, 20, 200),
  kinds: fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom(...KINDS)),
  offsets: fc.tuple(fc.nat(5), fc.nat(5)),
});

describe("countLabels", () => {
  it("counts as one voxel after the other does, of any types, runs and offsets", () => {
    fc.assert(
      fc.property(maps, ({ size, seed, classes, run, kinds, offsets }) => {
        const p = randomLabels(size, seed, classes, run);
        // The target follows the prediction in long stretches, as it does in life.
        const t = randomLabels(size, seed + 1, classes, run).map((label, k) =>
          k % 300 < 200 ? p[k]! : label,
        );
        const got = countLabels(view(kinds[0], p, offsets[0]), view(kinds[1], t, offsets[1]), classes, null);
        expectCounts(got, naive(p, t, classes));
      }),
      { seed: 1, numRuns: 600 },
    );
  });

  it.each([2, 128, 129, 1000])("counts %i classes over several pieces", (classes) => {
    for (const run of [2, 5000]) {
      const p = randomLabels(50_003, 1, classes, run);
      const t = randomLabels(50_003, 2, classes, run).map((label, k) => (k % 9000 < 6000 ? p[k]! : label));
      for (const Kind of [Uint16Array, Int32Array] as const) {
        expectCounts(countLabels(view(Kind, p), view(Kind, t), classes, null), naive(p, t, classes));
        expectCounts(countLabels(view(Kind, p, 1), view(Kind, t), classes, null), naive(p, t, classes));
      }
      const mask = Uint8Array.from(p, (_, k) => k % 3);
      expectCounts(
        countLabels(view(Int32Array, p), view(Int32Array, t), classes, mask),
        naive(p, t, classes, mask),
      );
    }
  });

  it.each(KINDS.map((Kind) => [Kind.name, Kind] as const))("passes over runs of %s", (_, Kind) => {
    // Changes at every distance to the next 16 bytes; the last voxels fill no word.
    for (let at = 1; at < 70; at++) {
      const p = Array.from({ length: 131 }, (_, k) => (k < at ? 1 : 100));
      const t = Array.from({ length: 131 }, (_, k) => (k < at + (at % 3) - 1 ? 1 : 100));
      expectCounts(countLabels(view(Kind, p), view(Kind, t), 101, null), naive(p, t, 101));
      expectCounts(countLabels(view(Kind, t, 4), view(Kind, p, 8), 101, null), naive(t, p, 101));
    }
  });

  it.each([
    ["8 bits", Uint8Array, 256, 255, 127],
    ["8 bits", Uint8ClampedArray, 256, 0, 128],
    ["16 bits", Uint16Array, 65536, 65535, 32767],
    ["16 bits", Uint16Array, 65536, 511, 255],
    ["32 bits", Uint32Array, 65537, 65536, 0],
  ] as const)("tells labels of all %s apart", (_, Kind, classes, a, b) => {
    const constant = new Array<number>(96).fill(3);
    for (const at of [4, 8, 15, 16, 17, 32, 48, 80]) {
      const p = constant.map((_, k) => (k < at ? a : b));
      expectCounts(
        countLabels(view(Kind, p), view(Kind, constant), classes, null),
        naive(p, constant, classes),
      );
      expectCounts(
        countLabels(view(Kind, constant), view(Kind, p), classes, null),
        naive(constant, p, classes),
      );
    }
  });

  it("counts what the mask lets count", () => {
    fc.assert(
      fc.property(maps, ({ size, seed, classes, run, kinds }) => {
        const p = randomLabels(size, seed, classes, run);
        const t = randomLabels(size, seed + 1, classes, run);
        const mask = Uint8Array.from(randomLabels(size, seed + 2, 2, run));
        const got = countLabels(view(kinds[0], p), view(kinds[1], t), classes, mask);
        expectCounts(got, naive(p, t, classes, mask));
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it.each([
    ["too large", Uint8Array, 3],
    ["negative", Int8Array, -1],
    ["negative", Int32Array, -1],
    ["unsigned 32-bit", Uint32Array, 2 ** 32 - 1],
  ] as const)("sees a label that is %s, wherever it is", (_, Kind, wrong) => {
    for (const offset of [0, 1]) {
      for (let at = 0; at < 40; at++) {
        const good = view(Kind, new Array<number>(40).fill(2), offset);
        const bad = view(Kind, new Array<number>(40).fill(2), offset);
        bad[at] = wrong;
        expect(countLabels(good, bad, 3, null).valid).toBe(false);
        expect(countLabels(bad, good, 3, null).valid).toBe(false);
        const mask = new Uint8Array(40).fill(1);
        mask[at] = 0;
        expect(countLabels(bad, good, 3, mask)).toMatchObject({ valid: true, voxels: 39 });
      }
    }
  });
});

describe("countOtherLabels", () => {
  const p = Uint8Array.of(0, 1, 1, 9, 2, 0);
  const t = Uint8Array.of(0, 1, 0, 5, 5, 2);

  it("counts where the target holds another label, whatever the prediction holds elsewhere", () => {
    const want = naive([0, 1, 1, 0], [0, 1, 0, 2], 3);
    for (const size of [10, 256]) expectCounts(sliced(countOtherLabels(p, t, size, 5)!, 3), want);
    // Label 9 does not fit a table of 6 labels, though it does not count.
    expect(countOtherLabels(p, t, 3, 5)).toBeNull();
    expectCounts(
      countOtherLabels(
        p.map((label) => label % 4),
        t,
        3,
        5,
      )!,
      want,
    );
  });

  it("leaves to others what does not fit a table of bytes, or names no class", () => {
    expect(countOtherLabels(p, t, 10, -1)).toBeNull();
    expect(countOtherLabels(p, t, 10, 256)).toBeNull();
    expect(countOtherLabels(p, t, 257, 5)).toBeNull();
    expect(countOtherLabels(p, t, 2, 9)).toBeNull();
    expect(countOtherLabels(Int8Array.of(-1), Int8Array.of(5), 3, 5)).toBeNull();
  });

  it("agrees with the pass over voxels that count", () => {
    fc.assert(
      fc.property(maps, fc.nat(6), ({ size, seed, classes, run, kinds, offsets }, ignored) => {
        const labels = [0, 1].map((side) => randomLabels(size, seed + side, classes, run)) as [
          number[],
          number[],
        ];
        const [prediction, target] = [0, 1].map((side) => view(kinds[side]!, labels[side]!, offsets[side]));
        const counted = Uint8Array.from(labels[1], (label) => (label === ignored ? 0 : 1));
        const want = countLabels(prediction!, target!, classes, counted);
        expectCounts(countOtherLabels(prediction!, target!, classes, ignored)!, want);
      }),
      { seed: 21 },
    );
  });
});

function sliced({ intersection, predicted, actual, ...rest }: LabelCounts, classes: number): LabelCounts {
  const [i, p, t] = [intersection, predicted, actual].map((sums) => sums.slice(0, classes)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return { intersection: i, predicted: p, actual: t, ...rest };
}
