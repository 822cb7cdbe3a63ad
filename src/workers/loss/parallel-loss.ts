import { valueAndGrad } from "../../autodiff/differentiate.ts";
import { BLOCK } from "../../kernels/arrays/summation.ts";
import type { VoxelSums } from "../../ops/voxel-sums.ts";
import { allocate, type FloatArray } from "../../tensor/allocate.ts";
import { classLayout } from "../../tensor/class-layout.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import { sameShape } from "../../tensor/shape.ts";
import type { Target } from "../../tensor/target.ts";
import { Tensor } from "../../tensor/tensor.ts";
import { type Crew, WorkerError } from "../threads/crew.ts";
import { shareOut } from "../threads/share-out.ts";
import { isShared, sharedLike } from "../threads/shared-tensor.ts";
import type { LossFinishCall, LossPartCall, PartArray } from "./loss-task.ts";
import { derivativesOf, lossOfSums, mergeSums, type PartSums, takesOptions } from "./loss-whole.ts";
import { isReadOnce, type ParallelLoss, parallelName } from "./parallel-losses.ts";
import { type PartLayout, partLayout, putPart, splitVoxels, takePart, type VoxelPart } from "./voxel-part.ts";

/** Value and gradient of a loss. */
export interface ValueAndGradient {
  readonly value: Tensor;
  readonly gradient: Tensor;
}

/** What the losses read of their options to find the voxels; they look at the rest themselves. */
interface LossOptions {
  readonly classAxis?: number | null;
  readonly mask?: Tensor | LabelMap;
}

/** A loss and its arguments, cut into parts. */
interface Plan {
  readonly name: string;
  readonly batch: number;
  readonly layout: PartLayout;
  readonly parts: readonly VoxelPart[];
  readonly mask: Tensor | LabelMap | null;
  /** The options of a part: without the mask, whose part is sent beside them. */
  readonly partOptions: object;
  /** The options of the whole with one voxel a sample, all of which count. */
  readonly wholeOptions: object;
}

/**
 * Elements of a part. What a loss makes on the way is several times that, and memory of some megabytes is used again where
 * that of hundreds is got from the system page by page, anew for each call.
 */
const PART = 2 ** 20;

/** Computes a loss in parts where that is possible and pays, else where it is called; the bits are the same. */
export async function lossInParts(
  crew: Crew,
  inlineBelow: number | undefined,
  loss: ParallelLoss,
  prediction: Tensor,
  target: Target,
  options: object,
): Promise<ValueAndGradient> {
  const here = () => {
    const { value, gradient } = valueAndGrad((x) => loss(x, target, options))(prediction);
    return { value, gradient: isShared(prediction.data) ? inSharedMemory(gradient) : gradient };
  };
  const plan = planParts(crew.size, inlineBelow, loss, prediction, target, options);
  if (plan === null) return here();
  try {
    return await computeParts(crew, loss, prediction, target, plan);
  } catch (error) {
    // What a worker says of bad input speaks of its part: the whole says it in the coordinates of the caller.
    if (error instanceof WorkerError && /^(Range|Type)Error$/.test(error.thrown)) return here();
    throw error;
  }
}

/** Elements of a prediction from which workers are done sooner. */
function leastSize(name: string, { data }: Tensor, options: object): number {
  return isReadOnce(name, options) && !isShared(data) ? Infinity : SMALL;
}

/** Below this a prediction is computed sooner than it is sent. */
const SMALL = 2 ** 18;

/** A gradient lies where its prediction does, wherever it was computed. */
function inSharedMemory({ data, shape }: Tensor): Tensor {
  const shared = sharedLike(data);
  shared.set(data);
  return new Tensor(shared, shape);
}

