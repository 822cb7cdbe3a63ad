import { add, combine } from "../kernels/arrays/binary.ts";
import { broadcastShapes } from "../tensor/shape.ts";
import { makeTensor, type Tensor } from "../tensor/tensor.ts";
import { deferBinary, settled, withDeferring } from "./deferred.ts";
import { broadcastTo, sumBack } from "./fit.ts";
import { isRecording, recordElementwise, type Tape } from "./tape.ts";

/**
 * Returns the gradients of `output`, weighted by `seed`, with respect to `variables`; `null` where it does not depend on
 * one. The work of the pullbacks is noted on the tapes that are still recording: that is how second derivatives come
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
  const gradients = new Map<Tensor, Tensor>([[output, seed]]);
  for (let at = tape.entries.length - 1; at >= 0; at--) {
    const { output: result, inputs, pullbacks, elementwise } = tape.entries[at]!;
    const arrived = gradients.get(result);
    if (arrived === undefined) continue;
    gradients.delete(result);
    const gradient = elementwise ? arrived : broadcastTo(arrived, result.shape);
    for (let index = 0; index < inputs.length; index++) {
      const input = inputs[index]!;
      if (!tape.isLive(input)) continue;
      const contribution = pullbacks[index]!(gradient);
      const before = gradients.get(input);
      gradients.set(input, before === undefined ? contribution : accumulate(before, contribution));
    }
  }
  return variables.map((variable) => {
    const gradient = gradients.get(variable);
    return gradient === undefined ? null : settled(broadcastTo(gradient, variable.shape));
  });
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
