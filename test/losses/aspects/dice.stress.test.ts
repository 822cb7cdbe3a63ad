import { expect, it } from "vitest";
import {
  diceCrossEntropyLoss,
  diceLoss,
  generalizedDiceLoss,
  labelMap,
  lovaszSoftmaxLoss,
  tensor,
  valueAndGrad,
} from "../../../src/index.ts";

/** More than a call may have arguments. */
const MANY = 130_000;

type Loss = ReturnType<typeof equalSamples>;

/** The loss and gradient of so many equal samples of one voxel and two classes. */
function equalSamples(loss: typeof diceLoss, samples: number) {
  const logits = new Float64Array(2 * samples).map((_, k) => 0.3 - 0.5 * (k % 2));
  const target = new Float64Array(2 * samples).map((_, k) => 1 - (k % 2));
  const shape = [samples, 1, 2];
  return valueAndGrad((x) => loss(x, tensor(target, shape), { activation: "softmax" }))(
    tensor(logits, shape),
  );
}

it.each([
  ["diceLoss", diceLoss],
  ["diceCrossEntropyLoss", diceCrossEntropyLoss],
  ["lovaszSoftmaxLoss", lovaszSoftmaxLoss],
] as const)("%s of many equal samples is that of one, and each gets its part of the gradient", (_, loss) => {
  const [one, many] = [1, MANY].map((samples) => equalSamples(loss as typeof diceLoss, samples)) as [
    Loss,
    Loss,
  ];
  expect(many.value.item()).toBeCloseTo(one.value.item(), 9);
  expect(many.gradient.data.at(-1)! * MANY).toBeCloseTo(one.gradient.data[1]!, 9);
});

it("generalizedDiceLoss takes many classes", () => {
  const target = labelMap([7], [1, 1]);
  const logits = tensor(new Float64Array(MANY), [1, 1, MANY]);
  const { value, gradient } = valueAndGrad((x) => generalizedDiceLoss(x, target, { activation: "softmax" }))(
    logits,
  );
  expect(value.item()).toBeGreaterThan(0);
  expect(gradient.data[7]).toBeLessThan(0);
});
