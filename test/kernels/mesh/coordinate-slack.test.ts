import { expect, it } from "vitest";
import { coordinateSlack } from "../../../src/kernels/mesh/coordinate-slack.ts";
import { stepVectors } from "../../../src/kernels/mesh/step-vectors.ts";
import { AXES } from "./search/random-tree.ts";

const grid = { planes: 10, rows: 20, columns: 30 };

it("bounds the coordinates of a grid by its farthest corner", () => {
  expect(coordinateSlack(stepVectors(AXES.straight), grid).largest).toBeCloseTo(39, 9);
  // The planes reach 20 and the columns 3 along the first axis; the planes 9 and the rows 14 along the second.
  expect(coordinateSlack(stepVectors(AXES.tilted), grid).largest).toBeCloseTo(39, 9);
  const long = { planes: 10, rows: 60, columns: 1 };
  expect(coordinateSlack(stepVectors(AXES.tilted), long).largest).toBeCloseTo(51, 9);
});

it("allows more than float64 rounds a square of that size that is computed from exact differences", () => {
  const { largest, slack } = coordinateSlack(stepVectors(AXES.straight), grid);
  expect(slack).toBe(largest ** 2 * 2 ** -70);
});
