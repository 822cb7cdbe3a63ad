import type { TermPass } from "../../kernels/class-sums/operands.ts";
import type { VoxelTerms } from "../../kernels/class-sums/terms/voxel-terms.ts";
import type { OverlapKind } from "../../kernels/overlap/overlap-block.ts";
import type { ClassLayout } from "../../tensor/class-layout.ts";
import type { Target } from "../../tensor/target.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";

/** The contents of a prediction: probabilities, or the logits of a sigmoid or a softmax. */
export type Activation = "none" | "sigmoid" | "softmax";

/** Which sums a loss takes of a prediction and a target. */
export interface ClassSumsSpec {
  readonly layout: ClassLayout;
  readonly counted: Counted;
  readonly activation: Activation;
  readonly classAxis: number | null;
  /** Which overlap sums; `null`: none. */
  readonly overlap: OverlapKind | null;
  /** The terms of a voxel loss; `null`: none. */
  readonly terms: VoxelTerms | null;
  /** The functions that compute the terms; `null` without terms. A bundle of a loss without terms contains none of it. */
  readonly makers: TermMakers | null;
  /** The derivative of the loss with respect to the terms of each sample, where it is known before the pass; `null`: it is not. */
  readonly slopeAhead?: () => number | null;
}

/** The functions that compute the terms of a voxel loss: in the fused pass, and by operations for second derivatives. */
export interface TermMakers {
  readonly pass: TermPass;
  /** The terms and the weights of the target, [batch] each. */
  readonly compose: (prediction: Tensor, target: Target, spec: ClassSumsSpec) => readonly [Tensor, Tensor];
}
