import { describe, expect, it } from "vitest";
import { elementSquare } from "../../../src/kernels/mesh/element-distance.ts";
import { STEPS } from "../../../src/kernels/mesh/net-elements.ts";
import { placeElements } from "../../../src/kernels/mesh/placed-elements.ts";
import { stepVectors } from "../../../src/kernels/mesh/step-vectors.ts";

const UNIT = stepVectors([
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]);
const place = (corners: readonly (readonly number[])[]) =>
  placeElements(
    {
      count: 1,
      corners: corners.length as 2 | 4,
      vertices: Float64Array.from(corners.flat(), (coordinate) => coordinate * STEPS),
      codes: new Uint8Array(corners.length),
      elements: Uint32Array.from(corners.keys()),
      across: Uint8Array.of(0),
      firsts: Uint32Array.of(0, 1),
    },
    UNIT,
  );
/** The distance of a point from an element whose middle is at the origin. */
const distance = (corners: readonly (readonly number[])[], point: readonly number[]) =>
  Math.sqrt(
    elementSquare(
      place(corners),
      0,
      Float64Array.from(point, (coordinate) => -coordinate),
    ),
  );

describe("the distance of a point", () => {
  const square = [
    [0, -1, -1],
    [0, -1, 1],
    [0, 1, 1],
    [0, 1, -1],
  ];
  it.each<[string, number[], number]>([
    ["the middle", [0, 0, 0], 0],
    ["above the inside", [2, 0.3, -0.4], 2],
    ["above a spoke", [2, 0.5, 0.5], 2],
    ["beside a side", [0, 0.2, 3], 2],
    ["beside and above a side", [4, -4, 0.9], 5],
    ["beyond a corner", [2, 2, 3], 3],
  ])("from a square: %s", (_, point, want) => {
    expect(distance(square, point)).toBeCloseTo(want, 12);
  });

  it.each<[string, number[], number]>([
    ["the middle", [0, 0, 0], 0],
    ["beside it", [2, 0, 0.5], 2],
    ["beyond either end", [0, 3, 5], 5],
    ["beyond the other end", [0, 3, -5], 5],
  ])("from a segment: %s", (_, point, want) => {
    expect(
      distance(
        [
          [0, 0, -1],
          [0, 0, 1],
        ],
        point,
      ),
    ).toBeCloseTo(want, 12);
  });

  it("from a bent element is that from its nearest triangle", () => {
    // Two corners up, two down: the middle is at the origin, and each side of the square rises or falls.
    const saddle = [
      [1, -1, -1],
      [-1, -1, 1],
      [1, 1, 1],
      [-1, 1, -1],
    ];
    expect(distance(saddle, [1, 1, 1])).toBeCloseTo(0, 12);
    expect(distance(saddle, [0, 0, 1])).toBeCloseTo(0, 12);
    expect(distance(saddle, [0.5, 0.5, 0.5])).toBeCloseTo(0, 12);
  });
});
