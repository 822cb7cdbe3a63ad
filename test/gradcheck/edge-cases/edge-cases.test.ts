import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binaryCrossEntropyLoss,
  crossEntropyLoss,
  diceFocalLoss,
  diceLoss,
  type EdgeCaseOptions,
  edgeCases,
  focalTverskyLoss,
  LabelMap,
  lovaszSoftmaxLoss,
  oneHot,
  type Target,
  Tensor,
  transpose,
} from "../../../src/index.ts";

const namesOf = (shape: number[], options: EdgeCaseOptions = {}) =>
  edgeCases(shape, options).map(({ name }) => name);
const named = (wanted: string, shape: number[], options: EdgeCaseOptions<"labels"> = {}) =>
  edgeCases(shape, { ...options, target: "labels" }).find(({ name }) => name === wanted)!;
const listOf = ({ data }: Tensor | LabelMap) => Array.from(data);

const ALWAYS = [
  "random",
  "empty target",
  "full target",
  "one voxel",
  "tiny probabilities, empty target",
  "constant prediction",
  "perfect prediction",
  "disjoint prediction",
  "saturated prediction",
  "saturated and disjoint",
  "nothing predicted",
  "some exactly 0 and 1",
];

describe("the cases", () => {
  it("of one sample and one class", () => {
    expect(namesOf([1, 4, 1])).toEqual([...ALWAYS, "all zero", "all one"]);
    expect(namesOf([1, 4], { classAxis: null, activation: "sigmoid" })).toEqual(namesOf([1, 4, 1]));
  });

  it("of several samples and classes have one more each", () => {
    expect(namesOf([2, 4, 2]).slice(14)).toEqual(["one empty sample"]);
    expect(namesOf([1, 4, 3]).slice(14)).toEqual(["missing class"]);
    expect(namesOf([2, 3, 4], { classAxis: 1 }).slice(14)).toEqual(["one empty sample", "missing class"]);
  });

  it("of a softmax have no probability of 0 in all classes at once", () => {
    expect(namesOf([1, 4, 2], { activation: "softmax" }).slice(12)).toEqual([
      "all logits -1000",
      "all logits 1000",
    ]);
  });
});

describe("by hand", () => {
  const shape = [1, 4, 1];
  it.each([
    ["empty target", [0, 0, 0, 0]],
    ["full target", [1, 1, 1, 1]],
    ["all zero", [0, 0, 0, 0]],
    ["all one", [1, 1, 1, 1]],
  ])("%s", (name, labels) => {
    expect(listOf(named(name, shape).target)).toEqual(labels);
  });

  it("the predictions of a voxel of class 0 and one of class 1", () => {
    const values = (name: string, options: EdgeCaseOptions<"labels"> = {}) => {
      const { prediction, target } = named(name, [1, 2, 2], { seed: 3, ...options });
      const rows = [listOf(prediction).slice(0, 2), listOf(prediction).slice(2)];
      return (target.data[0] === 0 ? rows : rows.reverse()).flat();
    };
    expect(values("perfect prediction")).toEqual([1, 0, 0, 1]);
    expect(values("disjoint prediction")).toEqual([0, 1, 1, 0]);
    expect(values("saturated prediction")).toEqual([1 - 1e-7, 1e-7, 1e-7, 1 - 1e-7]);
    expect(values("constant prediction")).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(values("perfect prediction", { activation: "sigmoid" })).toEqual([1000, -1000, -1000, 1000]);
    expect(values("saturated prediction", { activation: "sigmoid" })).toEqual([20, -20, -20, 20]);
    expect(values("saturated prediction", { activation: "softmax" })).toEqual([10, -10, -10, 10]);
    expect(values("constant prediction", { activation: "softmax" })).toEqual([0, 0, 0, 0]);
    expect(listOf(named("nothing predicted", [1, 2, 2]).prediction)).toEqual([1, 0, 1, 0]);
    expect(listOf(named("all zero", [1, 2, 2]).prediction)).toEqual([0, 0, 0, 0]);
    expect(listOf(named("all one", [1, 2, 2], { activation: "sigmoid" }).prediction)).toEqual([
      1000, 1000, 1000, 1000,
    ]);
  });

  it("of one voxel has the foreground in it", () => {
    expect(listOf(named("random", [1, 1], { classAxis: null }).target)).toEqual([1]);
    expect(listOf(named("random", [1, 1, 3]).target)).toEqual([2]);
    expect(listOf(named("one voxel", [1, 1, 1]).target)).toEqual([1]);
  });
});

