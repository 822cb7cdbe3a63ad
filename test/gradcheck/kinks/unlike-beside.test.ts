import { describe, expect, it } from "vitest";
import { PICTURE_LOSSES } from "../../../bench/gradcheck/wild/picture-losses.ts";
import { formatGradcheck, gradcheck, type Tensor, tensor } from "../../../src/index.ts";

type Slopes = (x: Float64Array) => ArrayLike<number>;

/** The verdict, and what is said of a kink. */
function judge(f: (x: Float64Array) => number, gradient: Slopes, x: Float64Array, domain?: [number, number]) {
  const report = gradcheck(f, x, { gradient, ...(domain && { domain }) });
  expect(formatGradcheck(report)).toContain("gradcheck: ");
  const note = report.findings.find(({ kind }) => kind === "kink")?.message ?? null;
  return { verdict: report.verdict, note };
}

const relu = (x: number) => Math.max(0, x);
const step = (x: number) => (x > 0 ? 1 : 0);
const CORRECT_BESIDE = "the gradient is correct beside x and not at x: ";

describe("unlikeBeside", () => {
  it("names the slope that kinks of two operations leave where they cancel", () => {
    const found = judge(
      ([x, y]) => relu(x!) - relu(-x!) + y! * y!,
      ([x, y]) => [step(x!) + step(-x!), 2 * y!],
      Float64Array.of(0, 0.3),
    );
    expect(found).toEqual({
      verdict: "fail",
      note: `${CORRECT_BESIDE}at [0] it is 0, beside x 1; kinks of operations that cancel leave such a gradient`,
    });
  });

  it("says that no point has all elements of a gradient that counts a tie twice", () => {
    const each: Slopes = (x) => x.map((value) => (value === Math.max(...x) ? 1 : 0));
    const { verdict, note } = judge((x) => Math.max(...x), each, Float64Array.of(1, 1, 0.3));
    expect(verdict).toBe("fail");
    expect(note).toContain(
      `${CORRECT_BESIDE}each element is as at some point beside x, but no point has them all`,
    );
  });

  it("names the slopes on both sides of an element that lies outside of them", () => {
    const { verdict, note } = judge(
      ([x, y]) => relu(x!) + y! * y!,
      ([x, y]) => [x === 0 ? 5 : step(x!), 2 * y!],
      Float64Array.of(0, 0.3),
    );
    expect(verdict).toBe("fail");
    expect(note).toContain(`${CORRECT_BESIDE}at [0] it is 5, beside x from 0 to 1; operations that`);
  });

  it("names the input that an element is in", () => {
    const inputs = [Float64Array.of(0.7), Float64Array.of(0)] as const;
    const report = gradcheck((a, b) => a[0]! ** 2 + Math.abs(b[0]!), inputs, {
      gradient: (a, b) => [[2 * a[0]!], [b[0] === 0 ? 3 : Math.sign(b[0]!)]],
    });
    expect(report.findings.map(({ message }) => message).join()).toContain(
      "at input 1 [0] it is 3, beside x from -1 to 1",
    );
  });

  it("works at a bound of the domain", () => {
    const { verdict, note } = judge(
      ([x, y]) => Math.max(x!, y!),
      ([x, y]) => [x! >= y! ? 1 : 0, y! >= x! ? 1 : 0],
      Float64Array.of(0, 0),
      [0, 1],
    );
    expect(verdict).toBe("fail");
    expect(note).toContain(CORRECT_BESIDE);
  });

  it("works where all elements are at bounds, though f bends too near to the first point to show it", () => {
    const disc = Float64Array.from({ length: 36 }, (_, k) =>
      (Math.floor(k / 6) - 2.3) ** 2 + ((k % 6) - 2.6) ** 2 < 4 ? 1 : 0,
    );
    const mask = tensor(disc, [6, 6]);
    const skeleton = (p: Tensor) => PICTURE_LOSSES["soft skeleton"]!(p, mask);
    const { verdict, findings } = gradcheck(skeleton, mask, { domain: [0, 1] });
    expect(verdict).toBe("fail");
    expect(findings.at(-1)!.message).toContain(CORRECT_BESIDE);
  });

  it("says nothing of a gradient that is wrong beside x as well", () => {
    const wrong: Slopes = (x) => x.map((value) => 2 * step(value));
    const reluOfAll = (x: Float64Array) => x.reduce((sum, value) => sum + relu(value), 0);
    expect(judge(reluOfAll, wrong, Float64Array.of(0, 0.3, -0.4))).toEqual({ verdict: "fail", note: null });
    const smooth = judge(
      ([x]) => x! ** 2,
      ([x]) => [3 * x!],
      Float64Array.of(0.5),
    );
    expect(smooth).toEqual({ verdict: "fail", note: null });
  });

  it("costs no evaluation beyond the budget", () => {
    const each: Slopes = (x) => x.map((value) => (value === Math.max(...x) ? 1 : 0));
    for (const budget of [200, 700, 1500]) {
      const report = gradcheck((x) => Math.max(...x), Float64Array.of(1, 1, 0.3), { gradient: each, budget });
      expect(report.evaluations).toBeLessThanOrEqual(budget);
    }
  });

  it("leaves elements out that are not checked", () => {
    const slopes: Slopes = ([a, b]) => [a! >= b! ? 1 : 0, b! >= a! ? 1 : 0, a === b ? 9 : 1];
    const f = ([a, b, c]: Float64Array) => Math.max(a!, b!) + c!;
    const noteOf = (where?: number[]) =>
      gradcheck(f, Float64Array.of(1, 1, 0), { gradient: slopes, ...(where && { where }) }).findings[0]
        ?.message;
    expect(noteOf()).toContain("at [2] it is 9, beside x 1");
    expect(noteOf([1, 1, 0])).toContain("each element is as at some point beside x");
  });
});
