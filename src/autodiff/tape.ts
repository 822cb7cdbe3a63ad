import type { DType } from "../tensor/allocate.ts";
import { makeLike, type Tensor } from "../tensor/tensor.ts";
import { withoutDeferring } from "./deferred.ts";

/** Turns the gradient of the result of an operation into the gradient of one of its inputs. */
export type Pullback = (gradient: Tensor) => Tensor;

/** A {@link Pullback} of an operation with several results, which takes a gradient of each. */
export type JointPullback = (...gradients: Tensor[]) => Tensor;

/**
 * A tensor that depends on a variable, without its values: only pullbacks keep those that they need, so that the memory of all
 * others is free as soon as the author of a function no longer holds them.
 */
export interface Place {
  readonly shape: readonly number[];
  readonly dtype: DType;
  /** The gradient that has arrived, on the way back. */
  gradient: Tensor | null;
}

/** An operation that ran, on a tape. */
export interface Entry {
  /** Its results; most operations have one. */
  readonly outputs: readonly Place[];
  /** Its inputs that depend on a variable. */
  readonly inputs: readonly Place[];
  /** A pullback for each of those. */
  readonly pullbacks: readonly JointPullback[];
  /** Whether its pullbacks accept a gradient in any shape that broadcasts to the output's. */
  readonly elementwise: boolean;
}

/** An operation that ran, with a pullback for each input. */
interface Operation {
  readonly outputs: readonly Tensor[];
  readonly inputs: readonly Tensor[];
  readonly pullbacks: readonly JointPullback[];
  readonly elementwise: boolean;
}

/**
 * The operations of one differentiation, in the order in which they ran: a later entry never feeds an earlier one, so a
 * walk from the end needs no search and no recursion.
 */
export class Tape {
  readonly entries: Entry[] = [];
  readonly #live = new WeakMap<Tensor, Place>();
  /** Tensors that were made of a variable with a derivative of 0, or were declared to be constant. */
  #constant: WeakSet<Tensor> | null = null;

  constructor(variables: readonly Tensor[]) {
    for (const variable of variables) this.#addPlace(variable);
  }

  /** Reports whether `x` depends on a variable. */
  isLive(x: Tensor): boolean {
    return this.#live.has(x);
  }

  /** The place of a tensor that depends on a variable; `null` for others. */
  placeOf(x: Tensor): Place | null {
    return this.#live.get(x) ?? null;
  }

  #addPlace(x: Tensor): Place {
    const place = { shape: x.shape, dtype: x.dtype, gradient: null };
    this.#live.set(x, place);
    return place;
  }

  /** Reports whether operations made `x` of a variable, whatever its derivative, or it was declared to be constant. */
  isMade(x: Tensor): boolean {
    return this.#live.has(x) || (this.#constant?.has(x) ?? false);
  }

  note({ inputs, outputs, pullbacks, elementwise }: Operation): void {
    const places: Place[] = [];
    const own: JointPullback[] = [];
    for (let k = 0; k < inputs.length; k++) {
      const place = this.#live.get(inputs[k]!);
      if (place === undefined) continue;
      places.push(place);
      own.push(pullbacks[k]!);
    }
    if (places.length > 0) {
      const made: Place[] = [];
      for (let k = 0; k < outputs.length; k++) made.push(this.#addPlace(outputs[k]!));
      this.entries.push({ outputs: made, inputs: places, pullbacks: own, elementwise });
      return;
    }
    if (this.#constant === null) return;
    for (let at = 0; at < outputs.length; at++) this.noteConstant(outputs[at]!, inputs);
  }

  /** Notes a result whose derivative is 0 everywhere; of `null` it is constant by declaration. */
  noteConstant(output: Tensor, inputs: readonly Tensor[] | null): void {
    if (inputs !== null && !inputs.some((input) => this.isMade(input))) return;
    this.#constant ??= new WeakSet();
    this.#constant.add(output);
  }
}

/** Tapes that record now, the outermost first: one for each differentiation under way. */
const recording: Tape[] = [];

/** Reports whether a tape that records now tracks one of the tensors: what is computed from them will be differentiated. */
export function isTracked(...tensors: readonly Tensor[]): boolean {
  return recording.some((tape) => tensors.some((x) => tape.isLive(x)));
}

/** Reports whether one tape records, and tracks `x`: a pullback is called once at most. */
export function isTrackedOnce(x: Tensor): boolean {
  return recording.length === 1 && recording[0]!.isLive(x);
}

/**
 * Runs `work` with `tape` recording. Its operations compute at once, within the walk of another tape too: an operation that is put
 * off is not recorded.
 */
export function recordOn<Result>(tape: Tape, work: () => Result): Result {
  recording.push(tape);
  try {
    return withoutDeferring(work);
  } finally {
    recording.pop();
  }
}

/** Reports whether any tape records. */
export function isRecording(): boolean {
  return recording.length > 0;
}

/**
 * Notes that `output` was computed from `inputs`, on every tape on which one of them is live, and returns it.
 *
 * A pullback receives a gradient of the output's shape and dtype, and is called only if its input is live. It returns a
 * gradient of its input's dtype, in the input's shape or one that broadcasts to it: the gradient of a sum is one number,
 * and is expanded only where it has to be. Pullbacks use the library's own operations, so they can be differentiated in
 * turn.
 */
export function record(output: Tensor, inputs: readonly Tensor[], pullbacks: readonly Pullback[]): Tensor {
  if (recording.length > 0) note({ outputs: [output], inputs, pullbacks, elementwise: false });
  return output;
}

/**
 * As {@link record}, for an operation with several results that one pass makes: its pullbacks receive a gradient of each, of 0 where
 * none arrived.
 */
export function recordSeveral(
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  pullbacks: readonly JointPullback[],
): void {
  if (recording.length > 0) note({ outputs, inputs, pullbacks, elementwise: false });
}

/** As {@link record}, for pullbacks that also accept a gradient in any shape that broadcasts to the output's. */
export function recordElementwise(
  output: Tensor,
  inputs: readonly Tensor[],
  pullbacks: readonly Pullback[],
): Tensor {
  if (recording.length > 0) note({ outputs: [output], inputs, pullbacks, elementwise: true });
  return output;
}

/**
 * Notes that `output` was computed from `inputs` with a derivative of 0 everywhere, as a comparison is, and returns it.
 * With `null` as inputs it is a constant by declaration.
 */
export function recordConstant(output: Tensor, inputs: readonly Tensor[] | null): Tensor {
  for (const tape of recording) tape.noteConstant(output, inputs);
  return output;
}

/** Makes another tensor of the same numbers, with `x` as its only input. */
export function identity(x: Tensor): Tensor {
  return recordElementwise(makeLike(x.data, x), [x], [(gradient) => gradient]);
}

function note(operation: Operation): void {
  for (const tape of recording) tape.note(operation);
}