const plans = fc
  .record({
    batch: fc.integer({ min: 1, max: 3 }),
    spatial: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
    classes: fc.integer({ min: 1, max: 4 }),
    activation: fc.constantFrom("none" as const, "sigmoid" as const, "softmax" as const),
    seed: fc.integer(),
  })
  .map(({ batch, spatial, classes, activation, seed }) => {
    const count = activation === "softmax" ? classes + 1 : classes;
    return { shape: [batch, ...spatial, count], activation, classes: count, seed };
  });

describe("whatever the shape", () => {
  it("a one-hot target is the labels, one-hot", () => {
    fc.assert(
      fc.property(plans, ({ shape, activation, classes, seed }) => {
        const labels = edgeCases(shape, { activation, seed, target: "labels" });
        const hot = edgeCases(shape, { activation, seed });
        for (const [index, { name, target, prediction }] of hot.entries()) {
          const map = labels[index]!.target;
          expect(target, name).toEqual(
            classes === 1
              ? new Tensor(Float64Array.from(map.data), shape)
              : oneHot(map, classes, { dtype: "float64" }),
          );
          expect(prediction).toEqual(labels[index]!.prediction);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("channels first are channels last, moved", () => {
    fc.assert(
      fc.property(plans, ({ shape, activation, seed }) => {
        const rank = shape.length;
        const first = [shape[0]!, shape.at(-1)!, ...shape.slice(1, -1)];
        const axes = [0, ...Array.from({ length: rank - 2 }, (_, k) => k + 2), 1];
        const last = edgeCases(shape, { activation, seed });
        for (const [index, found] of edgeCases(first, { activation, seed, classAxis: 1 }).entries()) {
          expect(transpose(found.prediction, axes)).toEqual(last[index]!.prediction);
          expect(transpose(found.target, axes)).toEqual(last[index]!.target);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("a seed gives the same cases, another seed others", () => {
    fc.assert(
      fc.property(plans, ({ shape, activation, seed }) => {
        const cases = edgeCases(shape, { activation, seed });
        expect(edgeCases(shape, { activation, seed })).toEqual(cases);
        expect(edgeCases(shape, { activation, seed: seed + 1 })[0]).not.toEqual(cases[0]);
      }),
      { numRuns: 20 },
    );
  });
});

it("float32 on demand", () => {
  for (const { prediction, target } of edgeCases([1, 2, 2], { dtype: "float32" })) {
    expect(prediction.dtype).toBe("float32");
    expect(target.dtype).toBe("float32");
  }
});

it("a label map is asked for by type as by value", () => {
  const [labels] = edgeCases([1, 2, 2], { target: "labels" });
  const map: LabelMap = labels!.target;
  expect(map).toBeInstanceOf(LabelMap);
  const [hot] = edgeCases([1, 2, 2]);
  const channels: Tensor = hot!.target;
  expect(channels).toBeInstanceOf(Tensor);
});

describe("losses take every case", () => {
  const losses: Record<string, (p: Tensor, t: Target, options: object) => Tensor> = {
    diceLoss,
    focalTverskyLoss,
    diceFocalLoss,
    lovaszSoftmaxLoss,
    binaryCrossEntropyLoss,
    crossEntropyLoss,
  };
  it.each(Object.entries(losses))("%s", (name, loss) => {
    for (const activation of ["none", "sigmoid", "softmax"] as const) {
      if (name === "crossEntropyLoss" && activation === "sigmoid") continue;
      if (name === "binaryCrossEntropyLoss" && activation === "softmax") continue;
      for (const target of ["onehot", "labels"] as const)
        for (const found of edgeCases([2, 4, 3], { activation, target })) {
          const value = loss(found.prediction, found.target, { activation }).item();
          expect(Number.isFinite(value), `${found.name}: ${value}`).toBe(true);
        }
    }
  });
});
