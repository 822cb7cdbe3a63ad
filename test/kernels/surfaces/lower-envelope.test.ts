import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  emptyEnvelope,
  lowerEnvelope,
  readEnvelope,
  readEnvelopeAt,
} from "../../../src/kernels/surfaces/lower-envelope.ts";

const inf = Number.POSITIVE_INFINITY;

function heightsOf(line: readonly number[], weight: number): Float64Array {
  const envelope = emptyEnvelope(line.length, weight);
  lowerEnvelope(envelope, Float64Array.from(line), 0, line.length);
  const out = new Float64Array(line.length);
  readEnvelope(envelope, 0, line.length, out, 0, 1);
  return out;
}

function naive(line: readonly number[], weight: number): number[] {
  return line.map((_, x) => Math.min(...line.map((height, q) => height + weight * (x - q) ** 2)));
}

describe("the lower envelope", () => {
  it.each<[string, number[], number, number[]]>([
    ["of one parabola", [inf, 0, inf, inf], 1, [1, 0, 1, 4]],
    ["of two", [0, inf, inf, inf, 0], 2, [0, 2, 8, 2, 0]],
    ["of a hidden one", [0, 9, 0], 1, [0, 1, 0]],
    ["of one that is lowest between places only", [0, 1.2, 2], 1, [0, 1, 2]],
    ["of one that hides all before it", [9, 9, 0], 1, [4, 1, 0]],
    ["of none", [inf, inf], 1, [inf, inf]],
    ["of one place", [7], 3, [7]],
  ])("%s", (_, line, weight, want) => {
    expect([...heightsOf(line, weight)]).toEqual(want);
  });

  it("is the least of all parabolas, exactly where all is whole", () => {
    const heights = fc.array(fc.oneof(fc.nat(30), fc.nat(4000), fc.constant(inf)), {
      minLength: 1,
      maxLength: 40,
      size: "max",
    });
    fc.assert(
      fc.property(heights, fc.integer({ min: 1, max: 400 }), (line, weight) => {
        expect([...heightsOf(line, weight)]).toEqual(naive(line, weight));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("is the least of all parabolas", () => {
    const heights = fc.array(fc.oneof(fc.double({ min: 0, max: 900, noNaN: true }), fc.constant(inf)), {
      minLength: 1,
      maxLength: 40,
      size: "max",
    });
    fc.assert(
      fc.property(heights, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (line, weight) => {
        const want = naive(line, weight);
        heightsOf(line, weight).forEach((height, x) => {
          if (want[x] === inf) expect(height).toBe(inf);
          else expect(Math.abs(height - want[x]!)).toBeLessThanOrEqual(1e-12 * want[x]!);
        });
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it("is read in part, with steps, and at single places", () => {
    const line = [4, 0, inf, 3, 0, 8, inf];
    const want = naive(line, 1.5);
    const envelope = emptyEnvelope(9, 1.5);
    lowerEnvelope(envelope, Float64Array.of(-1, ...line, -1), 1, line.length);
    const out = new Float64Array(12).fill(-1);
    readEnvelope(envelope, 2, 6, out, 1, 3);
    expect([...out]).toEqual([-1, want[2], -1, -1, want[3], -1, -1, want[4], -1, -1, want[5], -1]);
    const squares = new Float64Array(5).fill(-1);
    readEnvelopeAt(envelope, Uint32Array.of(0, 10, 13, 16), 10, 1, 4, squares);
    expect([...squares]).toEqual([-1, want[0], want[3], want[6], -1]);
  });
});
