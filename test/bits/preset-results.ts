import { presets, valueAndGrad } from "../../src/index.ts";
import { labels, uniform } from "./inputs.ts";
import { LOSSES } from "./loss-results.ts";
import type { Result } from "./results.ts";

interface Preset {
  readonly classAxis: number;
  readonly activation?: string;
}

/** The loss that each preset is for, where its name does not begin like that of the preset. */
const BEGINNINGS: readonly (readonly [start: string, loss: string])[] = [
  ["diceBinaryCrossEntropy", "diceCrossEntropyLoss"],
  ["diceCrossEntropy", "diceCrossEntropyLoss"],
  ["diceFocal", "diceFocalLoss"],
  ["focalTversky", "focalTverskyLoss"],
  ["generalizedDice", "generalizedDiceLoss"],
  ["centerlineDice", "centerlineDiceLoss"],
  ["logDice", "logDiceLoss"],
  ["jaccard", "jaccardLoss"],
  ["tversky", "tverskyLoss"],
  ["lovaszSoftmax", "lovaszSoftmaxLoss"],
  ["lovaszHinge", "lovaszHingeLoss"],
  ["", "diceLoss"],
];

/** Every preset, with its loss. */
export function presetResults(): Result[] {
  return Object.entries(presets).flatMap(([library, byName]) =>
    (Object.entries(byName) as [string, Preset][]).flatMap(([name, options]) => {
      const lossName = BEGINNINGS.find(([start]) => name.startsWith(start))![1];
      const loss = LOSSES[lossName]!;
      const shape = options.classAxis === 1 ? [2, 3, 5, 4] : [2, 5, 4, 3];
      const x = uniform(11, shape, options.activation === undefined ? [0, 1] : [-5, 5]);
      const target = labels(12, [2, 5, 4], 3);
      const { value, gradient } = valueAndGrad((p) => loss(p, target, options))(x);
      return [
        [`${library}.${name} value`, value],
        [`${library}.${name} gradient`, gradient],
      ] satisfies Result[];
    }),
  );
}
