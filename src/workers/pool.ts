import type { GradientOptions } from "../autodiff/gradient-places.ts";
import type { CountOptions } from "../metrics/counts/count-overlap.ts";
import type { OverlapCounts } from "../metrics/counts/overlap-counts.ts";
import type { LesionOptions, LesionScores } from "../metrics/instances/lesion-scores.ts";
import type { ProbabilityCounts, ProbabilityOptions } from "../metrics/probabilities/count-probabilities.ts";
import type { SurfaceDistances, SurfaceOptions } from "../metrics/surfaces/surface-distances.ts";
import { checkInteger, checkOptions } from "../tensor/check-options.ts";
import { describe, isClass } from "../tensor/describe.ts";
import type { LabelMap } from "../tensor/label-map.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { countInParts } from "./count/parallel-count.ts";
import { lossInParts } from "./loss/parallel-loss.ts";
import type { ParallelLoss } from "./loss/parallel-losses.ts";
import { surfacesInParts } from "./surfaces/parallel-surfaces.ts";
import { Crew } from "./threads/crew.ts";
import { mapTask, type OnSettled } from "./threads/map-task.ts";
import { availableThreads, startWorker } from "./threads/thread.ts";
import { computeInOne } from "./whole/whole-call.ts";

/** The part of an AbortSignal that is used here. */
export interface PoolSignal {
  /** Whether the work is to end. */
  readonly aborted: boolean;
  /** What the work fails with. */
  readonly reason?: unknown;
  /** Calls a function when the work is to end. */
  addEventListener(type: "abort", listener: () => void): void;
  /** Takes such a function back. */
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Options of {@link createPool}. */
export interface PoolOptions {
  /** The number of workers, by default as many as the machine runs at once; 0 computes everything in the calling thread. */
  readonly workers?: number;
  /** Starts a worker if the package's own file cannot be loaded: a bundler did not find it, or the policy of a page forbids it. */
  readonly createWorker?: () => unknown;
  /**
   * The number of elements of a prediction below which a loss is computed in the calling thread, because sending takes longer; by
   * default 262,144. An overlap loss of probabilities in ordinary memory is never sent: reading it is faster than copying it.
   */
  readonly inlineBelow?: number;
  /** Closes the pool. */
  readonly signal?: PoolSignal;
}

/** A loss of the library, as {@link Pool.valueAndGrad} accepts it. */
export type PoolLoss<Options> = (prediction: Tensor, target: Target, options?: Options) => Tensor;

/** The method that `await using` calls, for compilers that know its symbol: older ones read these declarations, too. */
type ClosedByUsing = SymbolConstructor extends { readonly asyncDispose: infer Key extends symbol }
  ? { [K in Key]: () => Promise<void> }
  : Record<never, never>;

/** Worker threads that compute the results of the library, with the same bits. */
export interface Pool extends ClosedByUsing {
  /** The number of workers. */
  readonly workers: number;
  /**
   * Computes value and gradient of a loss, as {@link valueAndGrad} does. Large overlap losses and voxel losses are cut into parts;
   * everything else is computed in the calling thread.
   *
   * @param gradientOptions - `into`: the array that the gradient is written to, in shared memory if the prediction is there
   */
  valueAndGrad<Options>(
    loss: PoolLoss<Options>,
    prediction: Tensor,
    target: Target,
    options?: Options,
    gradientOptions?: GradientOptions,
  ): Promise<{ value: Tensor; gradient: Tensor }>;
  /** Computes {@link countOverlap} of two label maps. */
  countOverlap(prediction: LabelMap, target: LabelMap, options: CountOptions): Promise<OverlapCounts>;
  /** Computes {@link surfaceDistances} of two label maps: each worker measures one large class at a time. */
  surfaceDistances(
    prediction: LabelMap,
    target: LabelMap,
    options: SurfaceOptions,
  ): Promise<SurfaceDistances>;
  /** Computes {@link lesionScores} of two label maps in one worker, so that several cases are computed at once. */
  lesionScores(prediction: LabelMap, target: LabelMap, options?: LesionOptions): Promise<LesionScores>;
  /** Computes {@link countProbabilities} in one worker, so that several cases are computed at once. */
  countProbabilities(
    prediction: Tensor,
    target: Target,
    options?: ProbabilityOptions,
  ): Promise<ProbabilityCounts>;
  /**
   * Calls a task of the workers for each payload, one at a time on each worker, and returns the results in the order of the payloads.
   * The first failure rejects, and no more payloads are handed out.
   */
  map<Result>(task: string, payloads: readonly unknown[]): Promise<Result[]>;
  /** Calls `onSettled` for each payload as soon as it has finished or failed; a failure does not stop the others. */
  map<Result>(task: string, payloads: readonly unknown[], onSettled: OnSettled<Result>): Promise<void>;
  /** Ends the workers. Waiting calls are rejected, and so are later ones. */
  close(): Promise<void>;
}

/**
 * Makes a pool of worker threads. They start when they are first needed, and again when one dies.
 *
 * Results have the same bits for any number of workers and without any: work is cut at the boundaries of the library's
 * summation order. Tensors in shared memory, see {@link sharedTensor}, are used in place and get their gradient there; others are
 * copied in parts, and are not changed.
 *
 * @param options - see {@link PoolOptions}
 * @returns a pool, which `close()` or `await using` ends
 * @throws {RangeError} if `workers` is not a whole number from 0
 * @example
 * const pool = createPool({ workers: 0 });
 * const { value } = await pool.valueAndGrad(diceLoss, tensor([0.8, 0.2], [1, 2, 1]), tensor([1, 0], [1, 2, 1]));
 * value.item() // 0.2
 * await pool.close();
 */
export function createPool(options: PoolOptions = {}): Pool {
  checkOptions("createPool", options, ["workers", "createWorker", "inlineBelow", "signal"]);
  const { workers = availableThreads(), createWorker = startWorker, inlineBelow, signal } = options;
  checkInteger("createPool", "workers", workers, 0);
  if (workers > MAX_WORKERS)
    throw new RangeError(`createPool: workers is ${workers}, want at most ${MAX_WORKERS}`);
  if (inlineBelow !== undefined) checkInteger("createPool", "inlineBelow", inlineBelow, 0);
  if (typeof createWorker !== "function") {
    throw new TypeError(`createPool: createWorker is ${describe(createWorker)}, want a function`);
  }
  checkSignal(signal);
  const crew = new Crew(workers, createWorker);
  const abort = () => void crew.close(asError(signal?.reason));
  const close = async () => {
    signal?.removeEventListener("abort", abort);
    await crew.close(new Error("pool: it is closed"));
  };
  if (signal?.aborted) abort();
  else signal?.addEventListener("abort", abort);
  /** Closing the pool ends work in the calling thread, too. */
  const open = () => {
    if (crew.closed) throw crew.closed;
  };
  return {
    workers,
    async valueAndGrad(loss, prediction, target, lossOptions, gradientOptions) {
      open();
      if (typeof loss !== "function")
        throw new TypeError(`valueAndGrad: loss is ${describe(loss)}, want a function such as diceLoss`);
      if (isClass(loss))
        throw new TypeError("valueAndGrad: loss is a class, want a function such as diceLoss");
      const given = (lossOptions === undefined ? {} : lossOptions) as object;
      return lossInParts(crew, inlineBelow, loss as ParallelLoss, prediction, target, given, gradientOptions);
    },
    async countOverlap(prediction, target, countOptions) {
      open();
      return countInParts(crew, prediction, target, countOptions);
    },
    async surfaceDistances(prediction, target, surfaceOptions) {
      open();
      return surfacesInParts(crew, prediction, target, surfaceOptions);
    },
    async lesionScores(prediction, target, lesionOptions) {
      open();
      return computeInOne(crew, "lesionScores", prediction, target, lesionOptions);
    },
    async countProbabilities(prediction, target, probabilityOptions) {
      open();
      return computeInOne(crew, "countProbabilities", prediction, target, probabilityOptions);
    },
    async map<Result>(task: string, payloads: readonly unknown[], onSettled?: OnSettled<Result>) {
      open();
      return mapTask(crew, task, payloads, onSettled);
    },
    close,
    [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")]: close,
  } as Pool;
}

/** The most workers of a pool: each is a thread, which takes some megabytes and time to start. */
const MAX_WORKERS = 1024;

function checkSignal(signal: unknown): void {
  if (signal === undefined) return;
  const { addEventListener, removeEventListener } = (signal ?? {}) as Partial<PoolSignal>;
  if (typeof addEventListener === "function" && typeof removeEventListener === "function") return;
  throw new TypeError(`createPool: signal is ${describe(signal)}, want the signal of an AbortController`);
}

function asError(reason: unknown): Error {
  return reason instanceof Error
    ? reason
    : new Error(`pool: aborted${reason === undefined ? "" : `: ${String(reason)}`}`);
}
