import type { FloatArray } from "../../tensor/allocate.ts";
import type { ClassLayout } from "../../tensor/class-layout.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import type { LovaszForm } from "./lovasz-tile.ts";

/** A prediction and a target of zeros and ones over the same voxels and classes. */
export interface LovaszOperands {
  readonly layout: ClassLayout;
  readonly prediction: FloatArray;
  readonly target: FloatArray | LabelArray;
  readonly counted: Counted;
  readonly form: LovaszForm;
}
