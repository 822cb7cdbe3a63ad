import type { Checksum } from "../harness/subject.ts";
import { binaryMask, probabilities } from "./inputs.ts";

export const diceSizes: readonly number[] = [65_536, 524_288, 8_388_608];

export interface DiceInputs {
  prediction: Float32Array<ArrayBuffer>;
  target: Float32Array<ArrayBuffer>;
}

export function diceInputs(voxels: number): DiceInputs {
  return { prediction: probabilities(voxels, 1), target: binaryMask(voxels, 2) };
}

/** The weights depend on the place, so that a permuted gradient does not pass for a right one. */
function weight(voxel: number): number {
  return 1 + (voxel % 251) / 251;
}

export function placeSum(values: ArrayLike<number>): number {
  let sum = 0;
  for (let voxel = 0; voxel < values.length; voxel++) sum += values[voxel]! * weight(voxel);
  return sum;
}

export function diceChecksum(value: number, gradient: ArrayLike<number>): Checksum {
  return { value, gradient: placeSum(gradient) };
}

/** 1 − (2·Σ p·t + 1e-6) / (Σ p + Σ t + 1e-6) and its gradient, in float64 and written out by hand. */
export function expectedDice({ prediction, target }: DiceInputs): Checksum {
  let intersection = 0;
  let total = 0;
  for (let voxel = 0; voxel < target.length; voxel++) {
    intersection += prediction[voxel]! * target[voxel]!;
    total += prediction[voxel]! + target[voxel]!;
  }
  const numerator = 2 * intersection + 1e-6;
  const denominator = total + 1e-6;
  let gradient = 0;
  for (let voxel = 0; voxel < target.length; voxel++) {
    const slope = numerator / denominator ** 2 - (2 * target[voxel]!) / denominator;
    gradient += slope * weight(voxel);
  }
  return { value: 1 - numerator / denominator, gradient };
}
