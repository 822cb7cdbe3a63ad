import { countOverlap } from "../../metrics/counts/count-overlap.ts";
import type { FloatArray } from "../../tensor/allocate.ts";
import { isFloatArray } from "../../tensor/allocate.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { Answer } from "../threads/serve.ts";

/** Two pieces of label maps, as they are sent. */
export interface CountCall {
  readonly prediction: LabelArray;
  readonly target: LabelArray;
  readonly mask: FloatArray | LabelArray | null;
  readonly options: { readonly classes: number; readonly ignoreIndex?: number };
}

export function countPart({ prediction, target, mask, options }: CountCall): Answer {
  const shape = [prediction.length];
  const shown =
    mask === null
      ? {}
      : {
          mask: isFloatArray(mask) ? new Tensor(mask, shape) : new LabelMap(mask, shape),
        };
  const counts = countOverlap(new LabelMap(prediction, shape), new LabelMap(target, shape), {
    ...options,
    ...shown,
  });
  return { value: counts };
}
