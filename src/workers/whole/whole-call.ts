import type { FloatArray } from "../../tensor/allocate.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import { Tensor } from "../../tensor/tensor.ts";
import { type Crew, WorkerError } from "../threads/crew.ts";
import { isShared } from "../threads/shared-tensor.ts";
import { type SentArray, WHOLE_FUNCTIONS, type WholeCall } from "./whole-task.ts";

/**
 * Computes a function of whole arrays in the worker that has the fewest calls, so that several cases are computed at once. Without
 * workers, and where the input is invalid, it is computed where it is called, which gives the error of the function itself.
 */
export async function computeInOne<Name extends WholeCall["name"]>(
  crew: Crew,
  name: Name,
  ...[prediction, target, options]: Parameters<(typeof WHOLE_FUNCTIONS)[Name]>
): Promise<ReturnType<(typeof WHOLE_FUNCTIONS)[Name]>> {
  type Result = ReturnType<(typeof WHOLE_FUNCTIONS)[Name]>;
  const compute = WHOLE_FUNCTIONS[name] as (...given: unknown[]) => Result;
  const here = () => compute(prediction, target, options);
  const given: unknown = options ?? {};
  if (crew.size === 0 || !isArray(prediction) || !isArray(target) || typeof given !== "object") return here();
  const { mask, ...others } = given as { readonly mask?: unknown };
  if (mask !== undefined && !isArray(mask)) return here();
  const transfer: ArrayBuffer[] = [];
  const send = ({ data, shape }: Tensor | LabelMap): SentArray => {
    if (isShared(data)) return { data, shape };
    const own = (data as Float64Array).slice() as FloatArray | LabelArray;
    transfer.push(own.buffer as ArrayBuffer);
    return { data: own, shape };
  };
  const call: WholeCall = {
    name,
    prediction: send(prediction),
    target: send(target),
    ...(mask !== undefined && { mask: send(mask) }),
    options: others,
  };
  try {
    return (await crew.call(crew.leastBusy(), "computeWhole", call, transfer)) as Result;
  } catch (error) {
    // Options that cannot be sent are not options of the function either.
    const isOfInput = error instanceof WorkerError && /^(Range|Type)Error$/.test(error.thrown);
    if (isOfInput || error instanceof TypeError) return here();
    throw error;
  }
}

function isArray(value: unknown): value is Tensor | LabelMap {
  return value instanceof Tensor || value instanceof LabelMap;
}
