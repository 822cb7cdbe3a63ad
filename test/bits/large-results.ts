import { countOverlap, labelMap, oneHot, type Tensor, valueAndGrad } from "../../src/index.ts";
import { uniform } from "./inputs.ts";
import { LOSSES } from "./loss-results.ts";
import type { Result } from "./results.ts";

/** Losses that read every voxel in one pass; the others sort or erode, which takes longer. */
const NAMES = Object.keys(LOSSES).filter((name) => !/^(lovasz|centerline)/.test(name));
const BATCH = 2;
const CLASSES = 3;
const VOXELS = 1037;

/** Losses and counts of so many voxels that SIMD kernels serve: over several blocks, and with a ragged end. */
export function largeResults(): Result[] {
  const labels = labelMap(
    Uint8Array.from({ length: BATCH * VOXELS }, (_, k) => ((7 * k) % 13) % CLASSES),
    [BATCH, VOXELS],
  );
  const losses = NAMES.flatMap((name) =>
    (["none", "softmax", "sigmoid"] as const).flatMap((activation) => {
      if (/^(crossEntropy|diceCross)/.test(name) && activation === "sigmoid") return [];
      if (/^binary/.test(name) && activation === "softmax") return [];
      return ([1, -1] as const).flatMap((classAxis) => {
        const shape = classAxis === 1 ? [BATCH, CLASSES, VOXELS] : [BATCH, VOXELS, CLASSES];
        const x =
          activation === "none"
            ? uniform(5, shape, [0.01, 0.99], "float32")
            : uniform(6, shape, [-9, 9], "float32");
        const hot = oneHot(labels, CLASSES, { classAxis });
        return ([labels, hot] as const).map((target): Result => {
          const loss = (prediction: Tensor) => LOSSES[name]!(prediction, target, { activation, classAxis });
          const { value, gradient } = valueAndGrad(loss)(x);
          const kind = target === labels ? "labels" : "one-hot";
          return [`large ${name} ${activation} axis ${classAxis} ${kind}`, [value.item(), gradient.data]];
        });
      });
    }),
  );
  const map = (step: number) => labelMap(Uint8Array.from({ length: 2 ** 18 + 5 }, (_, k) => (k >> step) % 5));
  return [...losses, ["large counts", countOverlap(map(3), map(4), { classes: 5 })]];
}
