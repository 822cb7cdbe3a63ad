import { describe } from "vitest";
import { cosh, sinh } from "../../../src/index.ts";
import { testFunction } from "./points.ts";

// Values to 17 digits, by mpmath.
describe("sinh", () => {
  testFunction(
    sinh,
    [-2, 2],
    [
      [0, 0, 1],
      [1, 1.1752011936438014, 1.5430806348152437],
      [-Infinity, -Infinity, Infinity],
    ],
  );
});

describe("cosh", () => {
  testFunction(
    cosh,
    [-2, 2],
    [
      [0, 1, 0],
      [1, 1.5430806348152437, 1.1752011936438014],
      [-2, 3.7621956910836314, -3.626860407847019],
    ],
  );
});
