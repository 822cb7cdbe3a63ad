import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BLOCK } from "../../../../src/kernels/arrays/summation.ts";
import { classGradient } from "../../../../src/kernels/class-sums/class-gradient.ts";
import { classSums, widthOf } from "../../../../src/kernels/class-sums/class-sums.ts";
import type { ClassSumsOperands } from "../../../../src/kernels/class-sums/operands.ts";
import { type ReadNumbers, termMap, termMapGradient } from "../../../../src/kernels/class-sums/term-map.ts";
import { TERM_PASS } from "../../../../src/kernels/class-sums/term-pass.ts";
import { LINE, PLANE, tileOf } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { withoutSimd } from "../../../../src/kernels/simd/simd-module.ts";
import { MemoryBlock } from "../../../../src/tensor/arena/memory-block.ts";
import { KERNEL_BYTES } from "../../../../src/tensor/arena/wasm-memory.ts";
import { randomLabels, randomValues } from "../../../tensor/random-values.ts";
import { KINDS, layoutOf, PLACES } from "../../overlap-cases.ts";
import { expectSameBits } from "../../same-bits.ts";

const HOSTILE = [Number.NaN, Infinity, -Infinity, -0, 1e-45, -1e-45, 3e38, -3e38, 87, -87, 86.9, 500, 1];

const problems = fc.record({
  activation: fc.constantFrom("softmax", "softmax", "sigmoid", "none"),
  overlap: fc.constantFrom(null, ...KINDS),
  gamma: fc.constantFrom(null, 0, 2, 0.5),
  form: fc.constantFrom("categorical", "binary"),
  smoothing: fc.constantFrom(0, 0, 0.1),
  axis: fc.constantFrom(...PLACES),
  batch: fc.integer({ min: 1, max: 2 }),
  classes: fc.integer({ min: 1, max: 5 }),
  spatial: fc.constantFrom([1, 300], [3, 341], [1, 1025], [4, 257]),
  labels: fc.constantFrom(null, Uint8Array, Int32Array),
  masked: fc.boolean(),
  dtype: fc.constantFrom("float32", "float32", "float64"),
  spread: fc.constantFrom(3, 30, 60),
  hostile: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...HOSTILE)), { maxLength: 2 }),
  inArena: fc.tuple(fc.boolean(), fc.boolean()),
  seed: fc.nat(1000),
});

type Case = typeof problems extends fc.Arbitrary<infer Value> ? Value : never;

function operandsOf(given: Case): ClassSumsOperands {
  const { activation, overlap, gamma, axis, batch, classes, labels, masked, dtype, hostile, seed } = given;
  const [rows, columns] = given.spatial as [number, number];
  const layout = layoutOf({ batch, spatial: [rows, columns], classes, seed }, axis);
  const voxels = batch * rows * columns;
  const size = voxels * classes;
  const block = new MemoryBlock(2 ** 17, false);
  const floats = (values: ArrayLike<number>, inArena: boolean) => {
    const Kind = dtype === "float32" ? Float32Array : (Float64Array as unknown as Float32ArrayConstructor);
    const array = (inArena ? block.cut(Kind, size) : null) ?? new Kind(size);
    array.set(values);
    return array;
  };
  const [low, high] = activation === "none" ? [0, 1] : [-given.spread, given.spread];
  const prediction = floats(randomValues(size, seed, low, high), given.inArena[0]);
  for (const [at, value] of hostile) prediction[at % size] = value;
  const target =
    labels === null
      ? floats(randomValues(size, seed + 1, 0, 1), given.inArena[1])
      : labels.from(randomLabels(voxels, seed + 1, Math.max(2, classes)));
  const form = activation === "sigmoid" ? "binary" : activation === "softmax" ? "categorical" : given.form;
  const weights = Float64Array.from(randomValues(classes, seed + 3, 0, 2));
  const smoothing = form === "categorical" ? given.smoothing : 0;
  return {
    layout,
    prediction,
    target,
    counted: masked ? Uint8Array.from(randomLabels(voxels, seed + 2, 2)) : null,
    activation: activation as ClassSumsOperands["activation"],
    overlap: overlap ?? (gamma === null ? "products" : null),
    termPass: TERM_PASS,
    terms:
      gamma === null
        ? null
        : { form: form as "binary", weights, gamma, positive: 1.5, negative: 0.5, smoothing },
  };
}

