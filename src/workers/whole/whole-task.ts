import { lesionScores } from "../../metrics/instances/lesion-scores.ts";
import { countProbabilities } from "../../metrics/probabilities/count-probabilities.ts";
import { type FloatArray, isFloatArray } from "../../tensor/allocate.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { Answer } from "../threads/serve.ts";

/** The functions that one worker computes of whole arrays, because their results are not sums of parts. */
export const WHOLE_FUNCTIONS: {
  readonly lesionScores: typeof lesionScores;
  readonly countProbabilities: typeof countProbabilities;
} = { lesionScores, countProbabilities };

/** A tensor or a label map, as it is sent. */
export interface SentArray {
  readonly data: FloatArray | LabelArray;
  readonly shape: readonly number[];
}

/** A call of one of the functions, as it is sent. */
export interface WholeCall {
  readonly name: keyof typeof WHOLE_FUNCTIONS;
  readonly prediction: SentArray;
  readonly target: SentArray;
  readonly mask?: SentArray;
  readonly options: object;
}

/** Computes a function of whole arrays. */
export function computeWhole({ name, prediction, target, mask, options }: WholeCall): Answer {
  const compute = WHOLE_FUNCTIONS[name] as (...given: unknown[]) => unknown;
  const given = mask === undefined ? options : { ...options, mask: received(mask) };
  return { value: compute(received(prediction), received(target), given) };
}

function received({ data, shape }: SentArray): Tensor | LabelMap {
  return isFloatArray(data) ? new Tensor(data, shape) : new LabelMap(data, shape);
}
