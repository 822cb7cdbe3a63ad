import { describe } from "vitest";
import { cos, sin } from "../../../src/index.ts";
import { testFunction } from "./points.ts";

// Values to 17 digits, by mpmath.
describe("sin", () => {
  testFunction(
    sin,
    [-3, 3],
    [
      [0, 0, 1],
      [1, 0.8414709848078965, 0.5403023058681398],
      [-2, -0.9092974268256817, -0.4161468365471424],
      [1e10, -0.48750602508751067, 0.8731196226768561],
    ],
  );
});

describe("cos", () => {
  testFunction(
    cos,
    [-3, 3],
    [
      [1, 0.5403023058681398, -0.8414709848078965],
      [3, -0.9899924966004454, -0.1411200080598672],
    ],
  );
});
