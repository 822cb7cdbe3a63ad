import { describe, expect, it } from "vitest";
import {
  slopeAlongRandom,
  tapeFunctions,
  tensorOf,
} from "../../../src/gradcheck/arguments/tape-functions.ts";
import { grad, multiply, square, sum, Tensor } from "../../../src/index.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const f64 = { dtype: "float64" } as const;
const x = tensor([1, 2, 3], [3], f64);

describe("tapeFunctions", () => {
  it("are a function and its gradient from the tape", () => {
    const { f, gradient } = tapeFunctions("gradcheck", (at) => sum(square(at!)));
    expect(f(x)).toEqual(tensor(14, [], f64));
    expect((gradient(x) as Tensor).toArray()).toEqual([2, 4, 6]);
  });

  it("of several inputs gives the gradients as a list", () => {
    const { gradient } = tapeFunctions("gradcheck", (a, b) => sum(multiply(a!, b!)));
    const found = gradient(x, tensor([5, 6, 7], [3], f64)) as Tensor[];
    expect(found.map((each) => each.toArray())).toEqual([
      [5, 6, 7],
      [1, 2, 3],
    ]);
  });
});

it("a number in place of a tensor is an error that says what lets it be one", () => {
  const { f } = tapeFunctions("gradcheck", (() => 3) as never);
  const message =
    "gradcheck: f gives 3, want a Tensor made by softdice operations; with the option gradient it may be a number";
  expect(() => f(x)).toThrow(new TypeError(message));
});

describe("slopeAlongRandom", () => {
  it("is the gradient times a vector whose numbers have magnitudes from ½ to 1½", () => {
    const slope = slopeAlongRandom((at) => sum(multiply(at!, square(at!))), 3);
    // Of Σ x³: Σ 3x²·v. One element at a time shows the vector.
    const vector = [0, 1, 2].map(
      (k) =>
        slope(
          tensor(
            [0, 1, 2].map(Number).map((j) => Number(j === k)),
            [3],
            f64,
          ),
        ).item() / 3,
    );
    for (const entry of vector) {
      expect(Math.abs(entry)).toBeGreaterThanOrEqual(0.5);
      expect(Math.abs(entry)).toBeLessThan(1.5);
    }
    expect(slope(x).item()).toBeCloseTo(3 * vector[0]! + 12 * vector[1]! + 27 * vector[2]!, 12);
    const hessian = grad((at) => slope(at))(x).toArray() as number[];
    hessian.forEach((entry, k) => {
      expect(entry).toBeCloseTo(6 * (k + 1) * vector[k]!, 12);
    });
  });

  it("has another vector for another seed, the same for the same", () => {
    const at = (seed: number) => slopeAlongRandom((y) => sum(square(y!)), seed)(x).item();
    expect(at(1)).toBe(at(1));
    expect(at(2)).not.toBe(at(1));
  });

  it("goes along all of several inputs", () => {
    const slope = slopeAlongRandom((a, b) => sum(multiply(square(a!), b!)), 1);
    const [a, b] = grad((p: Tensor, q: Tensor) => slope(p, q))(x, x);
    expect([...a.data, ...b.data].every((entry) => entry !== 0)).toBe(true);
  });
});

describe("tensorOf", () => {
  it("makes a tensor of one dtype of any input, with an array of its own", () => {
    const array = Float32Array.of(0.1, 0.2);
    expect(tensorOf(array, "float64")).toEqual(new Tensor(Float64Array.from(array), [2]));
    expect(tensorOf(array, "float32").data).not.toBe(array);
    expect(tensorOf(tensor([0.1], [1, 1], f64), "float32")).toEqual(tensor([0.1], [1, 1]));
    expect(tensorOf(x, "float64").data).not.toBe(x.data);
  });
});
