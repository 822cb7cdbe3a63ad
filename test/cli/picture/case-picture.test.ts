import { describe, expect, it } from "vitest";
import { drawCase } from "../../../src/cli/picture/case-picture.ts";

const shape = [3, 4, 5];
const volume = (label: (z: number, y: number, x: number) => number) =>
  Uint8Array.from({ length: 60 }, (_, at) => label(Math.floor(at / 20), Math.floor(at / 5) % 4, at % 5));

describe("the slices of a case", () => {
  it("are three, where a class differs most, with the outlines of all maps", () => {
    const target = volume((z, y, x) => (z === 1 && y > 0 && y < 3 && x > 0 && x < 3 ? 2 : x === 4 ? 1 : 0));
    const prediction = volume((z, y, x) =>
      z === 1 && y > 0 && y < 3 && x > 0 && x < 4 ? 2 : x === 4 ? 1 : 0,
    );
    const grid = { shape, order: "c", spacing: [2, 1, 1] } as const;
    const slices = drawCase({ grid, target, predictions: [prediction, target] }, 2);
    expect(slices.map(({ name, width, height, pixel }) => [name, width, height, pixel])).toEqual([
      ["axis 0, slice 2 of 3", 5, 4, [1, 1]],
      ["axis 1, slice 3 of 4", 5, 3, [1, 2]],
      ["axis 2, slice 4 of 5", 4, 3, [1, 2]],
    ]);
    const [first] = slices;
    expect(first!.target).toBe("M1 1h2M1 3h2M1 1v2M3 1v2");
    expect(first!.predictions).toEqual(["M1 1h3M1 3h3M1 1v2M4 1v2", first!.target]);
    expect(first!.area).toBe("M1 1h2v1h-2zM1 2h2v1h-2z");
    // The other class is drawn without the border of the slice.
    expect(first!.others).toContain("M4 0v4");
  });

  it("of a map of two axes is one, without a name, and without other classes where there are none", () => {
    const target = Uint8Array.from([0, 1, 0, 0]);
    const slices = drawCase({ grid: { shape: [2, 2], order: "c" }, target, predictions: [target] }, 1);
    expect(slices).toEqual([
      {
        name: "",
        width: 2,
        height: 2,
        pixel: [1, 1],
        area: "M1 0h1v1h-1z",
        target: "M1 0h1M1 1h1M1 0v1M2 0v1",
        predictions: ["M1 0h1M1 1h1M1 0v1M2 0v1"],
        others: "",
      },
    ]);
  });

  it("have less detail where it would take too many lines", () => {
    const size = 400;
    const target = Uint8Array.from({ length: size * size }, (_, at) => (at + Math.floor(at / size)) % 2);
    const [slice] = drawCase({ grid: { shape: [size, size], order: "c" }, target, predictions: [target] }, 1);
    expect(slice!.pixel).toEqual([2, 2]);
    expect(slice!.width).toBe(200);
  });

  it("show the whole slice where no map has the class", () => {
    const target = new Uint8Array(6);
    const [slice] = drawCase({ grid: { shape: [2, 3], order: "c" }, target, predictions: [target] }, 1);
    expect([slice!.width, slice!.height, slice!.target]).toEqual([3, 2, ""]);
  });
});
