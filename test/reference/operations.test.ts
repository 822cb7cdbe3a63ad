import { describe, expect, it } from "vitest";
import type { Tensor } from "../../src/index.ts";
import * as softdice from "../../src/index.ts";
import {
  expectClose,
  gradientFloor,
  type PlainTensor,
  plainLabels,
  plainTensor,
  referenceCases,
} from "./reference.ts";

interface OperationCase {
  name: string;
  operation: string;
  arguments: (
    | { tensor: PlainTensor }
    | { tensors: PlainTensor[] }
    | { condition: PlainTensor }
    | { labels: PlainTensor }
    | { value: unknown }
  )[];
  value: PlainTensor;
  weights: number[];
  gradients: (number | null)[][];
  tolerance?: number;
}

const operations = softdice as unknown as Record<string, (...inputs: unknown[]) => Tensor>;

/**
 * Entries that the reference has lost to cancellation, 1 − p for p next to 1: what 60-digit arithmetic gives for them.
 * name → input → entry → gradient.
 */
const EXACT: Record<string, Record<number, Record<number, number>>> = {
  "softmax: large arguments": { 0: { 0: -9.114324771649615e-14 } },
};

const cases = referenceCases<OperationCase>("operations.json");

/** The case as a function of its differentiated tensors. */
function bind(test: OperationCase, dtype: "float32" | "float64") {
  const inputs: Tensor[] = [];
  const build: ((variables: Tensor[]) => unknown)[] = test.arguments.map((argument) => {
    const variable = (plain: PlainTensor) => {
      const index = inputs.push(plainTensor(plain, dtype)) - 1;
      return (variables: Tensor[]) => variables[index];
    };
    if ("tensor" in argument) return variable(argument.tensor);
    if ("tensors" in argument) {
      const all = argument.tensors.map(variable);
      return (variables) => all.map((pick) => pick(variables));
    }
    if ("condition" in argument) return () => plainTensor(argument.condition, dtype);
    if ("labels" in argument) return () => plainLabels(argument.labels);
    return () => argument.value;
  });
  const run = (...variables: Tensor[]) =>
    operations[test.operation]!(...build.map((make) => make(variables)));
  return { inputs, run };
}

describe("operations agree with the reference", () => {
  it.each(cases.map((test) => [test.name, test] as const))("%s", (_, test) => {
    const { inputs, run } = bind(test, "float64");
    const tolerance = test.tolerance ?? 1e-12;
    expect(run(...inputs).shape).toEqual(test.value.shape);
    expectClose(run(...inputs).data, test.value.data, tolerance, 0.01);
    const weights = plainTensor({ shape: test.value.shape, data: test.weights }, "float64");
    const weighted = (...variables: Tensor[]) => softdice.sum(softdice.multiply(run(...variables), weights));
    const differentiate = softdice.grad(weighted as (x: Tensor) => Tensor) as (
      ...x: Tensor[]
    ) => Tensor | Tensor[];
    const gradients = [differentiate(...inputs)].flat();
    gradients.forEach((gradient, index) => {
      const want = Object.assign([...test.gradients[index]!], EXACT[test.name]?.[index]);
      expect(gradient.shape).toEqual(inputs[index]!.shape);
      expectClose(gradient.data, want, tolerance, gradientFloor(want));
    });
  });

  it.each(cases.map((test) => [test.name, test] as const))("%s, float32", (_, test) => {
    const { inputs, run } = bind(test, "float32");
    expect(run(...inputs).dtype).toBe("float32");
    expectClose(run(...inputs).data, test.value.data, 1e-5, 1);
  });
});
