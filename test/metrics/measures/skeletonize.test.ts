import { expect, it } from "vitest";
import { bettiNumbers, labelMap, skeletonize } from "../../../src/index.ts";

it("thins each class on its own, and keeps kind, shape and input", () => {
  const map = labelMap(
    Int16Array.from({ length: 80 }, (_, k) => (k % 10 < 5 ? 1 : 700)),
    [8, 10],
  );
  const copy = map.data.slice();
  const thin = skeletonize(map);
  expect(thin.data).toBeInstanceOf(Int16Array);
  expect(thin.shape).toEqual([8, 10]);
  expect(map.data).toEqual(copy);
  expect(new Set(thin.data)).toEqual(new Set([0, 1, 700]));
  const classes = 701;
  const numbers = [map, thin].map((one) => bettiNumbers(one, { classes }));
  expect(numbers[1]![1]).toEqual(numbers[0]![1]);
  expect(numbers[1]![700]).toEqual([1, 0, 0]);
});

it("of an empty map is empty", () => {
  expect(
    skeletonize(
      labelMap([
        [0, 0],
        [0, 0],
      ]),
    ).toArray(),
  ).toEqual([
    [0, 0],
    [0, 0],
  ]);
});
