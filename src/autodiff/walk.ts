import { add, combine } from "../kernels/arrays/binary.ts";
import { constantTensor } from "../tensor/constant-tensor.ts";
import { broadcastShapes } from "../tensor/shape.ts";
import { makeTensor, type Tensor } from "../tensor/tensor.ts";
import { deferBinary, settled, withDeferring } from "./deferred.ts";
import { broadcastTo, sumBack } from "./fit.ts";
import { type Entry, isRecording, recordElementwise, type Tape } from "./tape.ts";

/**
 * Returns the gradients of `output`, weighted by `seed`, with respect to `variables`; `null` where it does not depend on
 * one. The walk takes the operations off the tape. The work of the pullbacks is noted on the tapes that are still recording: that is how second derivatives come
 * about.
 */
export function walkBack(
  tape: Tape,
  output: Tensor,
  seed: Tensor,
  variables: readonly Tensor[],
): (Tensor | null)[] {
  // Where an outer tape records the walk, what it computes may be differentiated, and is computed at once.
  return isRecording()
    ? walk(tape, output, seed, variables)
    : withDeferring(() => walk(tape, output, seed, variables));
}

function walk(tape: Tape, output: Tensor, seed: Tensor, variables: readonly Tensor[]): (Tensor | null)[] {
  const end = tape.placeOf(output);
  if (end !== null) end.gradient = seed;
  // What only the pullbacks of an operation keep is free once it has been passed.
  for (let entry = tape.entries.pop(); entry !== undefined; entry = tape.entries.pop()) {
    const arrived = takeArrived(entry);
    if (arrived === null) continue;
    const { inputs, pullbacks } = entry;
    for (let index = 0; index < inputs.length; index++) {
      const input = inputs[index]!;
      const contribution = pullbacks[index]!(...arrived);
      input.gradient = input.gradient === null ? contribution : accumulate(input.gradient, contribution);
    }
  }
  return variables.map((variable) => {
    const gradient = tape.placeOf(variable)?.gradient ?? null;
    return gradient === null ? null : settled(broadcastTo(gradient, variable.shape));
  });
}

/** Takes the gradients of the results of an operation, as its pullbacks accept them; `null` where none has arrived. */
function takeArrived({ outputs, elementwise }: Entry): Tensor[] | null {
  let taken: Tensor[] | null = null;
  for (let k = 0; k < outputs.length; k++) {
    const output = outputs[k]!;
    const { gradient } = output;
    if (gradient === null) continue;
    output.gradient = null;
    taken ??= new Array<Tensor>(outputs.length);
    taken[k] = elementwise ? gradient : broadcastTo(gradient, output.shape);
  }
  if (taken === null) return null;
  for (let k = 0; k < outputs.length; k++) {
    taken[k] ??= constantTensor(outputs[k]!.shape, 0, outputs[k]!.dtype);
  }
  return taken;
}

/** Sum of two contributions to one gradient. */
function accumulate(a: Tensor, b: Tensor): Tensor {
  const shape = broadcastShapes("accumulate", a.shape, b.shape);
  const later = deferBinary(add, a, b, shape, a.dtype);
  if (later !== null) return later;
  const sum = makeTensor(combine(add, a.data, a.shape, b.data, b.shape, shape, a.dtype), shape);
  return recordElementwise(
    sum,
    [a, b],
    [(gradient) => sumBack(gradient, shape, a.shape), (gradient) => sumBack(gradient, shape, b.shape)],
  );
}
