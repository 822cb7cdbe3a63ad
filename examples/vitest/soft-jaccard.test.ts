// Is the gradient of your loss right? npx vitest run
import "softdice/testing/vitest";
import { add, divide, multiply, subtract, sum, type Tensor, tensor } from "softdice";
import { expect, test } from "vitest";

/** A loss of your own, made of softdice operations. */
function softJaccard(prediction: Tensor, target: Tensor): Tensor {
  const both = sum(multiply(prediction, target));
  return subtract(1, divide(both, subtract(add(sum(prediction), sum(target)), both)));
}

const target = tensor([1, 0, 1, 0]);
const prediction = tensor(new Float64Array([0.9, 0.2, 0.4, 0.1]));

test("the tape has the right gradient", () => {
  expect(softJaccard).toHaveCorrectGradient(prediction, { target });
});

/** The same loss over plain arrays, with a gradient written by hand. */
const t = [1, 0, 1, 0];
const sums = (p: Float64Array) => {
  const both = p.reduce((total, x, k) => total + x * t[k]!, 0);
  return { both, union: p.reduce((total, x) => total + x, 2) - both };
};
const loss = (p: Float64Array) => 1 - sums(p).both / sums(p).union;

test("so has the one by hand", () => {
  const gradient = (p: Float64Array) => {
    const { both, union } = sums(p);
    return p.map((_, k) => (both * (1 - t[k]!) - union * t[k]!) / union ** 2);
  };
  expect(loss).toHaveCorrectGradient(prediction.data as Float64Array, { gradient });
});

test("a gradient that forgets that the union holds p is found", () => {
  const gradient = (p: Float64Array) => p.map((_, k) => -t[k]! / sums(p).union);
  expect(loss).not.toHaveCorrectGradient(prediction.data as Float64Array, { gradient });
});