describe("SIMD and plain kernels give the same bits", () => {
  it("of the sums, of each block, and of what is valid", () => {
    fc.assert(
      fc.property(problems, fc.boolean(), (given, checked) => {
        const operands = operandsOf(given);
        const { batch, classes, voxels } = operands.layout;
        const pair = [0, 0].map(() => new Float64Array(Math.ceil(voxels / BLOCK) * batch * widthOf(classes)));
        const got = classSums(operands, checked, pair[0]);
        const want = withoutSimd(() => classSums(operands, checked, pair[1]));
        expectSameBits(got.sums, want.sums);
        expectSameBits(pair[0]!, pair[1]!);
        expect(got.valid).toBe(want.valid);
      }),
      { numRuns: 40 },
    );
  });

  it("of the gradient", () => {
    const slope = fc.oneof(fc.double({ min: -3, max: 3, noNaN: true }), fc.constantFrom(0, -0, 1e-300));
    fc.assert(
      fc.property(problems, fc.infiniteStream(slope), (given, stream) => {
        const operands = operandsOf(given);
        const { batch, classes } = operands.layout;
        const draw = (length: number) => Float64Array.from({ length }, () => stream.next().value);
        const slopes = {
          overlap: operands.overlap === null ? null : draw(2 * batch * classes),
          terms: operands.terms === null ? null : draw(batch),
        };
        const dtype = given.dtype as "float32" | "float64";
        const got = classGradient(operands, slopes, dtype);
        const want = withoutSimd(() => classGradient(operands, slopes, dtype));
        expectSameBits(got, want);
      }),
      { numRuns: 40 },
    );
  });
});

describe("SIMD and plain kernels give the same bits of a map of terms", () => {
  it("and of its gradient", () => {
    fc.assert(
      fc.property(problems, fc.boolean(), (given, checked) => {
        const operands = { ...operandsOf(given), overlap: null };
        fc.pre(operands.terms !== null);
        const dtype = given.dtype as "float32" | "float64";
        const slopes = randomValues(operands.prediction.length, given.seed, -1, 1);
        const results = () => {
          const { map, valid } = termMap(operands, 0, checked);
          const read: ReadNumbers = (out, outStart, start, count) =>
            out.set(slopes.subarray(start, start + count), outStart);
          return { map, valid, gradient: termMapGradient(operands, 0, read, dtype) };
        };
        const [got, want] = [results(), withoutSimd(results)];
        expectSameBits(got.map, want.map);
        expectSameBits(got.gradient, want.gradient);
        expect(got.valid).toBe(want.valid);
      }),
      { numRuns: 30 },
    );
  });
});

describe("sums and gradient of one reading", () => {
  it.each([true, false])("have the bits of two, with SIMD: %s", (simd) => {
    fc.assert(
      fc.property(problems, fc.double({ min: -3, max: 3, noNaN: true }), (given, slope) => {
        const operands = { ...operandsOf(given), overlap: null };
        fc.pre(operands.terms !== null);
        const dtype = given.dtype as "float32" | "float64";
        const check = () => {
          const want = classSums(operands, true);
          const terms = new Float64Array(operands.layout.batch).fill(slope);
          const out = classGradient(operands, { overlap: null, terms }, dtype).fill(7);
          const got = classSums(operands, true, null, null, { slope, out });
          expectSameBits(got.sums, want.sums);
          expect(got.valid).toBe(want.valid);
          expectSameBits(out, classGradient(operands, { overlap: null, terms }, dtype));
        };
        if (simd) check();
        else withoutSimd(check);
      }),
      { numRuns: 50 },
    );
  });
});

describe("a tile is in the memory of the SIMD kernels", () => {
  it("for up to 64 classes, of arrays of some size", () => {
    expect(tileOf(64, 1000).simd).not.toBeNull();
    expect(tileOf(2, 255).simd).toBeNull();
    expect(tileOf(80, 1000).simd).toBeNull();
    expect(withoutSimd(() => tileOf(64, 1000)).simd).toBeNull();
  });

  it("and all its planes and lines fit there, apart from each other", () => {
    const tile = tileOf(64, 1000);
    const arrays = [
      ...Object.values(PLANE).map((index) => tile.plane(index)),
      ...Object.values(LINE).map((index) => tile.line(index)),
      tile.labels,
      tile.pairs,
    ].sort((a, b) => a.byteOffset - b.byteOffset);
    for (let k = 1; k < arrays.length; k++) {
      const before = arrays[k - 1]!;
      expect(arrays[k]!.byteOffset).toBeGreaterThanOrEqual(before.byteOffset + before.byteLength);
    }
    expect(arrays.at(-1)!.byteOffset + arrays.at(-1)!.byteLength).toBeLessThanOrEqual(KERNEL_BYTES);
  });
});
