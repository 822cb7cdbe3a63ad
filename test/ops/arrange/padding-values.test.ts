import { expect, it } from "vitest";
import { tensor } from "../../../src/index.ts";
import { paddingValues } from "../../../src/ops/arrange/padding-values.ts";

it("holds a value around, and −0 where x is", () => {
  const x = tensor([[1, 2]]);
  expect(
    paddingValues(
      x,
      [
        [1, 0],
        [0, 1],
      ],
      5,
    ).toArray(),
  ).toEqual([
    [5, 5, 5],
    [-0, -0, 5],
  ]);
  expect(paddingValues(tensor(1), [], 5).item()).toBe(-0);
});