/** How to cut a loss; null where it is to be computed in one piece, if only to complain of its arguments. */
function planParts(
  workers: number,
  inlineBelow: number | undefined,
  loss: ParallelLoss,
  prediction: unknown,
  target: unknown,
  options: object,
): Plan | null {
  const name = parallelName(loss);
  if (name === null || workers === 0) return null;
  if (!(prediction instanceof Tensor) || prediction.data.length === 0) return null;
  if (prediction.size < (inlineBelow ?? leastSize(name, prediction, options))) return null;
  if (!(target instanceof Tensor || target instanceof LabelMap)) return null;
  const { classAxis = -1, mask, ...others } = options as LossOptions;
  let whole: ReturnType<typeof classLayout>;
  try {
    whole = classLayout(name, prediction.shape, classAxis);
  } catch {
    return null;
  }
  const layout = partLayout(whole);
  if (layout === null) return null;
  const { batch, voxelShape } = whole;
  if (!sameShape(target.shape, target instanceof Tensor ? prediction.shape : voxelShape)) return null;
  if (
    mask !== undefined &&
    !((mask instanceof Tensor || mask instanceof LabelMap) && sameShape(mask.shape, voxelShape))
  ) {
    return null;
  }
  const soft = target instanceof Tensor;
  const partOptions = { ...others, classAxis: layout.channels === "last" ? -1 : 1 };
  const { ignoreIndex: _, ...wholeOptions } = partOptions as { ignoreIndex?: unknown };
  // What the loss refuses in its options is refused before anything is sent.
  if (!takesOptions(loss, batch, layout, soft, wholeOptions)) return null;
  return {
    name,
    batch,
    layout,
    parts: splitVoxels({ batch, layout, workers, block: BLOCK, elements: PART }),
    mask: mask ?? null,
    partOptions,
    wholeOptions,
  };
}

async function computeParts(
  crew: Crew,
  loss: ParallelLoss,
  prediction: Tensor,
  target: Target,
  plan: Plan,
): Promise<ValueAndGradient> {
  const { batch, layout, parts, wholeOptions } = plan;
  const soft = target instanceof Tensor;
  const shared = isShared(prediction.data);
  const first = nextKey;
  nextKey += parts.length;
  /** Which worker has which part. */
  const owners = new Array<number>(parts.length);
  try {
    const begun = new Array<PartSums>(parts.length);
    await shareOut(crew.size, parts.length, async (index, worker) => {
      owners[index] = worker;
      const part = parts[index]!;
      const { call, transfer } = partCall(first + index, plan, part, prediction, target);
      const sums = (await crew.call(worker, "startLoss", call, transfer)) as VoxelSums[];
      begun[index] = { part, sums };
    });
    const totals = mergeSums(begun, batch);
    const { value, derivatives } = lossOfSums(loss, batch, layout, soft, wholeOptions, totals);
    // Not of the prediction: its array may have gone to another thread meanwhile.
    const size = batch * layout.classes * layout.voxels;
    const gradient = shared ? sharedLike(prediction.data) : allocate(size, prediction.dtype);
    await Promise.all(
      begun.map(async ({ part, sums }, index) => {
        const call: LossFinishCall = {
          key: first + index,
          derivatives: derivativesOf(derivatives, part.sample, batch, sums),
          gradient: shared ? gradient : null,
        };
        const own = (await crew.call(owners[index]!, "finishLoss", call)) as FloatArray | null;
        if (own !== null) putPart(gradient, layout, part, own);
      }),
    );
    return { value, gradient: new Tensor(gradient, prediction.shape) };
  } catch (error) {
    owners.forEach((worker, index) => {
      if (crew.lives(worker)) crew.call(worker, "dropLoss", { key: first + index }).catch(() => {});
    });
    throw error;
  }
}

/** Tells parts that are under way apart. */
let nextKey = 0;

/** The arguments of one part, and the memory that is handed over: none of the caller's. */
function partCall(
  key: number,
  { name, layout, mask, partOptions }: Plan,
  part: VoxelPart,
  prediction: Tensor,
  target: Target,
): { readonly call: LossPartCall; readonly transfer: ArrayBuffer[] } {
  const transfer: ArrayBuffer[] = [];
  const send = <Data extends FloatArray | LabelArray>(data: Data, of: PartLayout): PartArray<Data> => {
    if (isShared(data)) return { data, whole: true };
    const taken = takePart(data, of, part);
    const own = taken.buffer === data.buffer ? (taken.slice() as Data) : taken;
    transfer.push(own.buffer as ArrayBuffer);
    return { data: own, whole: false };
  };
  const voxelLayout: PartLayout = { ...layout, classes: 1, channels: "last" };
  const call: LossPartCall = {
    key,
    loss: name,
    layout,
    part,
    prediction: send(prediction.data, layout),
    target: send(target.data, target instanceof Tensor ? layout : voxelLayout),
    mask: mask === null ? null : send(mask.data, voxelLayout),
    options: partOptions,
  };
  return { call, transfer };
}
