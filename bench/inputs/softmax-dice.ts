import type { Checksum } from "../harness/subject.ts";
import { placeSum } from "./dice.ts";
import { uniform } from "./inputs.ts";

export interface SoftmaxInputs {
  /** [batch, classes, voxels], from −3 to 3. */
  readonly logits: Float32Array<ArrayBuffer>;
  /** [batch, voxels] */
  readonly labels: Uint8Array<ArrayBuffer>;
}

export function softmaxInputs(batch: number, classes: number, voxels: number): SoftmaxInputs {
  const next = uniform(3);
  return {
    logits: Float32Array.from({ length: batch * classes * voxels }, () => 6 * next() - 3),
    labels: Uint8Array.from({ length: batch * voxels }, () => classes * next()),
  };
}

/** The mean over samples and classes of 1 − (2I + 1e-6)/(P + T + 1e-6), and its gradient, in float64 and written out. */
export function expectedSoftmaxDice(batch: number, classes: number, voxels: number): Checksum {
  const { logits, labels } = softmaxInputs(batch, classes, voxels);
  const gradient = new Float64Array(logits.length);
  const p = new Float64Array(classes);
  const slope = new Float64Array(classes);
  let value = 0;
  for (let sample = 0; sample < batch; sample++) {
    const [I, P, T] = [0, 1, 2].map(() => new Float64Array(classes));
    const at = (c: number, voxel: number) => (sample * classes + c) * voxels + voxel;
    const probabilities = (voxel: number) => {
      let sum = 0;
      for (let c = 0; c < classes; c++) sum += p[c] = Math.exp(logits[at(c, voxel)]!);
      for (let c = 0; c < classes; c++) p[c]! /= sum;
      return labels[sample * voxels + voxel]!;
    };
    for (let voxel = 0; voxel < voxels; voxel++) {
      const label = probabilities(voxel);
      for (let c = 0; c < classes; c++) P![c]! += p[c]!;
      I![label]! += p[label]!;
      T![label]!++;
    }
    const numerator = I!.map((i) => 2 * i + 1e-6);
    const denominator = P!.map((sum, c) => sum + T![c]! + 1e-6);
    for (let c = 0; c < classes; c++) value += (1 - numerator[c]! / denominator[c]!) / (batch * classes);
    for (let voxel = 0; voxel < voxels; voxel++) {
      const label = probabilities(voxel);
      let mean = 0;
      for (let c = 0; c < classes; c++) {
        slope[c] = (numerator[c]! / denominator[c]! - (c === label ? 2 : 0)) / denominator[c]!;
        mean += p[c]! * slope[c]!;
      }
      for (let c = 0; c < classes; c++)
        gradient[at(c, voxel)] = (p[c]! * (slope[c]! - mean)) / (batch * classes);
    }
  }
  return { value, gradient: placeSum(gradient) };
}
