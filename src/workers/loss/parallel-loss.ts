import { valueAndGrad } from "../../autodiff/differentiate.ts";
import { BLOCK } from "../../kernels/arrays/summation.ts";
import type { ClassSlopes } from "../../kernels/class-sums/class-sums.ts";
import { refuseValues } from "../../losses/read/read-loss.ts";
import { checkedLoss, type LossPlan } from "../../losses/sums/loss-plan.ts";
import { groupSums, slopesOf, sumsOfList, sumsSize } from "../../ops/class-sums/class-sums.ts";
import { allocate, type FloatArray } from "../../tensor/allocate.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { Target } from "../../tensor/target.ts";
import { makeTensor, Tensor } from "../../tensor/tensor.ts";
import type { Crew } from "../threads/crew.ts";
import { shareOut } from "../threads/share-out.ts";
import { isShared, sharedLike } from "../threads/shared-tensor.ts";
import type { LossFinishCall, LossPartCall, LossPartSums, PartArray } from "./loss-task.ts";
import { mergeSums, type PartSums, slopesOfSample } from "./merge-sums.ts";
import { isReadOnce, type ParallelLoss, planOfLoss } from "./parallel-losses.ts";
import { type PartLayout, partLayout, putPart, splitVoxels, takePart, type VoxelPart } from "./voxel-part.ts";

/** Value and gradient of a loss. */
export interface ValueAndGradient {
  readonly value: Tensor;
  readonly gradient: Tensor;
}

/** A loss in its two halves, and its voxels cut into parts. */
interface PartsOfLoss {
  readonly plan: LossPlan;
  readonly layout: PartLayout;
  readonly parts: readonly VoxelPart[];
}

/** Elements of a part: small enough that what a worker receives comes from memory that is used again. */
const PART_ELEMENTS = 2 ** 20;

/** Elements of a prediction from which workers are faster than the caller, who does not have to send it. */
const MIN_PARALLEL_ELEMENTS = 2 ** 18;

/** Computes a loss in parts where that is possible and faster, otherwise where it is called; the bits are the same. */
export async function lossInParts(
  crew: Crew,
  inlineBelow: number | undefined,
  loss: ParallelLoss,
  prediction: Tensor,
  target: Target,
  options: object,
): Promise<ValueAndGradient> {
  const parts = cutLoss(crew.size, inlineBelow, loss, prediction, target, options);
  if (parts !== null) return computeParts(crew, parts);
  const { value, gradient } = valueAndGrad((x) => loss(x, target, options))(prediction);
  return { value, gradient: isShared(prediction.data) ? inSharedMemory(gradient) : gradient };
}

/** A gradient is in shared memory if its prediction is, even if the caller computed it. */
function inSharedMemory({ data, shape }: Tensor): Tensor {
  const shared = sharedLike(data);
  shared.set(data);
  return makeTensor(shared, shape);
}

/**
 * Reads the arguments of a loss and cuts its voxels; `null` where it is to be computed in one piece.
 *
 * @throws what the loss itself throws for these arguments
 */
function cutLoss(
  workers: number,
  inlineBelow: number | undefined,
  loss: ParallelLoss,
  prediction: unknown,
  target: Target,
  options: object,
): PartsOfLoss | null {
  const planOf = planOfLoss(loss);
  if (planOf === null || workers === 0 || !(prediction instanceof Tensor)) return null;
  if (prediction.size < (inlineBelow ?? MIN_PARALLEL_ELEMENTS)) return null;
  const plan = planOf(prediction, target, options);
  const { input } = plan;
  const { reduction, given } = input.settings;
  // The differentiation of the caller reports a loss that is not one number.
  if (reduction === "none" || given.parts === true) return null;
  if (inlineBelow === undefined && isReadOnce(plan) && !isShared(prediction.data)) return null;
  const layout = partLayout(input.layout);
  if (layout === null) return null;
  const { batch } = input.layout;
  const parts = splitVoxels({ batch, layout, workers, block: BLOCK, elements: PART_ELEMENTS });
  return { plan, layout, parts };
}

