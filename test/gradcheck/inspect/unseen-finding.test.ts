import { describe, expect, it } from "vitest";
import { type FloatArray, formatGradcheck, gradcheck } from "../../../src/index.ts";

const noteOf = (
  f: (x: FloatArray) => number,
  x: FloatArray,
  gradient: (x: FloatArray) => ArrayLike<number>,
) => {
  const report = gradcheck(f, x as Float64Array, { gradient });
  expect(report.verdict).toBe("unresolved");
  return report.findings.find(({ kind }) => kind === "unseen")!.message;
};

describe("unseenFinding", () => {
  it("names the edge where f has a value at few steps", () => {
    const f = ([a]: FloatArray) => (a === 1 ? 1 : Number.NaN);
    expect(noteOf(f, Float64Array.of(1), () => [1])).toMatch(/^f has no value at most steps: give `domain`/);
  });

  it("names the jumps of a step function whose gradient is not 0", () => {
    const f = ([a]: FloatArray) => Math.round(8 * a!) / 8;
    expect(noteOf(f, Float64Array.of(1.01), () => [1])).toMatch(
      /^f moves by 0.25 or not at all: check it before/,
    );
  });

  it("names the jump of f at x, as a tied argmax has", () => {
    const half = 5;
    const chosenOf = (x: FloatArray) => x.indexOf(Math.max(...x.subarray(0, half)));
    const f = (x: FloatArray) => x[half + chosenOf(x)]! ** 2 + x[chosenOf(x)]!;
    const gradient = (x: FloatArray) => {
      const slopes = new Float64Array(x.length);
      slopes[chosenOf(x)] = 1;
      slopes[half + chosenOf(x)] = 2 * x[half + chosenOf(x)]!;
      return x instanceof Float32Array ? Float32Array.from(slopes) : slopes;
    };
    const point = [0.75, 0, 0.25, 0.75, 0.25, 0.25, 1, 0.5, 0.7184961538, 0.7849709782, 0];
    const notes = new Set<string>();
    for (const make of [Float64Array, Float32Array]) {
      for (let seed = 1; seed <= 6; seed++) {
        const x = make.from(point) as Float64Array;
        const { verdict, findings } = gradcheck(f, x, { gradient, domain: [0, 1], seed });
        // Along some directions the tie stays a tie, or the selected element wins it.
        expect(verdict).not.toBe("fail");
        if (verdict === "unresolved") notes.add(findings.at(-1)!.message);
      }
    }
    expect(notes.size).toBeGreaterThan(0);
    for (const note of notes)
      expect(note).toMatch(
        "f jumps by 0.45 at x, as a tied argmax that selects an element does, and has no slope across the jump: move x away from it",
      );
  });

  it("names the rounding of float32 where the slope is smaller", () => {
    const f = ([a]: FloatArray) => Math.fround(1 + 1e-8 * a! + 0.3);
    expect(noteOf(f, Float32Array.of(1.25), () => Float32Array.of(1e-8))).toMatch(
      /^f is rounded by \d(\.\d)?e-8, which hides its slope: check it in a higher precision/,
    );
  });

  it("names the scatter of random numbers", () => {
    let state = 1;
    const random = () => {
      state = (48271 * state) % 2147483647;
      return state / 2147483647;
    };
    const f = ([a]: FloatArray) => a! + 10 * random();
    expect(noteOf(f, Float64Array.of(1), () => [1])).toMatch(
      /^f scatters by \d(\.\d)?, which hides its slope: fix its seeds/,
    );
  });

  it("names a bend that lies beside x in float32", () => {
    const f = ([a, b]: FloatArray) => Math.fround(Math.abs(a! - b!));
    const x = Float32Array.of(0.7078819, 0.70788294);
    const note = noteOf(f, x, ([a, b]) => Float32Array.of(Math.sign(a! - b!), Math.sign(b! - a!)));
    expect(note).toMatch(/^f bends so near x/);
  });

  it("names the elements that no direction shows, beside those that some do", () => {
    const f = ([a, b]: FloatArray) => Math.fround(Math.fround(a! * a!) + Math.fround(Math.sqrt(1 - b!)));
    const gradient = ([a, b]: FloatArray) => Float32Array.of(2 * a!, -0.5 / Math.sqrt(1 - b!));
    const report = gradcheck(f, Float32Array.of(0.5, 1 - 1e-7), { gradient, domain: [0, 1] });
    expect(report.findings.find(({ kind }) => kind === "unseen")!.message).toMatch(
      /^f does not show the gradient of \[1\]; f bends so near x/,
    );
    expect(formatGradcheck(report)).toMatch(
      /^gradcheck: unresolved, f shows this gradient along some directions only\n/,
    );
  });
});
