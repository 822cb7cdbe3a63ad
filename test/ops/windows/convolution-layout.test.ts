import { expect, it } from "vitest";
import { zeros } from "../../../src/index.ts";
import { convolutionLayout } from "../../../src/ops/windows/convolution-layout.ts";

it.each([
  ["valid", 1, [1, 1, 4], [0, 0, 0]],
  ["valid", 2, [1, 1, 2], [0, 0, 0]],
  ["same", 1, [1, 1, 6], [0, 0, 1]],
  ["same", 2, [1, 1, 3], [0, 0, 0]],
  ["same", 4, [1, 1, 2], [0, 0, 0]],
] as const)("of padding %s and stride %d has output %j", (padding, strides, output, front) => {
  const layout = convolutionLayout({ padding, strides }, zeros([2, 6, 1]), zeros([3, 1, 5]));
  expect(layout).toMatchObject({
    batch: 2,
    inputs: 1,
    outputs: 5,
    space: [1, 1, 6],
    window: [1, 1, 3],
    output,
  });
  expect(layout.padding).toEqual(front);
  expect(layout.shape).toEqual([2, output[2], 5]);
});
