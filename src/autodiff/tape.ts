import { add } from "../kernels/binary.ts";
import { allocate, type DType } from "../tensor/allocate.ts";
import { Tensor } from "../tensor/tensor.ts";

/** What an operation does to the gradient of its result, to give the gradient of one of its inputs. */
export type Pullback = (gradient: Tensor) => Tensor;

interface Entry {
  readonly output: Tensor;
  readonly inputs: readonly Tensor[];
  readonly pullbacks: readonly Pullback[];
}

/**
 * The operations of one differentiation, in the order in which they ran: a later entry never feeds an earlier one, so a
 * walk from the end needs no search and no recursion.
 */
export class Tape {
  readonly #entries: Entry[] = [];
  readonly #live: Set<Tensor>;

  constructor(variables: readonly Tensor[]) {
    this.#live = new Set(variables);
  }

  isLive(x: Tensor): boolean {
    return this.#live.has(x);
  }

  note(entry: Entry): void {
    if (!entry.inputs.some((input) => this.#live.has(input))) return;
    this.#entries.push(entry);
    this.#live.add(entry.output);
  }

  /**
   * Gradients of `output`, weighted by `seed`, with respect to `variables`; `null` where it does not depend on one.
   * What the pullbacks do is noted on the tapes that are still recording: that is how second derivatives come about.
   */
  walk(output: Tensor, seed: Tensor, variables: readonly Tensor[]): (Tensor | null)[] {
    const gradients = new Map<Tensor, Tensor>([[output, seed]]);
    for (let at = this.#entries.length - 1; at >= 0; at--) {
      const entry = this.#entries[at]!;
      const gradient = gradients.get(entry.output);
      if (gradient === undefined) continue;
      gradients.delete(entry.output);
      entry.inputs.forEach((input, index) => {
        if (!this.#live.has(input)) return;
        const contribution = entry.pullbacks[index]!(gradient);
        const before = gradients.get(input);
        gradients.set(input, before === undefined ? contribution : accumulate(before, contribution));
      });
    }
    return variables.map((variable) => gradients.get(variable) ?? null);
  }
}

/** Tapes that record now, the outermost first: one for each differentiation under way. */
const recording: Tape[] = [];

/** Runs `work` with `tape` recording. */
export function recordOn<Result>(tape: Tape, work: () => Result): Result {
  recording.push(tape);
  try {
    return work();
  } finally {
    recording.pop();
  }
}

/**
 * Notes that `output` was computed from `inputs`, on every tape on which one of them is live, and returns it. A pullback
 * gets a gradient of the output's shape, gives one of its input's shape and dtype, and is called only if that is needed.
 * Pullbacks use the library's own operations, so that they can be differentiated in turn.
 */
export function record(output: Tensor, inputs: readonly Tensor[], pullbacks: readonly Pullback[]): Tensor {
  if (recording.length > 0) {
    const entry = { output, inputs, pullbacks };
    for (const tape of recording) tape.note(entry);
  }
  return output;
}

/** A tensor of its own over the same numbers, with `x` as its only input. */
export function identity(x: Tensor): Tensor {
  return record(new Tensor(x.data, x.shape), [x], [(gradient) => gradient]);
}

/** `x` in the element type asked for; the gradient comes back in that of `x`. */
export function castTo(x: Tensor, dtype: DType): Tensor {
  if (x.dtype === dtype) return x;
  const data = allocate(x.size, dtype);
  data.set(x.data);
  return record(new Tensor(data, x.shape), [x], [(gradient) => castTo(gradient, x.dtype)]);
}

/** Sum of two contributions to one gradient. */
function accumulate(a: Tensor, b: Tensor): Tensor {
  const data = allocate(a.size, a.dtype);
  add(data, 0, a.data, 0, 1, b.data, 0, 1, a.size);
  return record(new Tensor(data, a.shape), [a, b], [(gradient) => gradient, (gradient) => gradient]);
}
