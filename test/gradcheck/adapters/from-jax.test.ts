import { describe, expect, it } from "vitest";
import { fromJax } from "../../../src/gradcheck/adapters/from-jax.ts";
import { gradcheck, tensor } from "../../../src/index.ts";

/** An array that can be used once, as those of jax-js. */
class OnceArray {
  #values: Float32Array | null;
  readonly shape: readonly number[];
  constructor(values: Float32Array, shape: readonly number[] = [values.length]) {
    this.#values = values;
    this.shape = shape;
  }
  reshape(shape: readonly number[]): OnceArray {
    return new OnceArray(this.dataSync(), shape);
  }
  dataSync(): Float32Array {
    if (this.#values === null) throw new Error("used twice");
    const values = this.#values;
    this.#values = null;
    return values;
  }
}

/** What of jax-js is used: the gradient of the sum of squares of all its arguments, whatever the function. */
const jax = {
  numpy: { array: (values: Float32Array) => new OnceArray(values) },
  grad:
    (_: unknown, { argnums }: { argnums: number[] }) =>
    (...inputs: OnceArray[]) =>
      argnums.map((index) => new OnceArray(inputs[index]!.dataSync().map((x) => 2 * x))),
};
const squares = (...inputs: OnceArray[]) =>
  new OnceArray(Float32Array.of(inputs.flatMap((x) => [...x.dataSync()]).reduce((sum, x) => sum + x * x, 0)));

describe("fromJax", () => {
  it("gives each call arrays of its own, of the shapes of the inputs", () => {
    const shapes: (readonly number[])[] = [];
    const { f, gradient } = fromJax(jax, (...inputs: OnceArray[]) => {
      shapes.push(...inputs.map(({ shape }) => shape));
      return squares(...inputs);
    });
    const inputs = [tensor([1, 2, 3, 4], [2, 2]), Float64Array.of(0.5)] as const;
    expect(f(...inputs)).toBe(30.25);
    expect(shapes).toEqual([[2, 2], [1]]);
    expect(gradient(...inputs)).toEqual([Float32Array.of(2, 4, 6, 8), Float32Array.of(1)]);
    expect(gradcheck(f, tensor([1, 2, 3]), { gradient }).verdict).toBe("pass");
  });

  it("refuses what is not the library, and a function of several values", () => {
    expect(() => fromJax({}, squares)).toThrow(/fromJax: the library has no function grad/);
    expect(() => fromJax({ grad: () => {} }, squares)).toThrow(/fromJax: the library has no function array/);
    const { f } = fromJax(jax, (x: OnceArray) => x);
    expect(() => f(tensor([1, 2]))).toThrow(/fromJax: the function gives 2 values/);
  });
});
