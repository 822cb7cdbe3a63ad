import { valueAndGrad } from "../../autodiff/differentiate.ts";
import { type GradientOptions, placesFor, readInto } from "../../autodiff/gradient-places.ts";
import { BLOCK } from "../../kernels/arrays/summation.ts";
import type { ClassSlopes } from "../../kernels/class-sums/class-gradient.ts";
import { refuseBits, refuseValues } from "../../losses/read/read-loss.ts";
import { checkedLoss, type LossPlan } from "../../losses/sums/loss-plan.ts";
import { type ClassSums, differentiableSums, slopesOf, sumsOf } from "../../ops/class-sums/class-sums.ts";
import { allocate, type FloatArray } from "../../tensor/allocate.ts";
import { classLayout } from "../../tensor/class-layout.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { Target } from "../../tensor/target.ts";
import { makeTensor, Tensor } from "../../tensor/tensor.ts";
import type { Crew } from "../threads/crew.ts";
import { shareOut } from "../threads/share-out.ts";
import { inSharedMemory, isShared, sharedLike } from "../threads/shared-tensor.ts";
import type { LossFinishCall, LossPartCall, LossPartSums } from "./loss-task.ts";
import { mergeSums, type PartSums, slopesOfSample } from "./merge-sums.ts";
import { isReadOnce, type ParallelLoss, planOfLoss } from "./parallel-losses.ts";
import {
  type PartLayout,
  partLayout,
  partShape,
  putPart,
  splitVoxels,
  takePart,
  type VoxelPart,
} from "./voxel-part.ts";

/** Value and gradient of a loss. */
export interface ValueAndGradient {
  readonly value: Tensor;
  readonly gradient: Tensor;
}

/** A loss in its two halves, and its voxels cut into parts. */
interface PartsOfLoss {
  readonly plan: LossPlan;
  readonly parts: readonly VoxelPart[];
  /** The layout of a part in the arrays from which it is copied; `null` where they are in shared memory, and workers use them in place. */
  readonly layout: PartLayout | null;
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
  gradientOptions: GradientOptions = {},
): Promise<ValueAndGradient> {
  const into = readPlace(gradientOptions, prediction);
  const parts = cutLoss(crew.size, inlineBelow, loss, prediction, target, options);
  if (parts !== null) return computeParts(crew, parts, into);
  const differentiate = valueAndGrad((x) => loss(x, target, options), gradientOptions);
  const { value, gradient } = differentiate(prediction);
  return { value, gradient: into === null && isShared(prediction.data) ? shareTensor(gradient) : gradient };
}

/** The array that the gradient is to be written to; `null`: a new one. */
function readPlace(options: GradientOptions, prediction: unknown): FloatArray | null {
  const given = readInto("valueAndGrad", options);
  if (given === null || !(prediction instanceof Tensor)) return null;
  const { into } = placesFor("valueAndGrad", given, [prediction])[0]!;
  if (isShared(prediction.data) && !isShared(into)) {
    throw new RangeError(
      "valueAndGrad: into is in ordinary memory, want shared memory as the prediction has; sharedTensor or createArena makes it",
    );
  }
  return into;
}

/** A gradient is in shared memory if its prediction is, even if the caller computed it. */
function shareTensor({ data, shape }: Tensor): Tensor {
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
  const layout = isShared(prediction.data) ? null : partLayout(input.layout);
  if (layout === null && !isShared(prediction.data)) return null;
  const parts = splitVoxels({ layout: input.layout, workers, block: BLOCK, elements: PART_ELEMENTS });
  return { plan, layout, parts };
}

