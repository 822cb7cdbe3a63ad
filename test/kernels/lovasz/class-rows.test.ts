import { expect, it } from "vitest";
import { classRows, fromClassRows } from "../../../src/kernels/lovasz/class-rows.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";

const rows = Float64Array.from({ length: 12 }, (_, k) => k);

it("puts each class behind the other, and back", () => {
  const last = classLayout("f", [2, 3, 2], -1);
  expect([...classRows(rows, last)]).toEqual([0, 2, 4, 1, 3, 5, 6, 8, 10, 7, 9, 11]);
  for (const axis of [1, 2]) {
    const layout = classLayout("f", [2, 3, 2], axis);
    expect(classRows(fromClassRows(rows, layout), layout)).toEqual(rows);
  }
});

it("keeps the order of classes that are first", () => {
  expect(classRows(rows, classLayout("f", [2, 3, 2], 1))).toEqual(rows);
});
