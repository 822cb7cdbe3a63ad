import { Tensor } from "../tensor/tensor.ts";

/** What an operation does to the gradient of its result, to give the gradient of one of its inputs. */
export type Pullback = (gradient: Tensor) => Tensor;

/** An operation that ran. */
export interface Entry {
  readonly output: Tensor;
  readonly inputs: readonly Tensor[];
  readonly pullbacks: readonly Pullback[];
  /** Whether its pullbacks take a gradient in any shape that broadcasts to the output's. */
  readonly elementwise: boolean;
}

/**
 * The operations of one differentiation, in the order in which they ran: a later entry never feeds an earlier one, so a
 * walk from the end needs no search and no recursion.
 */
export class Tape {
  readonly entries: Entry[] = [];
  readonly #live: Set<Tensor>;

  constructor(variables: readonly Tensor[]) {
    this.#live = new Set(variables);
  }

  /** Whether `x` depends on a variable. */
  isLive(x: Tensor): boolean {
    return this.#live.has(x);
  }

  note(entry: Entry): void {
    if (!entry.inputs.some((input) => this.#live.has(input))) return;
    this.entries.push(entry);
    this.#live.add(entry.output);
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
 * Notes that `output` was computed from `inputs`, on every tape on which one of them is live, and returns it.
 *
 * A pullback gets a gradient of the output's shape and dtype, and is called only if its input is live. It gives a gradient
 * of its input's dtype, in the input's shape or one that broadcasts to it: the gradient of a sum is one number, and is
 * stretched only where it has to be. Pullbacks use the library's own operations, so they can be differentiated in turn.
 */
export function record(output: Tensor, inputs: readonly Tensor[], pullbacks: readonly Pullback[]): Tensor {
  return note({ output, inputs, pullbacks, elementwise: false });
}

/** As {@link record}, for pullbacks that also take a gradient in any shape that broadcasts to the output's. */
export function recordElementwise(
  output: Tensor,
  inputs: readonly Tensor[],
  pullbacks: readonly Pullback[],
): Tensor {
  return note({ output, inputs, pullbacks, elementwise: true });
}

/** A tensor of its own over the same numbers, with `x` as its only input. */
export function identity(x: Tensor): Tensor {
  return recordElementwise(new Tensor(x.data, x.shape), [x], [(gradient) => gradient]);
}

function note(entry: Entry): Tensor {
  for (const tape of recording) tape.note(entry);
  return entry.output;
}
