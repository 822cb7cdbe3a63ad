import { describe, expect, it } from "vitest";
import { record, recordOn, recordSeveral, Tape } from "../../src/autodiff/tape.ts";
import { walkBack } from "../../src/autodiff/walk.ts";
import { add, grad, hvp, multiply, sum, Tensor } from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

describe("walkBack", () => {
  it("adds the contributions of a tensor that takes part more than once", () => {
    expect(grad((x) => sum(multiply(x, x)))(tensor([3])).toArray()).toEqual([6]);
    expect(grad((x) => sum(add(add(x, x), x)))(tensor([3, 4])).toArray()).toEqual([3, 3]);
    expect(grad((x) => sum(add(multiply(x, sum(x)), x)))(tensor([1, 2])).toArray()).toEqual([7, 7]);
  });

  it("calls no pullback of an input that is not live, nor of a result that does not matter", () => {
    const x = tensor([1]);
    const tape = new Tape([x]);
    const fail = () => {
      throw new Error("called");
    };
    const output = recordOn(tape, () => {
      record(new Tensor(x.data, [1]), [x], [fail]);
      return record(new Tensor(x.data, [1]), [x, tensor([2])], [(gradient) => gradient, fail]);
    });
    expect(walkBack(tape, output, tensor([5]), [x])[0]?.toArray()).toEqual([5]);
  });

  it("calls the pullback of several results once, with a gradient of 0 where none arrived", () => {
    const x = tensor([1, 2]);
    const tape = new Tape([x]);
    const arrived: unknown[] = [];
    const output = recordOn(tape, () => {
      const [first, second, third] = [tensor([1]), tensor([2, 3]), tensor([4])];
      recordSeveral(
        [first, second, third],
        [x],
        [
          (...gradients) => {
            arrived.push(gradients.map((gradient) => gradient.toArray()));
            return gradients[1]!;
          },
        ],
      );
      return add(sum(multiply(second, 3)), sum(third));
    });
    expect(walkBack(tape, output, tensor(5), [x])[0]?.toArray()).toEqual([15, 15]);
    expect(arrived).toEqual([[[0], [15, 15], [5]]]);
  });

  it("takes the operations off the tape, so that what their pullbacks keep is free", () => {
    const x = tensor([1]);
    const tape = new Tape([x]);
    const left: number[] = [];
    const output = recordOn(tape, () => {
      const count = (gradient: Tensor) => {
        left.push(tape.entries.length);
        return gradient;
      };
      return record(new Tensor(x.data, [1]), [record(new Tensor(x.data, [1]), [x], [count])], [count]);
    });
    expect(walkBack(tape, output, tensor([5]), [x])[0]?.toArray()).toEqual([5]);
    expect(left).toEqual([1, 0]);
  });

  it("gives null where the output does not depend on a variable", () => {
    const [x, y] = [tensor([1]), tensor([2])];
    expect(walkBack(new Tape([x, y]), x, tensor([1]), [x, y])).toEqual([tensor([1]), null]);
  });

  it("adds contributions in shapes that broadcast to each other, and differentiates their sum again", () => {
    // Σ (x · Σ x) has the gradient 2 Σ x: one contribution of one number, and one of each element.
    const f = (x: Tensor) => sum(multiply(x, sum(x)));
    const x = tensor([1, 2, 4]);
    expect(grad(f)(x).toArray()).toEqual([14, 14, 14]);
    const v = tensor([1, 0, 3]);
    expect(hvp(f)(x, v).toArray()).toEqual([8, 8, 8]);
    // Σ (x³ + x²): both contributions depend on x again.
    const cubic = (at: Tensor) => sum(add(multiply(multiply(at, at), at), multiply(at, at)));
    expect(hvp(cubic)(x, v).toArray()).toEqual([8, 0, 3 * 26]);
  });

  it("computes the sum of large contributions at their end, with the same numbers", () => {
    const large = new Tensor(
      Float32Array.from({ length: 10_000 }, (_, k) => k / 64),
      [10_000],
    );
    const gradient = grad((x) => sum(add(multiply(x, x), multiply(x, 3))))(large);
    expect(gradient.data).toEqual(large.data.map((value) => Math.fround(2 * value + 3)));
  });
});
