import { describe, expect, it } from "vitest";
import { joinInputs } from "../../../src/gradcheck/arguments/inputs.ts";
import { observe } from "../../../src/gradcheck/inspect/observe.ts";
import { LADDER } from "../../../src/gradcheck/measure/check-direction.ts";
import { checkElement } from "../../../src/gradcheck/measure/check-element.ts";
import type { FloatArray } from "../../../src/index.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { finish } from "../finish.ts";
import { pointOf, subjectOf } from "../subjects.ts";

const product = ([a, b, c]: FloatArray) => a! * b! ** 2 + c!;

describe("checkElement", () => {
  it("gives the derivative along one element, in its own units, and where it is", () => {
    const point = pointOf(product, () => [9, 11, 1], Float64Array.of(2, 3, 0));
    const found = finish(checkElement(point, 1, [5, 6, 7]));
    expect(found).toMatchObject({
      input: 0,
      coordinates: [1],
      x: 3,
      target: 6,
      analytic: 11,
      verdict: "fail",
      kink: null,
    });
    expect(Math.abs(found.numeric - 12)).toBeLessThan(found.bar);
    expect(found.bar).toBeLessThan(1e-11);
    expect(finish(checkElement(point, 0, null))).toMatchObject({ target: null, verdict: "pass" });
  });

  it("gives the coordinates in the shape of its own input", () => {
    const subject = {
      ...subjectOf(
        () => 1,
        () => 1,
        tensor([1]),
      ),
      inputs: joinInputs([tensor([1, 2]), tensor([1, 2, 3, 4, 5, 6], [2, 3])]),
      f: () => 1,
      gradient: () => [
        [0, 0],
        [0, 0, 0, 0, 0, 0],
      ],
    };
    const { point } = finish(observe(subject));
    expect(finish(checkElement(point!, 6, null))).toMatchObject({ input: 1, coordinates: [1, 1], x: 5 });
  });

  it("goes inward from a bound, and gives the derivative all the same", () => {
    const unit = { low: 0, high: 1 };
    for (const x of [0, 1]) {
      const point = pointOf(
        ([a]) => Math.exp(2 * a!),
        ([a]) => [2 * Math.exp(2 * a!)],
        Float64Array.of(x),
        unit,
      );
      const { verdict, numeric, bar } = finish(checkElement(point, 0, null));
      expect(verdict).toBe("pass");
      expect(Math.abs(numeric - 2 * Math.exp(2 * x))).toBeLessThan(bar);
      expect(point.subject.tally.outside).toBe(0);
    }
  });

  it("gives the slopes on either side of a kink, the lower side first", () => {
    const bent = ([a]: FloatArray) => (a! < 2 ? -3 * a! : 5 * a! - 16);
    const { kink, numeric } = finish(
      checkElement(
        pointOf(bent, () => [5], Float64Array.of(2)),
        0,
        null,
      ),
    );
    expect(kink![0]).toBeCloseTo(-3, 5);
    expect(kink![1]).toBeCloseTo(5, 5);
    expect(numeric).toBeCloseTo(1, 5);
  });

  it("takes the ladder that it is given", () => {
    const point = pointOf(product, () => [9, 12, 1], Float64Array.of(2, 3, 0));
    const { tally } = point.subject;
    for (const rungs of [6, 12]) {
      const before = tally.evaluations;
      finish(checkElement(point, 1, null, { ...LADDER, rungs }));
      expect(tally.evaluations - before).toBe(2 * rungs);
    }
  });
});
