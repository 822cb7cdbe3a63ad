import { describe } from "vitest";
import { erf } from "../../../src/index.ts";
import { testFunction } from "./points.ts";

// Values to 17 digits, by mpmath; the slope is 2/√π·e^(−x²).
describe("erf", () => {
  testFunction(
    erf,
    [-2, 2],
    [
      [0, 0, 1.1283791670955126],
      [1, 0.8427007929497149, 0.4151074974205947],
      [-0.5, -0.5204998778130465, 0.8787825789354448],
      [Infinity, 1, 0],
    ],
  );
});
