import { add, diceLoss, divide, multiply, subtract, sum, type Tensor, tensor, valueAndGrad } from "softdice";
import { type Case, type Subject, type Suite, subject } from "../harness/subject.ts";
import {
  type DiceInputs,
  diceChecksum,
  diceInputs,
  diceSizes,
  expectedDice,
  placeSum,
} from "../inputs/dice.ts";

function composedDice(prediction: Tensor, target: Tensor): Tensor {
  const intersection = sum(multiply(prediction, target), { axes: [1] });
  const total = add(sum(prediction, { axes: [1] }), sum(target, { axes: [1] }));
  const smooth = tensor(1e-6);
  const score = divide(add(multiply(tensor(2), intersection), smooth), add(total, smooth));
  return sum(subtract(tensor(1), score));
}

function diceSubject(name: string, voxels: number, loss: (p: Tensor, t: Tensor) => Tensor): Subject {
  return subject(name, () => {
    const inputs = diceInputs(voxels);
    const prediction = tensor(inputs.prediction, [1, voxels, 1]);
    const target = tensor(inputs.target, [1, voxels, 1]);
    return {
      run: () => valueAndGrad((p: Tensor) => loss(p, target))(prediction),
      checksum: ({ value, gradient }) => diceChecksum(value.item(), gradient.data),
    };
  });
}

export function fusedSubject(voxels: number): Subject {
  return diceSubject("softdice diceLoss", voxels, (p, t) => diceLoss(p, t, { classAxis: -1 }));
}

export function composedSubject(voxels: number): Subject {
  return diceSubject("softdice operations", voxels, composedDice);
}

/** Reads both inputs and writes as much: what the two passes of the fused loss read and write. */
function copySubject(voxels: number): Subject {
  return subject("copy of the same bytes", () => {
    const { prediction, target } = diceInputs(voxels);
    const copy: DiceInputs = {
      prediction: new Float32Array(voxels),
      target: new Float32Array(voxels),
    };
    return {
      run() {
        copy.prediction.set(prediction);
        copy.target.set(target);
        return copy;
      },
      checksum: (copied) => ({ copy: placeSum(copied.prediction) + placeSum(copied.target) }),
    };
  });
}

function overlapCase(voxels: number): Case {
  return {
    size: `${voxels.toLocaleString("en")} voxels`,
    elements: voxels,
    tolerance: 1e-6,
    expected() {
      const inputs = diceInputs(voxels);
      return { ...expectedDice(inputs), copy: placeSum(inputs.prediction) + placeSum(inputs.target) };
    },
    subjects: [composedSubject(voxels), fusedSubject(voxels), copySubject(voxels)],
  };
}

export const overlap: Suite = {
  name: "overlap",
  title: "Dice loss and its gradient, binary, float32",
  unit: "voxel",
  cases: diceSizes.map(overlapCase),
};
