import { describe, expect, it } from "vitest";
import { runToEnd } from "../../src/gradcheck/arguments/maybe-async.ts";
import { edgeCases, gradcheck, type Tensor } from "../../src/index.ts";
import {
  checkDrawn,
  drawCase,
  newJudge,
  predictionShape,
  readPropertyCheck,
  spatialRank,
} from "../../src/testing/property-check.ts";

const squares = (p: Tensor) => Array.from(p.data, (x) => x * x).reduce((total, each) => total + each);
const gradient = (p: Tensor) => p.data.map((x) => 2 * x);
const plan = (options: object = {}) => readPropertyCheck("name", squares, { gradient, ...options });

describe("predictionShape", () => {
  it.each([
    [undefined, [2, 3, 4, 5]],
    [-1, [2, 3, 4, 5]],
    [1, [2, 5, 3, 4]],
    [2, [2, 3, 5, 4]],
    [-2, [2, 3, 5, 4]],
    [null, [2, 3, 4]],
  ])("with class axis %s", (classAxis, shape) => {
    expect(predictionShape(classAxis, 2, [3, 4], 5)).toEqual(shape);
  });

  it.each([undefined, -1, 1, 2, 3, -2, -4, null])("has the axes that class axis %s needs", (classAxis) => {
    const shape = predictionShape(classAxis, 2, new Array(spatialRank(classAxis)).fill(3), 5);
    expect(edgeCases(shape, classAxis === undefined ? {} : { classAxis })[0]!.prediction.shape).toEqual(
      shape,
    );
    const axis = classAxis ?? (classAxis === null ? undefined : -1);
    if (axis !== undefined) expect(shape.at(axis)).toBe(5);
  });
});

describe("readPropertyCheck", () => {
  it("takes probabilities for numbers in [0, 1], logits for any", () => {
    expect(plan().options).toEqual({ gradient, domain: [0, 1] });
    expect(plan({ activation: "sigmoid" }).options).toEqual({ gradient });
    expect(plan({ domain: null }).options).toEqual({ gradient });
    expect(plan({ activation: "softmax", domain: [-9, 9] }).options).toEqual({ gradient, domain: [-9, 9] });
  });

  it("hands dtype to inputs, and to the check of a loss on the tape", () => {
    const dtype = "float32";
    expect(plan({ dtype })).toMatchObject({ inputs: { dtype }, options: { gradient, domain: [0, 1] } });
    expect(plan({ dtype }).options).not.toHaveProperty("dtype");
    expect(readPropertyCheck("name", squares, { dtype }).options).toMatchObject({ dtype });
  });

  it("leaves out what is undefined", () => {
    const options = { classAxis: undefined, activation: undefined, order: undefined, domain: undefined };
    expect(readPropertyCheck("name", squares, options)).toEqual({
      name: "name",
      loss: squares,
      inputs: {},
      options: { domain: [0, 1] },
      withEdgeCases: true,
    });
  });
});

describe("drawCase", () => {
  it("names the edge case of a number", () => {
    expect(drawCase(plan(), [1, 2, 3], 0, 5)).toEqual({ edgeCase: "random", shape: [1, 2, 3], seed: 5 });
    expect(drawCase(plan(), [1, 2, 3], 14, 5).edgeCase).toBe("missing class");
    expect(drawCase(plan(), [2, 2, 3], 14, 5).edgeCase).toBe("one empty sample");
  });

  it("is the ordinary one where a shape has none of that number", () => {
    expect(drawCase(plan(), [1, 2, 1], 14, 5).edgeCase).toBe("random");
  });
});

describe("checkDrawn", () => {
  it("checks at the edge case of the name", () => {
    const drawn = { edgeCase: "constant prediction", shape: [1, 2, 2], seed: 1 };
    const report = runToEnd(checkDrawn(plan(), drawn));
    expect(report).toMatchObject({ verdict: "pass", value: 1, shapes: [[1, 2, 2]] });
  });

  it("leaves long inputs out of the error", () => {
    const thrown = readPropertyCheck("name", () => Number.NaN, { gradient });
    const messageAt = (shape: number[]) => {
      try {
        runToEnd(checkDrawn(thrown, { edgeCase: "random", shape, seed: 1 }));
      } catch (error) {
        return (error as Error).message;
      }
      return expect.fail("nothing thrown");
    };
    expect(messageAt([1, 1, 1])).toContain("  the input\n    const x = tensor([");
    expect(messageAt([1, 99, 1])).toBe("RangeError: name: f is NaN at x, want a finite value");
  });
});

describe("newJudge", () => {
  const x = new Float64Array([0.3]);
  const pass = gradcheck((y) => y[0]!, x, { gradient: () => [1] });
  const fail = gradcheck((y) => y[0]!, x, { gradient: () => [2] });
  const unresolved = gradcheck((y) => Math.fround(1e8 + y[0]!), x, { gradient: () => [1] });

  it("says whether the gradient shows, and throws where it is wrong", () => {
    const judge = newJudge("name");
    expect([pass, unresolved, pass].map(judge)).toEqual([true, false, true]);
    expect(() => judge(fail)).toThrow("gradcheck: fail");
  });

  it("loses its patience after 32 inputs that show nothing, and has it for ever after one that does", () => {
    const judge = newJudge("name");
    for (let k = 1; k < 32; k++) expect(judge(unresolved)).toBe(false);
    expect(() => judge(unresolved)).toThrow(
      "name: none of 32 inputs shows the gradient; the last is\n\ngradcheck: ",
    );
    const patient = newJudge("name");
    patient(pass);
    for (let k = 0; k < 100; k++) expect(patient(unresolved)).toBe(false);
  });
});
