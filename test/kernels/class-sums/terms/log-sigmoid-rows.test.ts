import { expect, it } from "vitest";
import {
  logSigmoidOfNegativeRow,
  logSigmoidRow,
} from "../../../../src/kernels/class-sums/terms/log-sigmoid-rows.ts";
import { softplus } from "../../../../src/kernels/elementary/softplus.ts";
import { randomValues } from "../../../tensor/random-values.ts";

it("logarithms of a row are those of each element", () => {
  const x = randomValues(50, 1, -200, 200);
  const row = x.slice(10, 40);
  const out = new Float64Array(30);
  logSigmoidRow(out, x, 10, 30);
  expect(out).toEqual(row.map((value) => -softplus(-value)));
  logSigmoidOfNegativeRow(out, x, 10, 30);
  expect(out).toEqual(row.map((value) => -softplus(value)));
});
