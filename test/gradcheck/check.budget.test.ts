import { expect, it } from "vitest";
import { gradcheck } from "../../src/index.ts";

/** A factor in the gradient of a sum of squares, with all calls counted. */
function checkWrong(budget: number) {
  let calls = 0;
  const f = (x: Float64Array) => {
    calls++;
    return x.reduce((sum, value) => sum + value * value, 0);
  };
  const x = Float64Array.from({ length: 64 }, (_, k) => k + 1);
  const report = gradcheck(f, x, { gradient: (y) => y.map((value) => 3 * value), budget });
  return { report, calls };
}

it.each([150, 300, 1000, 10_000])("no more than %d evaluations are spent, shrinking included", (budget) => {
  const { report, calls } = checkWrong(budget);
  expect(report.verdict).toBe("fail");
  expect(calls).toBeLessThanOrEqual(budget);
  expect(report.evaluations).toBe(calls);
});

it("a budget that allows it is spent on a smaller input", () => {
  expect(checkWrong(10_000).report.smallest).toBe("const x = new Float64Array([1]);");
});

it("a kink that the budget does not let it look at is unresolved, for the gradient may be a sub-gradient", () => {
  const relu = (x: Float64Array) => x.reduce((sum, value) => sum + Math.max(0, value), 0);
  const see = (budget: number) => {
    let calls = 0;
    const f = (x: Float64Array) => {
      calls++;
      return relu(x);
    };
    const gradient = (x: Float64Array) => x.map((value) => (value > 0 ? 1 : 0));
    const { verdict, findings } = gradcheck(f, new Float64Array(40), { gradient, budget });
    expect(calls).toBeLessThanOrEqual(budget);
    return [verdict, ...findings.map(({ message }) => message)];
  };
  expect(see(150)).toEqual(["unresolved", "f has a kink at x, and the budget ends before it is looked at"]);
  expect(see(2000)).toEqual([
    "pass",
    expect.stringContaining("lies between them, and the gradient is correct on both sides of x"),
  ]);
});
