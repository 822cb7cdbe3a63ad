import { add, diceLoss, divide, multiply, subtract, sum, type Tensor, tensor, valueAndGrad } from "softdice";
import { type Case, type Subject, type Suite, subject } from "../harness/subject.ts";
import { type DiceInputs, diceChecksum, diceInputs, expectedDice } from "../inputs/dice.ts";

/** Soft Dice as a user writes it with operations. */
function customDice(p: Tensor, t: Tensor): Tensor {
  const overlap = add(multiply(2, sum(multiply(p, t))), 1e-6);
  return subtract(1, divide(overlap, add(add(sum(p), sum(t)), 1e-6)));
}

/** The same by hand, in two loops, with an array for the gradient. */
function diceByHand({ prediction, target }: DiceInputs): { value: number; gradient: Float32Array } {
  let intersection = 0;
  let total = 0;
  for (let k = 0; k < target.length; k++) {
    intersection += prediction[k]! * target[k]!;
    total += prediction[k]! + target[k]!;
  }
  const numerator = 2 * intersection + 1e-6;
  const denominator = total + 1e-6;
  const gradient = new Float32Array(target.length);
  const [slope, shift] = [-2 / denominator, numerator / denominator ** 2];
  for (let k = 0; k < target.length; k++) gradient[k] = slope * target[k]! + shift;
  return { value: 1 - numerator / denominator, gradient };
}

function lossSubject(name: string, voxels: number, loss: (p: Tensor, t: Tensor) => Tensor): Subject {
  return subject(name, () => {
    const { prediction, target } = diceInputs(voxels);
    const [p, t] = [tensor(prediction, [1, voxels, 1]), tensor(target, [1, voxels, 1])];
    return {
      run: () => valueAndGrad((x: Tensor) => loss(x, t))(p),
      checksum: ({ value, gradient }) => diceChecksum(value.item(), gradient.data),
    };
  });
}

function diceCase(voxels: number): Case {
  return {
    size: `${voxels.toLocaleString("en")} voxels`,
    elements: voxels,
    // The numbers between two operations are float32.
    tolerance: 1e-5,
    expected: () => expectedDice(diceInputs(voxels)),
    subjects: [
      subject("loops by hand", () => {
        const inputs = diceInputs(voxels);
        return {
          run: () => diceByHand(inputs),
          checksum: ({ value, gradient }) => diceChecksum(value, gradient),
        };
      }),
      lossSubject("softdice operations", voxels, customDice),
      lossSubject("diceLoss", voxels, (p, t) => diceLoss(p, t)),
    ],
  };
}

export const operations: Suite = {
  name: "operations",
  title: "soft Dice of softdice operations, value and gradient, float32",
  unit: "voxel",
  cases: [2, 65_536, 1_048_576].map(diceCase),
};
