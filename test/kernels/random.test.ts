import { describe, expect, it } from "vitest";
import { mulberry32 } from "../../src/kernels/random.ts";

const numbers = (seed: number, count: number) => {
  const random = mulberry32(seed);
  return Array.from({ length: count }, random);
};

describe("mulberry32", () => {
  it.each([
    [0, [0.26642920868471265, 0.0003297457005828619, 0.2232720274478197]],
    [1, [0.6270739405881613, 0.002735721180215478, 0.5274470399599522]],
    [42, [0.6011037519201636, 0.44829055899754167, 0.8524657934904099]],
    [-1, [0.8964226141106337, 0.189478256739676, 0.7156526781618595]],
  ])("of seed %d gives the numbers of the algorithm in whole arithmetic of 32 bits", (seed, want) => {
    expect(numbers(seed, 3)).toEqual(want);
  });

  it("gives the same for the same seed, and other numbers for others", () => {
    expect(numbers(7, 50)).toEqual(numbers(7, 50));
    expect(numbers(8, 50)).not.toEqual(numbers(7, 50));
    expect(numbers(7 + 2 ** 32, 50)).toEqual(numbers(7, 50));
  });

  it("fills [0, 1) evenly, in pairs too", () => {
    const drawn = numbers(3, 2 ** 15);
    expect(drawn.every((number) => number >= 0 && number < 1)).toBe(true);
    const cells = new Array<number>(64).fill(0);
    for (let k = 0; k < drawn.length; k += 2) {
      cells[8 * Math.floor(8 * drawn[k]!) + Math.floor(8 * drawn[k + 1]!)]!++;
    }
    // 256 a cell, with a standard deviation of 16.
    expect(Math.min(...cells)).toBeGreaterThan(256 - 80);
    expect(Math.max(...cells)).toBeLessThan(256 + 80);
  });
});
