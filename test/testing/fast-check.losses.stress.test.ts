import fc from "fast-check";
import { describe, it } from "vitest";
import {
  binaryCrossEntropyLoss,
  crossEntropyLoss,
  diceCrossEntropyLoss,
  diceLoss,
  focalTverskyLoss,
  generalizedDiceLoss,
  jaccardLoss,
  lovaszSoftmaxLoss,
  type Target,
  type Tensor,
} from "../../src/index.ts";
import { gradcheckProperty } from "../../src/testing/fast-check.ts";
import { handDice, handGradient } from "./wrong-losses.ts";

describe("holds for", () => {
  type Loss = (p: Tensor, t: Target, options: object) => Tensor;
  it.each<[string, Loss, ("none" | "sigmoid" | "softmax")[]]>([
    ["diceLoss", diceLoss, ["none", "sigmoid", "softmax"]],
    ["focalTverskyLoss", focalTverskyLoss, ["none", "sigmoid", "softmax"]],
    ["jaccardLoss", jaccardLoss, ["none", "softmax"]],
    ["generalizedDiceLoss", generalizedDiceLoss, ["none", "softmax"]],
    ["binaryCrossEntropyLoss", binaryCrossEntropyLoss, ["none", "sigmoid"]],
    ["crossEntropyLoss", crossEntropyLoss, ["softmax"]],
    ["diceCrossEntropyLoss", diceCrossEntropyLoss, ["sigmoid", "softmax"]],
    ["lovaszSoftmaxLoss", lovaszSoftmaxLoss, ["softmax"]],
  ])("%s", (_, loss, activations) => {
    for (const activation of activations) {
      const property = gradcheckProperty((p, t) => loss(p, t, { activation }), { activation });
      fc.assert(property, { seed: 1, numRuns: 8 });
    }
  });

  it("channels first, no class axis, label maps, float32 and second derivatives", () => {
    const some = { seed: 2, numRuns: 8 };
    fc.assert(
      gradcheckProperty((p, t) => diceLoss(p, t, { classAxis: 1 }), { classAxis: 1 }),
      some,
    );
    fc.assert(
      gradcheckProperty((p, t) => diceLoss(p, t, { classAxis: null }), { classAxis: null }),
      some,
    );
    fc.assert(gradcheckProperty(diceLoss, { target: "labels" }), some);
    fc.assert(gradcheckProperty(diceLoss, { dtype: "float32" }), some);
    fc.assert(gradcheckProperty(diceLoss, { order: 2 }), some);
  });

  it("a loss written by hand", () => {
    fc.assert(gradcheckProperty(handDice, { gradient: handGradient }), { seed: 1, numRuns: 25 });
  });
});
