import { expect, it } from "vitest";
import { grad, hvp, multiply, sum, type Tensor, valueAndGrad } from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const x = tensor([1, 2]);
const f = (at: Tensor) => sum(multiply(at, at));

it.each([
  ["grad", grad],
  ["valueAndGrad", valueAndGrad],
  ["hvp", hvp],
] as const)("%s names what is given in place of a function", (name, differentiate) => {
  expect(() => differentiate(3 as never)).toThrow(new TypeError(`${name}: f is 3, want a function`));
  expect(() => differentiate(class {} as never)).toThrow(
    new TypeError(`${name}: f is a class, want a function`),
  );
});

it("hvp names x and v, and their shapes where they differ", () => {
  expect(() => hvp(f)([1] as never, x)).toThrow(/^hvp: x is /);
  expect(() => hvp(f)(x, [1] as never)).toThrow(/^hvp: v is /);
  expect(() => hvp(f)(x, tensor([1, 2, 3]))).toThrow("hvp: v shape [3] differs from x shape [2]");
});

it("an input is named, by its number if there are several", () => {
  const product = (a: Tensor, b: Tensor) => sum(multiply(a, b));
  expect(() => grad(f)([1] as never)).toThrow(/^grad: input is /);
  expect(() => grad(product)(x, [1] as never)).toThrow(/^grad: input 1 is /);
});