async function computeParts(crew: Crew, { plan, layout, parts }: PartsOfLoss): Promise<ValueAndGradient> {
  const { prediction, layout: whole } = plan.input;
  const { batch, classes, voxels } = whole;
  const { shape, dtype } = prediction;
  const shared = isShared(prediction.data);
  const first = nextKey;
  nextKey += parts.length;
  /** The worker that has each part. */
  const owners = new Array<number>(parts.length);
  try {
    const begun = new Array<PartSums>(parts.length);
    let allValid = true;
    await shareOut(crew.size, parts.length, async (index, worker) => {
      owners[index] = worker;
      const part = parts[index]!;
      const { call, transfer } = partCall(first + index, plan, layout, part);
      const { blocks, valid } = (await crew.call(worker, "startLoss", call, transfer)) as LossPartSums;
      allValid &&= valid;
      begun[index] = { part, blocks };
    });
    if (!allValid) refuseValues(plan.input);
    const { value, slopes } = formulaOf(plan, mergeSums(begun, batch, classes));
    // The size is not read from the prediction: its array may have gone to another thread meanwhile.
    const gradient = shared ? sharedLike(prediction.data) : allocate(batch * classes * voxels, dtype);
    await Promise.all(
      parts.map(async (part, index) => {
        const call: LossFinishCall = {
          key: first + index,
          slopes: slopesOfSample(slopes, part.sample, batch, classes),
          gradient: shared ? gradient : null,
        };
        const own = (await crew.call(owners[index]!, "finishLoss", call)) as FloatArray | null;
        if (own !== null) putPart(gradient, layout, part, own);
      }),
    );
    return { value, gradient: makeTensor(gradient, shape) };
  } catch (error) {
    owners.forEach((worker, index) => {
      if (crew.lives(worker)) crew.call(worker, "dropLoss", { key: first + index }).catch(() => {});
    });
    throw error;
  }
}

/** The second half of a loss: its value, and its derivatives with respect to the sums of each sample. */
function formulaOf(
  plan: LossPlan,
  sums: Float64Array,
): { readonly value: Tensor; readonly slopes: ClassSlopes } {
  const { batch, classes } = plan.input.layout;
  const list = makeTensor(groupSums(sums, batch, classes), [sumsSize(batch, classes)]);
  const { value, gradient } = valueAndGrad((x) => plan.formula(sumsOfList(x, batch, classes)))(list);
  checkedLoss(plan.input, value);
  return { value, slopes: slopesOf(gradient.data as Float64Array, batch, classes, plan) };
}

/** Distinguishes the parts that are under way. */
let nextKey = 0;

/** The arguments of one part, and the memory that is handed over, none of which is the caller's. */
function partCall(
  key: number,
  { input, overlap, terms }: LossPlan,
  layout: PartLayout,
  part: VoxelPart,
): { readonly call: LossPartCall; readonly transfer: ArrayBuffer[] } {
  const { prediction, target, counted, settings } = input;
  const transfer: ArrayBuffer[] = [];
  const voxelLayout: PartLayout = { ...layout, classes: 1, channels: "last" };
  const send = <Data extends FloatArray | LabelArray>(data: Data, of: PartLayout): PartArray<Data> => {
    if (isShared(data)) return { data, whole: true };
    const taken = takePart(data, of, part);
    const own = taken.buffer === data.buffer ? (taken.slice() as Data) : taken;
    transfer.push(own.buffer as ArrayBuffer);
    return { data: own, whole: false };
  };
  const call: LossPartCall = {
    key,
    layout,
    part,
    prediction: send(prediction.data, layout),
    target: send(target.data, target instanceof Tensor ? layout : voxelLayout),
    counted: counted === null ? null : takePart(counted, voxelLayout, part).slice(),
    activation: settings.activation,
    overlap,
    terms,
    checked: settings.validate,
  };
  return { call, transfer };
}
