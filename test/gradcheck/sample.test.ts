import { describe, expect, it } from "vitest";
import { sampleIndices } from "../../src/gradcheck/sample.ts";

describe("sampleIndices", () => {
  it("gives all where there are no more", () => {
    expect(sampleIndices(3, 5, 1)).toEqual([0, 1, 2]);
  });

  it("gives different ones, in order, the same for the same seed", () => {
    const sample = sampleIndices(1000, 50, 3);
    expect(new Set(sample).size).toBe(50);
    expect(sample).toEqual([...sample].sort((a, b) => a - b));
    expect(sample.every((index) => index >= 0 && index < 1000)).toBe(true);
    expect(sampleIndices(1000, 50, 3)).toEqual(sample);
    expect(sampleIndices(1000, 50, 4)).not.toEqual(sample);
  });

  it("reaches both ends", () => {
    const sample = sampleIndices(100, 90, 1);
    expect(sample[0]).toBeLessThan(5);
    expect(sample.at(-1)).toBeGreaterThan(94);
  });
});
