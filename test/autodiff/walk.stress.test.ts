import { expect, it } from "vitest";
import { grad, negate, type Tensor } from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

it("goes back over 200,000 operations without recursion", () => {
  const chain = (x: Tensor) => {
    let y = x;
    for (let k = 0; k < 200_000; k++) y = negate(y);
    return y;
  };
  expect(grad(chain)(tensor(3)).item()).toBe(1);
});
