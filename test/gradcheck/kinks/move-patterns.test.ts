import { describe, expect, it } from "vitest";
import { MovePatterns, oppositeOf } from "../../../src/gradcheck/kinks/move-patterns.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";

const x = Float64Array.of(3, 1, 1, 2);
const patternsOf = (numbers: Float64Array) =>
  new MovePatterns(numbers, new Float64Array(numbers.length).fill(1), null, mulberry32(1));
const ranks = (pattern: Float64Array) =>
  Array.from(pattern, (part) => pattern.filter((other) => other < part).length);

describe("MovePatterns", () => {
  it("contains the orders of positions and of x, ties of x by position, each rising and falling", () => {
    const patterns = Array.from(patternsOf(x).inOrders(), (draw) => draw());
    expect(patterns.map(ranks).filter((_, k) => k % 3 === 0)).toEqual([
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [3, 0, 1, 2],
      [3, 1, 0, 2],
    ]);
    for (let k = 0; k < patterns.length; k += 3) {
      expect(patterns[k + 1]!.every((part) => part > 0)).toBe(true);
      expect(patterns[k + 2]!.every((part) => part < 0)).toBe(true);
    }
  });

  it("moves every element, by the longest move at most, and no two alike", () => {
    const patterns = patternsOf(new Float64Array(50));
    const signs = Float64Array.from({ length: 50 }, (_, k) => Math.sign(Math.sin(k)));
    const inOrders = Array.from(patterns.inOrders(), (draw) => draw());
    for (const pattern of [...inOrders, patterns.inRandomOrder(), patterns.onSides(signs)]) {
      expect(pattern.every((part) => Math.abs(part) >= 0.25 && Math.abs(part) <= 1)).toBe(true);
      expect(new Set(pattern).size).toBe(50);
    }
  });

  it("puts elements on the sides that are wanted", () => {
    const signs = Float64Array.of(1, -1, -1, 1);
    expect(Array.from(patternsOf(x).onSides(signs), Math.sign)).toEqual([1, -1, -1, 1]);
  });

  it("moves elements the farther, the larger their part of a direction", () => {
    const pattern = patternsOf(x).ranked(Float64Array.of(0.1, -3, 2, 1), Float64Array.of(1, 1, -1, -1));
    expect(Array.from(pattern, Math.sign)).toEqual([1, 1, -1, -1]);
    expect(ranks(pattern.map(Math.abs))).toEqual([0, 3, 2, 1]);
  });

  it("goes along a direction to either side, and off it by a sixteenth at most", () => {
    const direction = Float64Array.of(1, -2, 0, 0.5);
    for (const side of [1, -1]) {
      patternsOf(x)
        .towards(direction, side, false)
        .forEach((part, k) => {
          expect(Math.abs(part - (side * direction[k]!) / 2)).toBeLessThanOrEqual(1 / 16);
        });
    }
  });

  it("draws again where equal elements of inputs of other scales would be moved to one place", () => {
    const patterns = new MovePatterns(
      Float64Array.of(1, 1, 3),
      Float64Array.of(1, 2, 1),
      null,
      mulberry32(1),
    );
    const drawn = [Float64Array.of(1, 0.5, 1), Float64Array.of(0.5, 0.26, 1), Float64Array.of(1, 1, 1)];
    expect(patterns.drawBreakingTies(() => drawn.shift()!)).toEqual(Float64Array.of(1, 1, 1));
  });

  it("draws again where equal elements at a bound would be moved inward by the same length", () => {
    const ones = new Float64Array(2).fill(1);
    const patterns = new MovePatterns(ones, ones, { low: 0, high: 1 }, mulberry32(1));
    const drawn = [Float64Array.of(1, -1), Float64Array.of(-1, 0.5)];
    expect(patterns.drawBreakingTies(() => drawn.shift()!)).toEqual(Float64Array.of(-1, 0.5));
  });

  it("exchanges the moves of two elements", () => {
    const pattern = Float64Array.of(1, 2, 3, 4);
    const patterns = patternsOf(x);
    const counts = Array.from({ length: 20 }, () => {
      const found = patterns.exchanged(pattern);
      expect(Array.from(found).sort()).toEqual([1, 2, 3, 4]);
      return found.filter((part, k) => part !== pattern[k]).length;
    });
    expect(new Set(counts)).toEqual(new Set([0, 2]));
    expect(Array.from(pattern)).toEqual([1, 2, 3, 4]);
    for (const part of patterns.exchanged(Float64Array.of(0, -0.01, 1, 0.5))) {
      expect(Math.abs(part)).toBeGreaterThanOrEqual(0.25);
    }
  });

  it("ends where nothing breaks all ties", () => {
    expect(patternsOf(x).drawBreakingTies(() => Float64Array.of(1, 1, 1, 1))).toEqual(
      Float64Array.of(1, 1, 1, 1),
    );
  });
});

describe("oppositeOf", () => {
  it("is the mirror image, in which elements at a bound move inward by what they lack of the longest move", () => {
    const pattern = Float64Array.of(0.5, -1, 0.25, -0.75);
    expect([...oppositeOf(pattern, x, null)]).toEqual([-0.5, 1, -0.25, 0.75]);
    expect([...oppositeOf(pattern, x, { low: 1, high: 3 })]).toEqual([0.75, 0.25, 1, 0.75]);
  });
});
