import type { OverlapLossOptions } from "./overlap-options.ts";

type Preset = Readonly<OverlapLossOptions>;

/**
 * Options that give the numbers of other libraries, to spread: `diceLoss(p, t, { ...presets.tensorflow.basic })`.
 *
 * `tensorflow` holds the three losses of the article "Dice loss in TensorFlow", all channels-last with ε = 1e-6 in
 * numerator and denominator, 2I and P + T being sums over a sample:
 * - `basic`: classes pooled, mean over the batch of 1 − (2I + ε)/(P + T + ε);
 * - `weighted`: Σ w·(mean over the batch), a class at a time; add `classWeights`;
 * - `multiclass`: mean over classes of the mean over the batch.
 *
 * @example
 * const { weighted } = presets.tensorflow;
 * const p = tensor([0.8, 0.2, 0.4, 0.6], [1, 2, 2]);
 * diceLoss(p, labelMap([0, 1], [1, 2]), { ...weighted, classWeights: [1, 2] }).item() // 0.9393934
 */
export const presets: {
  readonly tensorflow: { readonly basic: Preset; readonly weighted: Preset; readonly multiclass: Preset };
} = Object.freeze({
  tensorflow: Object.freeze({
    basic: Object.freeze<Preset>({ classAxis: -1, average: "micro", smooth: 1e-6 }),
    weighted: Object.freeze<Preset>({ classAxis: -1, weightNormalization: "none", smooth: 1e-6 }),
    multiclass: Object.freeze<Preset>({ classAxis: -1, smooth: 1e-6 }),
  }),
});
