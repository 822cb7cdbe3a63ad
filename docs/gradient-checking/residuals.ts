import { type DType, diceLoss, type GradcheckDirection, grad, gradcheck, multiply, tensor } from "softdice";
import { spread } from "./spread.ts";

/** What a check sees along its first direction. */
export interface Sight {
  readonly dtype: DType;
  readonly gradient: "right" | "wrong";
  readonly direction: GradcheckDirection;
}

const VOXELS = 1000;

/** Dice of 1,000 logits, with its gradient and with 1.001 times that, in float64 and, values rounded too, in float32. */
export function lookAtDice(): Sight[] {
  return (["float64", "float32"] as const).flatMap((dtype) => {
    const voxels = Array.from({ length: VOXELS }, (_, k) => k);
    const logits = voxels.map((k) => 4 * spread(k, Math.SQRT2) - 2);
    const mask = voxels.map((k) => (spread(k, Math.E) < 0.3 ? 1 : 0));
    const x = tensor(logits, [1, VOXELS], { dtype });
    const target = tensor(mask, [1, VOXELS], { dtype });
    const loss = (z: typeof x) => diceLoss(z, target, { classAxis: null, activation: "sigmoid" });
    const value = (z: typeof x) => (dtype === "float32" ? Math.fround(loss(z).item()) : loss(z).item());
    return (["right", "wrong"] as const).map((gradient): Sight => {
      const factor = gradient === "right" ? 1 : 1.001;
      const report = gradcheck(value, x, { gradient: (z) => multiply(factor, grad(loss)(z)) });
      return { dtype, gradient, direction: report.directions[0]! };
    });
  });
}
