import { describe, expect, it } from "vitest";
import { record, recordOn, Tape } from "../../src/autodiff/tape.ts";
import { walkBack } from "../../src/autodiff/walk.ts";
import { add, grad, multiply, negate, sum, Tensor } from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

describe("walkBack", () => {
  it("goes back over 200,000 operations without recursion", () => {
    const chain = (x: Tensor) => {
      let y = x;
      for (let k = 0; k < 200_000; k++) y = negate(y);
      return y;
    };
    expect(grad(chain)(tensor(3)).item()).toBe(1);
  });

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

  it("gives null where the output does not depend on a variable", () => {
    const [x, y] = [tensor([1]), tensor([2])];
    expect(walkBack(new Tape([x, y]), x, tensor([1]), [x, y])).toEqual([tensor([1]), null]);
  });
});
