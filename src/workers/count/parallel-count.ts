import { type CountOptions, countOverlap } from "../../metrics/counts/count-overlap.ts";
import { mergeCounts, type OverlapCounts } from "../../metrics/counts/overlap-counts.ts";
import type { FloatArray } from "../../tensor/allocate.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import { sameShape } from "../../tensor/shape.ts";
import { Tensor } from "../../tensor/tensor.ts";
import { type Crew, WorkerError } from "../threads/crew.ts";
import { isShared } from "../threads/shared-tensor.ts";
import type { CountCall } from "./count-task.ts";

/** Voxels below which sending them takes longer than counting them: counting goes at memory's speed. */
const MIN_SENT_VOXELS = 2 ** 22;

/** Counts in parts where that is possible and pays, else where it is called. */
export async function countInParts(
  crew: Crew,
  prediction: LabelMap,
  target: LabelMap,
  options: CountOptions,
): Promise<OverlapCounts> {
  const here = () => countOverlap(prediction, target, options);
  if (crew.size === 0 || !isCuttable(prediction, target, options)) return here();
  const { mask, ...others } = options;
  const { size } = prediction;
  try {
    const counts = await Promise.all(
      Array.from({ length: crew.size }, (_, worker) => {
        const start = Math.floor((size * worker) / crew.size);
        const end = Math.floor((size * (worker + 1)) / crew.size);
        const transfer: ArrayBuffer[] = [];
        const send = <Data extends FloatArray | LabelArray>(data: Data): Data => {
          if (isShared(data)) return data.subarray(start, end) as Data;
          const own = data.slice(start, end) as Data;
          transfer.push(own.buffer as ArrayBuffer);
          return own;
        };
        const call: CountCall = {
          prediction: send(prediction.data),
          target: send(target.data),
          mask: mask === undefined ? null : send(mask.data),
          options: others as CountCall["options"],
        };
        return crew.call(worker, "countPart", call, transfer) as Promise<OverlapCounts>;
      }),
    );
    return mergeCounts(...counts);
  } catch (error) {
    if (error instanceof WorkerError && /^(Range|Type)Error$/.test(error.thrown)) return here();
    throw error;
  }
}

function isCuttable(prediction: unknown, target: unknown, options: CountOptions): boolean {
  if (
    !(prediction instanceof LabelMap && target instanceof LabelMap) ||
    prediction.data.length < MIN_SENT_VOXELS
  )
    return false;
  const { mask } = options ?? {};
  return (
    sameShape(prediction.shape, target.shape) &&
    (mask === undefined ||
      ((mask instanceof Tensor || mask instanceof LabelMap) && sameShape(mask.shape, target.shape)))
  );
}
