import { jdt } from "./jdt.ts";
import { keras } from "./keras.ts";
import { kornia } from "./kornia.ts";
import { monai } from "./monai.ts";
import { nnunet } from "./nnunet.ts";
import { smp } from "./smp.ts";
import { tensorflow } from "./tensorflow.ts";

/**
 * Options that give the numbers of other libraries, to spread: `diceLoss(p, t, { ...presets.monai.dice, activation: "softmax" })`.
 *
 * Each is for one loss of this library, which its description names, and gives the value of the other library's defaults. Where
 * that value comes from a fault, the preset follows the formula that is documented there, and says so. `smooth` is on the
 * scale of 2·Σ p·t here, so a constant that a library adds to Σ p·t is doubled.
 *
 * @example
 * const { weighted } = presets.tensorflow;
 * const p = tensor([0.8, 0.2, 0.4, 0.6], [1, 2, 2]);
 * diceLoss(p, labelMap([0, 1], [1, 2]), { ...weighted, classWeights: [1, 2] }).item() // 0.9393934
 * @example
 * const p = tensor([0.8, 0.3, 0.2, 0.9], [1, 1, 4]);
 * const t = tensor([1, 0, 1, 1], [1, 1, 4]);
 * diceLoss(p, t, presets.monai.dice).item() // 0.2692302
 * diceLoss(p, t, presets.nnunet.dice).item() - 1 // -0.7741935
 */
export const presets: {
  readonly tensorflow: typeof tensorflow;
  readonly keras: typeof keras;
  readonly monai: typeof monai;
  readonly smp: typeof smp;
  readonly kornia: typeof kornia;
  readonly nnunet: typeof nnunet;
  readonly jdt: typeof jdt;
} = /* @__PURE__ */ frozen({ tensorflow, keras, monai, smp, kornia, nnunet, jdt });

/** Freezes an object and all objects in it. */
function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === "object") frozen(part);
  return Object.freeze(value);
}
