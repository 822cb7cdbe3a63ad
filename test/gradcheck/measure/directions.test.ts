import { describe, expect, it } from "vitest";
import type { Domain } from "../../../src/gradcheck/arguments/domain.ts";
import { joinInputs } from "../../../src/gradcheck/arguments/inputs.ts";
import { hasUnlikeSlopes, planDirections } from "../../../src/gradcheck/measure/directions.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";

const inputs = (...values: number[]) => joinInputs([Float64Array.from(values)]);
const unit: Domain = { low: 0, high: 1 };

const plan = (
  values: readonly number[],
  gradient: readonly number[],
  domain: Domain | null = null,
  chosen: readonly number[] | null = null,
  seed = 1,
) =>
  planDirections(
    inputs(...values),
    Float64Array.from(gradient),
    chosen && Uint8Array.from(chosen),
    domain,
    mulberry32(seed),
  );

describe("planDirections", () => {
  it("goes along the signs of the gradient, then along random weights twice", () => {
    const directions = plan([1, -1, 1, 1], [2, -3, 4, -1e-9]);
    expect(directions.map(({ sides }) => sides)).toEqual(["both", "both", "both"]);
    expect([...directions[0]!.vector]).toEqual([1, -1, 1, -1]);
    for (const { vector } of directions.slice(1)) {
      for (const length of vector) {
        expect(Math.abs(length)).toBeGreaterThanOrEqual(0.5);
        expect(Math.abs(length)).toBeLessThan(1.5);
      }
    }
    expect(directions[1]!.vector).not.toEqual(directions[2]!.vector);
  });

  it("tosses a coin for an element whose derivative is 0, for it may be that which is wrong", () => {
    const signs = new Set(
      Array.from({ length: 20 }, (_, seed) => plan([1, 1], [1, 0], null, null, seed)[0]!.vector[1]),
    );
    expect([...signs].sort()).toEqual([-1, 1]);
  });

  it("goes in units of each element's scale", () => {
    expect([...plan([3, -4, 0, 0], [1, 1, -1, 1])[0]!.vector]).toEqual([3, 4, -2.5, 2.5]);
  });

  it("moves no element that is not checked", () => {
    for (const { vector } of plan([1, 2, 3], [1, 1, 1], null, [0, 1, 0])) {
      expect([...vector].map(Boolean)).toEqual([false, true, false]);
    }
  });

  it("goes from a bound inward only: where f should rise, where it should fall, and all at once", () => {
    const directions = plan([0, 1, 0, 1, 0.5], [3, 3, -3, -3, 1], unit);
    expect(directions.map(({ sides }) => sides)).toEqual(["both", "forward", "forward", "both", "forward"]);
    const [open, rising, falling, random, all] = directions.map(({ vector }) => [...vector].map(Math.sign));
    expect(open).toEqual([0, 0, 0, 0, 1]);
    expect(rising).toEqual([1, 0, 0, -1, 0]);
    expect(falling).toEqual([0, -1, 1, 0, 0]);
    expect(random!.slice(0, 4)).toEqual([0, 0, 0, 0]);
    expect(all).toEqual([1, -1, 1, -1, 0]);
  });

  it("stays within the domain", () => {
    const values = [0, 1, 0.5, 0.999, 0.25, 0.0001];
    for (const { vector } of plan(values, [1, 2, -3, 4, -5, 6], unit)) {
      values.forEach((x, k) => {
        const end = x + 0.25 * vector[k]!;
        expect(end).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(1);
      });
    }
  });

  it("plans no more than three ladders on both sides and one to one, and none that leads nowhere", () => {
    for (const values of [[0], [0, 1], [0.5], [0, 0.5], [0, 1, 0.5, 0.2]]) {
      for (const gradient of [
        values.map(() => 1),
        values.map((_, k) => (k % 2 === 0 ? 1 : -1)),
        values.map(() => 0),
      ]) {
        const directions = plan(values, gradient, unit);
        const ladders = directions.reduce((total, { sides }) => total + (sides === "both" ? 2 : 1), 0);
        expect(ladders).toBeLessThanOrEqual(7);
        expect(directions.length).toBeGreaterThan(0);
        for (const { vector } of directions) expect(vector.some(Boolean)).toBe(true);
      }
    }
  });

  it("is the same for the same seed", () => {
    const vectors = (seed: number) =>
      plan([1, 2, 3], [0, 0, 0], null, null, seed).map(({ vector }) => vector);
    expect(vectors(4)).toEqual(vectors(4));
    expect(vectors(5)).not.toEqual(vectors(4));
  });
});

it("takes slopes that a vector moves for unlike if two of them differ", () => {
  const [gradient, all] = [Float64Array.of(2, 0, 2, -2), Float64Array.of(1, 1, 1, 1)];
  expect(hasUnlikeSlopes(gradient, all)).toBe(true);
  expect(hasUnlikeSlopes(gradient, Float64Array.of(1, 0, -3, 0))).toBe(false);
  expect(hasUnlikeSlopes(gradient, Float64Array.of(0, 1, 0, 1))).toBe(true);
  expect(hasUnlikeSlopes(new Float64Array(4), all)).toBe(false);
  expect(hasUnlikeSlopes(gradient, new Float64Array(4))).toBe(false);
});
