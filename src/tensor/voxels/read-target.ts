import { type ClassLayout, classLayout } from "../class-layout.ts";
import { checkTarget, type Target } from "../target.ts";
import { checkTensor, type Tensor } from "../tensor.ts";
import { type Counted, countedVoxels, type VoxelChoice } from "./counted-voxels.ts";

/** A prediction and a target over the same voxels, and the voxels that count. */
export interface TargetInput {
  readonly prediction: Tensor;
  readonly target: Target;
  readonly layout: ClassLayout;
  readonly counted: Counted;
}

/** Options that say how prediction and target fit together. */
export interface TargetChoice extends VoxelChoice {
  /** The axis of the classes; `null`: there is none, and one class. */
  readonly classAxis: unknown;
}

/** Validates the kinds and the shapes of a prediction, a target and a mask. */
export function readTarget(
  name: string,
  prediction: unknown,
  target: unknown,
  choice: TargetChoice,
): TargetInput {
  const checked = checkTensor(name, "prediction", prediction);
  const layout = classLayout(name, checked.shape, choice.classAxis);
  const checkedTarget = checkTarget(name, target, checked.shape, layout);
  const counted = countedVoxels(name, choice, checkedTarget, layout.voxelShape);
  return { prediction: checked, target: checkedTarget, layout, counted };
}
