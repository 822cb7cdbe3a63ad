import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LabelMap, type Target, type Tensor } from "../../src/index.ts";
import { gradcheckProperty } from "../../src/testing/fast-check.ts";

describe("inputs", () => {
  const inputsOf = (options: object, numRuns = 200) => {
    const inputs: { prediction: Tensor; target: Target }[] = [];
    const loss = (prediction: Tensor, target: Target) => {
      if (inputs.at(-1)?.target !== target) inputs.push({ prediction, target });
      return 1;
    };
    fc.assert(
      gradcheckProperty(loss as never, { gradient: (p: Tensor) => p.data.map(() => 0), ...options }),
      { seed: 1, numRuns },
    );
    return inputs;
  };

  it("have shapes of every kind", () => {
    const shapes = inputsOf({}).map(({ prediction }) => prediction.shape);
    for (const rank of [3, 4]) expect(shapes.some((shape) => shape.length === rank)).toBe(true);
    for (const classes of [1, 2, 3]) expect(shapes.some((shape) => shape.at(-1) === classes)).toBe(true);
    for (const batch of [1, 2, 3]) expect(shapes.some((shape) => shape[0] === batch)).toBe(true);
  });

  it("of a softmax have several classes", () => {
    for (const { prediction } of inputsOf({ activation: "softmax", classAxis: 1 }))
      expect(prediction.shape[1]).toBeGreaterThan(1);
  });

  it("have the shapes, the dtype and the targets that are asked for", () => {
    const shapes = fc.constantFrom([1, 2, 2], [2, 4, 3]);
    for (const { prediction, target } of inputsOf({ shapes, target: "labels", dtype: "float32" }, 20)) {
      expect(["1,2,2", "2,4,3"]).toContain(prediction.shape.join());
      expect(prediction.dtype).toBe("float32");
      expect(target).toBeInstanceOf(LabelMap);
    }
  });

  it("of a class axis further in have the axes for it", () => {
    for (const classAxis of [2, 3, -3])
      for (const { prediction, target } of inputsOf({ classAxis, target: "labels" }, 20)) {
        const axis = classAxis < 0 ? prediction.rank + classAxis : classAxis;
        expect(target.shape).toEqual(prediction.shape.filter((_, other) => other !== axis));
      }
  });

  it("are asked beyond [0, 1] only where it is said", () => {
    const beyond = (domain?: readonly [number, number] | null) => {
      let found = false;
      const loss = (p: Tensor) => {
        found ||= p.data.some((x) => x < 0 || x > 1);
        return Array.from(p.data, (x) => x * x).reduce((total, square) => total + square);
      };
      const gradient = (p: Tensor) => p.data.map((x) => 2 * x);
      const options = { gradient, ...(domain !== undefined && { domain }) };
      fc.assert(gradcheckProperty(loss, options), { seed: 1, numRuns: 30 });
      return found;
    };
    expect(beyond()).toBe(false);
    expect(beyond(null)).toBe(true);
    expect(beyond([-1, 2])).toBe(true);
  });
});
