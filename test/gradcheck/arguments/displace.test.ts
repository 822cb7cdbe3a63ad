import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displace, lineThrough } from "../../../src/gradcheck/arguments/displace.ts";
import { type Inputs, joinInputs } from "../../../src/gradcheck/arguments/inputs.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";

const one = (...values: number[]) => joinInputs([Float64Array.from(values)]);
const single = (...values: number[]) => joinInputs([Float32Array.from(values)]);
const move = (inputs: Inputs, vector: Float64Array, step: number) =>
  displace(lineThrough(inputs, vector, vector), step);

describe("displace", () => {
  it("goes a step along a direction to both sides", () => {
    const { plus, minus, kept } = move(one(1, 2, -4), Float64Array.of(2, 0, -1), 0.5);
    expect([...plus]).toEqual([2, 2, -4.5]);
    expect([...minus]).toEqual([0, 2, -3.5]);
    expect(kept).toBe(1);
  });

  it("gives numbers that an input of float32 can hold", () => {
    fc.assert(
      fc.property(
        fc.float({ noNaN: true, min: -1e6, max: 1e6 }),
        fc.double({ noNaN: true, min: -1e3, max: 1e3 }),
        fc.integer({ min: 0, max: 20 }),
        (x, along, rung) => {
          const { plus, minus } = move(single(x), Float64Array.of(along), 5 ** -rung);
          expect(plus[0]).toBe(Math.fround(plus[0]!));
          expect(minus[0]).toBe(Math.fround(minus[0]!));
        },
      ),
      { seed: 1 },
    );
  });

  it("leaves x in the middle, to the last bit, unless a power of two lies between", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: 1.2, max: 1.8 }),
        fc.constantFrom(1, -1),
        fc.constantFrom(1, -1),
        fc.integer({ min: 1, max: 15 }),
        fc.boolean(),
        (magnitude, side, way, rung, isSingle) => {
          const x = isSingle ? Math.fround(side * magnitude) : side * magnitude;
          const { plus, minus } = move(
            isSingle ? single(x) : one(x),
            Float64Array.of(way * 0.7),
            0.2 * 5 ** -rung,
          );
          expect(plus[0]! - x).toBe(x - minus[0]!);
        },
      ),
      { seed: 2 },
    );
  });

  it("says how much of a step is left once it is stored", () => {
    expect(move(single(1e8), Float64Array.of(1e8), 1e-3).kept).toBeGreaterThan(0.9999);
    expect(move(single(1e8), Float64Array.of(1e8), 1e-9).kept).toBe(0);
    expect(move(one(1e8), Float64Array.of(1e8), 1e-9).kept).toBeGreaterThan(0.9999);
    expect(move(one(1), Float64Array.of(0), 1).kept).toBe(0);
    const half = move(single(1, 0), Float64Array.of(1e-9, 1e-9), 1).kept;
    expect(half).toBeCloseTo(0.5, 6);
  });

  it("rounds the side of larger magnitude first", () => {
    const check = (x: number, along: number) => {
      const { plus, minus } = move(one(x), Float64Array.of(along), 1);
      const isOutward = x * along >= 0;
      const far = isOutward ? x + along : x - along;
      const moved = isOutward ? far - x : x - far;
      expect([plus[0], minus[0]]).toEqual([x + moved, x - moved]);
    };
    const number = fc.double({ noNaN: true, min: -1e3, max: 1e3 }).filter((value) => value !== 0);
    fc.assert(fc.property(number, number, check), { seed: 3 });
  });

  it("leaves elements as they are that do not move, the sign of 0 included", () => {
    const { plus, minus } = move(one(-0, 1), Float64Array.of(0, 1), 0.5);
    expect([plus[0], minus[0]]).toEqual([-0, -0]);
  });

  it("sums what a gradient makes of the way, in the order of the elements, of more than one block and one input", () => {
    const random = mulberry32(5);
    const list = [Float64Array.from({ length: 1500 }, random), Float32Array.from({ length: 40 }, random)];
    const inputs = joinInputs(list);
    const [vector, gradient] = [inputs.numbers.map(random), inputs.numbers.map(random)];
    const { plus, minus, across, ahead } = displace(lineThrough(inputs, vector, gradient), 0.01);
    const sums = { across: 0, ahead: 0 };
    for (const [k, slope] of gradient.entries()) {
      sums.across += slope * (plus[k]! - minus[k]!);
      sums.ahead += slope * (plus[k]! - inputs.numbers[k]!);
    }
    expect({ across, ahead }).toEqual(sums);
  });

  it("overwrites its points with those of the next step", () => {
    const line = lineThrough(one(1, 2), Float64Array.of(1, -1), Float64Array.of(1, 1));
    const first = displace(line, 0.5);
    const next = displace(line, 0.25);
    expect(next.plus).toBe(first.plus);
    expect([...next.plus, ...next.minus]).toEqual([1.25, 1.75, 0.75, 2.25]);
  });

  it("rounds each of several inputs as it stores numbers", () => {
    const { plus } = move(joinInputs([Float32Array.of(1), Float64Array.of(1)]), Float64Array.of(1, 1), 1e-10);
    expect([...plus]).toEqual([1, 1 + 1e-10]);
  });
});
