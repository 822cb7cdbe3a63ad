import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BLOCK } from "../../../src/kernels/arrays/summation.ts";
import { type OverlapOperands, overlapSums, spreadOverlap } from "../../../src/kernels/overlap/overlap.ts";
import { simdOverlapSums, simdSpreadOverlap } from "../../../src/kernels/overlap/simd-overlap.ts";
import { marksFor } from "../../../src/kernels/overlap/target-marks.ts";
import { withoutSimd } from "../../../src/kernels/simd/simd-module.ts";
import { KERNEL_BYTES, makeMemory } from "../../../src/tensor/arena/wasm-memory.ts";
import { randomLabels, randomValues } from "../../tensor/random-values.ts";
import { KINDS, layoutOf, PLACES } from "../overlap-cases.ts";
import { expectSameBits } from "../same-bits.ts";

const HOSTILE = [Number.NaN, Infinity, -Infinity, -0, 1e-45, -1e-45, 3e38, 1.0000011, -0.0000011, 1, 0];

/** Where the arrays lie: on their own, or in a memory of the kernels, from the byte on. */
type Place = "own" | "arena";

const arena = makeMemory(2 ** 22, false)!;
let next = KERNEL_BYTES;
function single(values: ArrayLike<number>, place: Place): Float32Array {
  if (place === "own") return Float32Array.from(values);
  next += 4;
  const array = new Float32Array(arena.buffer, next, values.length);
  array.set(values);
  next += array.byteLength;
  return array;
}

const problems = fc.record({
  kind: fc.constantFrom(...KINDS),
  axis: fc.constantFrom(...PLACES.filter((place) => place !== "middle")),
  batch: fc.integer({ min: 1, max: 2 }),
  classes: fc.integer({ min: 1, max: 4 }),
  rows: fc.constantFrom(1, 4, 5, 9),
  columns: fc.constantFrom(256, 257, 999, 1021),
  labels: fc.constantFrom(null, Uint8Array, Int8Array, Uint16Array, Int32Array),
  hard: fc.boolean(),
  masked: fc.boolean(),
  hostile: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...HOSTILE)), { maxLength: 3 }),
  wrongLabels: fc.array(fc.tuple(fc.nat(), fc.constantFrom(-1, 4, 100, 127)), { maxLength: 1 }),
  prediction: fc.constantFrom<Place>("own", "arena"),
  target: fc.constantFrom<Place>("own", "arena"),
  seed: fc.nat(1000),
});

type Case = typeof problems extends fc.Arbitrary<infer Value> ? Value : never;

function operandsOf(given: Case): OverlapOperands {
  const { kind, axis, batch, classes, rows, columns, labels, masked, hostile, wrongLabels, seed } = given;
  next = KERNEL_BYTES;
  const layout = layoutOf({ batch, spatial: [rows, columns], classes, seed }, axis);
  const voxels = batch * rows * columns;
  const prediction = single(randomValues(voxels * classes, seed, 0, 1), given.prediction);
  for (const [at, value] of hostile) prediction[at % prediction.length] = value;
  let target: OverlapOperands["target"];
  if (labels === null) {
    const values = randomValues(voxels * classes, seed + 1, 0, 1);
    target = single(given.hard ? values.map((value) => Math.round(value)) : values, given.target);
    for (const [at, value] of hostile) target[(at * 7) % target.length] = value;
  } else {
    target = labels.from(randomLabels(voxels, seed + 1, Math.max(2, classes)));
    for (const [at, label] of wrongLabels) target[at % voxels] = label;
  }
  const counted = masked ? Uint8Array.from(randomLabels(voxels, seed + 2, 2)) : null;
  return { layout, kind, prediction, target, counted };
}

describe("SIMD and plain kernels give the same bits", () => {
  it("of the sums, of each block, and of what is valid", () => {
    fc.assert(
      fc.property(problems, fc.boolean(), (given, checked) => {
        const operands = operandsOf(given);
        const { batch, classes, voxels } = operands.layout;
        const pair = [0, 0].map(() => new Float64Array(Math.ceil(voxels / BLOCK) * 4 * batch * classes));
        const marks = marksFor(operands);
        const got = simdOverlapSums(operands, checked, pair[0]!, marks)!;
        const want = withoutSimd(() => overlapSums(operands, checked, pair[1]!));
        expectSameBits(got.sums, want.sums);
        expectSameBits(pair[0]!, pair[1]!);
        expect(got.valid).toBe(want.valid);
        const isHot = (value: number) => Object.is(value, 0) || value === 1;
        if (marks?.complete)
          expect(operands.counted !== null || [...operands.target].every(isHot)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("of the spread, into either memory", () => {
    const coefficient = fc.oneof(
      fc.double({ min: -10, max: 10, noNaN: true }),
      fc.constantFrom(0, -0, Number.NaN, 1e300, 1e-300),
    );
    const places = fc.constantFrom<Place>("own", "arena");
    fc.assert(
      fc.property(problems, places, fc.infiniteStream(coefficient), (given, place, stream) => {
        const operands = operandsOf(given);
        const rows = operands.layout.batch * operands.layout.classes;
        const coefficients = Float64Array.from({ length: 2 * rows }, () => stream.next().value);
        const out = single(new Float32Array(operands.prediction.length), place);
        const marks = marksFor(operands);
        simdOverlapSums(operands, false, null, marks);
        expect(simdSpreadOverlap(operands, coefficients, out, marks)).toBe(true);
        const want = withoutSimd(() => spreadOverlap(operands, coefficients, "float32"));
        expectSameBits(out, want as Float32Array);
      }),
      { numRuns: 60 },
    );
  });
});

describe("SIMD leaves to the plain kernels", () => {
  const problem = { batch: 1, spatial: [20, 30] as const, classes: 2, seed: 1 };
  const soft = (
    place: "first" | "last" | "middle",
    dtype: Float32ArrayConstructor | Float64ArrayConstructor,
  ) => ({
    layout: layoutOf(problem, place),
    kind: "products" as const,
    prediction: dtype.from(randomValues(1200, 1, 0, 1)),
    target: dtype.from(randomValues(1200, 2, 0, 1)),
    counted: null,
  });

  it("float64, an axis of classes between others, and few voxels", () => {
    expect(simdOverlapSums(soft("first", Float32Array), true, null)).not.toBeNull();
    expect(simdOverlapSums(soft("first", Float64Array), true, null)).toBeNull();
    expect(simdOverlapSums(soft("middle", Float32Array), true, null)).toBeNull();
    const few = {
      ...soft("first", Float32Array),
      layout: layoutOf({ ...problem, spatial: [1, 5] }, "first"),
    };
    expect(simdOverlapSums(few, true, null)).toBeNull();
    expect(simdSpreadOverlap(soft("first", Float32Array), new Float64Array(4), new Float64Array(1200))).toBe(
      false,
    );
  });
});
