import { describe, expect, it } from "vitest";
import { sliceViews } from "../../../src/cli/picture/slice-view.ts";

const affine = (x: number, y: number, z: number) => [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0];

describe("the views of a volume", () => {
  it("are those of radiology where its place is known", () => {
    const grid = { shape: [4, 5, 6], order: "fortran", affine: affine(1, 1, 2), spacing: [1, 1, 2] } as const;
    expect(sliceViews(grid)).toEqual([
      {
        name: "axial",
        across: { extent: 6, stride: 20 },
        // The left of the patient is on the right: x grows to the patient's right, so it runs backwards.
        right: { extent: 4, stride: 1, length: 1, isReversed: true },
        down: { extent: 5, stride: 4, length: 1, isReversed: true },
      },
      {
        name: "coronal",
        across: { extent: 5, stride: 4 },
        right: { extent: 4, stride: 1, length: 1, isReversed: true },
        down: { extent: 6, stride: 20, length: 2, isReversed: true },
      },
      {
        name: "sagittal",
        across: { extent: 4, stride: 1 },
        right: { extent: 5, stride: 4, length: 1, isReversed: true },
        down: { extent: 6, stride: 20, length: 2, isReversed: true },
      },
    ]);
    const flipped = sliceViews({ ...grid, affine: affine(-1, -1, 2) });
    expect(flipped[0]).toMatchObject({ right: { isReversed: false }, down: { isReversed: false } });
  });

  it("are across its axes, as it is stored, where its place is not known", () => {
    const views = sliceViews({ shape: [4, 5, 6], order: "c" }, [3, 1, 1]);
    expect(
      views.map(({ name, across, right, down }) => [name, across?.stride, right.stride, down.stride]),
    ).toEqual([
      ["axis 0", 30, 1, 6],
      ["axis 1", 6, 1, 30],
      ["axis 2", 1, 6, 30],
    ]);
    expect(views[1]!.down.length).toBe(3);
    const first = sliceViews({ shape: [4, 5, 6], order: "fortran" });
    expect(first.map(({ right, down }) => [right.stride, down.stride])).toEqual([
      [4, 20],
      [1, 20],
      [1, 4],
    ]);
  });

  it("is one of a picture, with rows down, and none of other arrays", () => {
    const [picture, ...others] = sliceViews({ shape: [2, 3], order: "c" });
    expect(others).toEqual([]);
    expect(picture).toMatchObject({
      name: "",
      right: { extent: 3, stride: 1 },
      down: { extent: 2, stride: 3 },
    });
    expect(sliceViews({ shape: [9], order: "c" })).toEqual([]);
    expect(sliceViews({ shape: [2, 2, 2, 2], order: "c" })).toEqual([]);
  });
});
