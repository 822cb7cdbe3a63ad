import type { Target, Tensor } from "../../../src/index.ts";
import * as softdice from "../../../src/index.ts";

/** Any loss, under any options. */
type AnyLoss = (prediction: Tensor, target: Target, options?: object) => Tensor;

/** A loss of the library, as tests have to know it: hostile input, bits and workers take their rows from here. */
export interface LossRow {
  readonly name: string;
  readonly loss: AnyLoss;
  /** The activations under which it takes two classes. */
  readonly activations: readonly ("sigmoid" | "softmax")[];
  /** Shared options that it refuses. */
  readonly meaningless: readonly string[];
  /** Shape of three voxels and two classes. */
  readonly shape: readonly number[];
  /** Whether it takes raw scores of any size. */
  readonly scores: boolean;
  /** Whether it is a formula over sums, which workers take of parts. */
  readonly ofSums: boolean;
}

const BOTH = ["sigmoid", "softmax"] as const;
const VOXEL = ["smooth", "squared", "overlap", "batch", "average", "absentClasses"];
const LOVASZ = ["smooth", "squared", "overlap"];

const row = (name: string, rest: Partial<LossRow> = {}): LossRow => ({
  name,
  loss: (softdice as unknown as Record<string, AnyLoss>)[name]!,
  activations: BOTH,
  meaningless: [],
  shape: [1, 3, 2],
  scores: false,
  ofSums: true,
  ...rest,
});

export const ALL_LOSSES: readonly LossRow[] = [
  row("binaryCrossEntropyLoss", { meaningless: VOXEL, activations: ["sigmoid"] }),
  row("centerlineDiceLoss", { meaningless: ["squared", "overlap"], shape: [1, 3, 1, 2], ofSums: false }),
  row("crossEntropyLoss", { meaningless: VOXEL, activations: ["softmax"] }),
  row("diceCrossEntropyLoss"),
  row("diceFocalLoss"),
  row("diceLoss"),
  row("focalLoss", { meaningless: VOXEL }),
  row("focalTverskyLoss"),
  row("generalizedDiceLoss", { meaningless: ["average", "weightNormalization"] }),
  row("jaccardLoss"),
  row("logCoshDiceLoss"),
  row("logDiceLoss"),
  row("lovaszHingeLoss", { meaningless: LOVASZ, activations: [], scores: true, ofSums: false }),
  row("lovaszSoftmaxLoss", { meaningless: LOVASZ, ofSums: false }),
  row("tverskyLoss"),
];
