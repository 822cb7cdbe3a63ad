import { it } from "vitest";
import { softSkeleton } from "../../../src/losses/shapes/soft-skeleton.ts";
import { expectGradients, randomTensor } from "../../ops/aspects/gradients.ts";

it("has gradients of first and second order that agree with differences", () => {
  for (const iterations of [0, 1, 3]) {
    expectGradients((x) => softSkeleton(x, [0, 1], iterations), randomTensor([4, 5], 7, 0.05, 0.95));
  }
});
