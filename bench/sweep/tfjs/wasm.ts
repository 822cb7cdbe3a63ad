import { fault, type Note, wrongValue } from "../sweep-case.ts";

const cells = fault("the gradient of a window whose maximum is negative goes to its first cell", "generic");
const cube = fault(
  "the gradient of the input is wrong in the last planes; with stride 2 it is 0 nearly everywhere",
  "generic",
);
const bias = wrongValue("forward adds a wrong bias from the second row on; the gradient is right", "generic");

/** What the wasm backend does otherwise than the cpu backend, by operation. */
export const ON_WASM: Readonly<Record<string, Readonly<Record<string, Note>>>> = {
  "fused.matMul, transposed, bias": bias,
  "conv3d, stride 1, same": cube,
  "conv3d, stride 2, same": cube,
  "conv3d, stride 2, valid": cube,
  "maxPool 2, stride 1, same": cells,
  "maxPool of negative numbers, same": cells,
  "pool, maximum, dilation 2": cells,
};

/** Operations that are not checked on the wasm backend, which does not go on after them. */
export const NOT_ON_WASM: readonly string[] = ["layers.maxPooling1d"];
