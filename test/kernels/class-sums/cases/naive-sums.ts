import type { ClassSumsOperands } from "../../../../src/kernels/class-sums/operands.ts";
import { elementOf } from "../../../../src/tensor/class-layout.ts";

/** The sums of the fused pass by plain loops, one voxel and class at a time, with the functions of the engine. */
export function naiveSums(operands: ClassSumsOperands): number[] {
  const { layout, prediction, target, counted, activation, overlap, terms } = operands;
  const { batch, classes, voxels } = layout;
  const width = 4 * classes + 3;
  const sums = new Array<number>(batch * width).fill(0);
  const soft = target instanceof Float32Array || target instanceof Float64Array;
  for (let sample = 0; sample < batch; sample++) {
    for (let voxel = 0; voxel < voxels; voxel++) {
      const k = sample * voxels + voxel;
      if (counted !== null && counted[k] === 0) continue;
      const place = (c: number) => elementOf(layout, sample, voxel, c);
      const x = Array.from({ length: classes }, (_, c) => prediction[place(c)]!);
      const t = x.map((_, c) => (soft ? target[place(c)]! : Number(target[k] === (classes === 1 ? 1 : c))));
      const largest = Math.max(...x);
      const powers = x.map((logit) => Math.exp(logit - largest));
      const total = powers.reduce((sum, power) => sum + power, 0);
      const p = x.map((value, c) => {
        if (activation === "none") return value;
        return activation === "sigmoid" ? 1 / (1 + Math.exp(-value)) : powers[c]! / total;
      });
      const at = sample * width;
      for (let c = 0; c < classes; c++) {
        if (overlap !== null) {
          const bent = (value: number) => (overlap === "squares" ? value * value : value);
          sums[at + c]! += overlap === "minima" ? Math.min(p[c]!, t[c]!) : p[c]! * t[c]!;
          sums[at + classes + c]! += bent(p[c]!);
          sums[at + 2 * classes + c]! += bent(t[c]!);
          sums[at + 3 * classes + c]! += t[c]!;
        }
        if (terms === null) continue;
        const { form, gamma, weights, positive, negative, smoothing } = terms;
        const modulated = (log: number, factor: number) =>
          factor <= 0 && gamma !== 0 ? 0 : factor ** gamma * log;
        const w = weights[c]!;
        if (form === "categorical") {
          const truth = (1 - smoothing) * t[c]! + smoothing / classes;
          sums[at + 4 * classes]! -= w * truth * modulated(Math.log(p[c]!), 1 - p[c]!);
          sums[at + 4 * classes + 1]! += w * t[c]!;
        } else {
          const both =
            positive * t[c]! * modulated(Math.log(p[c]!), 1 - p[c]!) +
            negative * (1 - t[c]!) * modulated(Math.log(1 - p[c]!), p[c]!);
          sums[at + 4 * classes]! -= w * both;
        }
      }
      sums[at + 4 * classes + 2]! += 1;
    }
  }
  return sums;
}