async function computeParts(
  crew: Crew,
  { plan, layout, parts }: PartsOfLoss,
  into: FloatArray | null,
): Promise<ValueAndGradient> {
  const { prediction, layout: whole } = plan.input;
  const { batch, classes, voxels } = whole;
  const { shape, dtype } = prediction;
  const first = nextKey;
  nextKey += parts.length;
  /** The worker that has each part. */
  const owners = new Array<number>(parts.length);
  try {
    const begun = new Array<PartSums>(parts.length);
    let allValid = true;
    const callOf = layout === null ? sharedCalls(plan) : (part: VoxelPart) => copiedCall(plan, layout, part);
    await shareOut(crew.size, parts.length, async (index, worker) => {
      owners[index] = worker;
      const part = parts[index]!;
      const { call, transfer } = callOf(part);
      const own = { ...call, key: first + index };
      const { blocks, valid } = (await crew.call(worker, "startLoss", own, transfer)) as LossPartSums;
      allValid &&= valid;
      begun[index] = { part, blocks };
    });
    if (!allValid) refuseValues(plan.input);
    const sums = sumsOf(mergeSums(begun, batch, classes), whole);
    refuseBits(plan.input, plan.overlap === null ? null : sums.targetVoxels);
    const { value, slopes } = formulaOf(plan, sums);
    // The size is not read from the prediction: its array may have gone to another thread meanwhile.
    const made = () =>
      layout === null ? sharedLike(prediction.data) : allocate(batch * classes * voxels, dtype);
    const gradient = into ?? made();
    await Promise.all(
      parts.map(async (part, index) => {
        const call: LossFinishCall = {
          key: first + index,
          slopes: layout === null ? slopes : slopesOfSample(slopes, part.sample, batch, classes),
          gradient: layout === null ? gradient : null,
        };
        const own = (await crew.call(owners[index]!, "finishLoss", call)) as FloatArray | null;
        if (own !== null) putPart(gradient, layout!, part, own);
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
  taken: ClassSums,
): { readonly value: Tensor; readonly slopes: ClassSlopes } {
  const formula = (overlap: Tensor, predicted: Tensor, actual: Tensor, terms: Tensor, weights: Tensor) =>
    plan.formula({ ...taken, overlap, predicted, actual, terms, weights });
  const variables = differentiableSums(taken) as [Tensor, Tensor, Tensor, Tensor, Tensor];
  const { value, gradients } = valueAndGrad(formula)(...variables);
  checkedLoss(plan.input, value);
  return { value, slopes: slopesOf(gradients, plan) };
}

/** Distinguishes the parts that are under way. */
let nextKey = 0;

/** The arguments of one part but for its key, and the memory that is handed over, none of which is the caller's. */
interface PartCall {
  readonly call: Omit<LossPartCall, "key">;
  readonly transfer: readonly ArrayBuffer[];
}

/** The arguments that all parts of a loss share. */
function sharedBy({ input, overlap, terms }: LossPlan) {
  const { activation, validate } = input.settings;
  return { activation, overlap, terms, checked: validate };
}

/** The calls of parts of arrays in shared memory; what is not there is copied there once. */
function sharedCalls(plan: LossPlan): (part: VoxelPart) => PartCall {
  const { prediction, target, counted, layout } = plan.input;
  const arrays = {
    layout,
    prediction: prediction.data,
    target: inSharedMemory(target.data),
    counted: counted === null ? null : inSharedMemory(counted),
  };
  return (part) => ({ call: { ...sharedBy(plan), ...arrays, part }, transfer: [] });
}

/** The call of a part of arrays that are copied. */
function copiedCall(plan: LossPlan, layout: PartLayout, part: VoxelPart): PartCall {
  const { prediction, target, counted } = plan.input;
  const voxelLayout: PartLayout = { ...layout, classes: 1, channels: "last" };
  const copyOf = <Data extends FloatArray | LabelArray>(data: Data, of: PartLayout): Data => {
    const taken = takePart(data, of, part);
    return taken.buffer === data.buffer ? (taken.slice() as Data) : taken;
  };
  const arrays = {
    layout: classLayout("pool", partShape(layout, part), layout.channels === "last" ? -1 : 1),
    prediction: copyOf(prediction.data, layout),
    target: copyOf(target.data, target instanceof Tensor ? layout : voxelLayout),
    counted: counted === null ? null : copyOf(counted, voxelLayout),
  };
  const transfer = [arrays.prediction, arrays.target, arrays.counted].flatMap((array) =>
    array === null ? [] : (array.buffer as ArrayBuffer),
  );
  const own = { sample: 0, start: 0, end: part.end - part.start };
  return { call: { ...sharedBy(plan), ...arrays, part: own }, transfer };
}
