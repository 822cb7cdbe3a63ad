import { describe, expect, it } from "vitest";
import { diceLoss, gradcheck, square, sum, tensor, vjpcheck } from "../../../src/index.ts";

const x = new Float64Array([1, 2]);
const squares = (p: Float64Array) => p.map((v) => v * v).reduce((total, v) => total + v, 0);
const slopes = (p: Float64Array) => p.map((v) => 2 * v);

/** Calls in which something is of another kind or in another place than it should be, with what is said of it; … are words of the engine. */
const CALLS: Record<string, readonly [call: () => unknown, message: string]> = {
  "a loss of arrays without its gradient": [
    () => gradcheck(squares as never, x, { domain: [0, 9] }),
    'gradcheck: f throws "…"; without the option gradient it gets a Tensor and is made of softdice operations; with gradient it gets x as it is',
  ],
  "a gradient of arrays for a tensor": [
    () => gradcheck((p) => sum(square(p)), tensor([1, 2]), { gradient: slopes as never }),
    'gradcheck: gradient throws "…"; x is a Tensor, whose numbers are x.data; a typed array as x is handed over as it is',
  ],
  "a loss of two inputs, of which it gets one": [
    () => gradcheck(((a: number[], b: number[]) => a[0]! * b[0]!) as never, x, { gradient: slopes }),
    'gradcheck: f throws "…"; it gets one input; several inputs are given as a list',
  ],
  "a gradient as the options": [
    () => gradcheck(squares as never, x, slopes as never),
    "gradcheck: options are a function, want an object; a gradient is given as { gradient }",
  ],
  "a target as the options": [
    () => gradcheck(diceLoss as never, tensor([0.5, 0.2]), tensor([1, 0]) as never),
    "gradcheck: options are a Tensor, want an object; a target is given as { target }, several inputs as a list",
  ],
  "a second input as the options": [
    () => gradcheck(squares as never, x, x as never),
    "gradcheck: options are a Float64Array, want an object; a target is given as { target }, several inputs as a list",
  ],
  "a plain array": [
    () => gradcheck(squares as never, [1, 2] as never, { gradient: slopes as never }),
    "gradcheck: x is an array of numbers, want a Tensor or a typed array; tensor(x) makes one",
  ],
};

function errorOf(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return null;
}

describe("withNamedErrors", () => {
  it.each(Object.entries(CALLS))("names the mistake of %s", (_, [call, message]) => {
    const error = errorOf(call) as TypeError;
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message.replace(/(?<=throws ").*(?="; )/s, "…")).toBe(message);
  });

  it("keeps the error of the engine as the cause, and passes other errors on", () => {
    const broken = new TypeError("my own check of types");
    const own = () => {
      throw broken;
    };
    expect(() => gradcheck(own, x, { gradient: slopes })).toThrow(broken);
    expect(() => vjpcheck(own, x, { vjp: slopes as never })).toThrow(broken);
    const { cause, message } = errorOf(() => gradcheck(squares as never, x)) as TypeError & {
      cause: TypeError;
    };
    expect(cause).toBeInstanceOf(TypeError);
    expect(message).toContain(`f throws "${cause.message}"; `);
  });
});
