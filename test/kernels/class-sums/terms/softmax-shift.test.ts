import { expect, it } from "vitest";
import { softmaxShift } from "../../../../src/kernels/class-sums/terms/softmax-shift.ts";
import { softmaxTile } from "../../../../src/kernels/class-sums/tile/softmax-tile.ts";
import { LINE, PLANE, ROW } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { fillPlane, tileFor } from "../cases/tile-cases.ts";

it("is the logarithm of the sum of exponentials, less the largest logit", () => {
  const tile = tileFor(5, 3);
  fillPlane(tile, PLANE.input, 1, -90, 90);
  const x = tile.plane(PLANE.input).slice();
  softmaxTile(tile, true);
  const shift = softmaxShift(tile);
  for (let k = 0; k < 5; k++) {
    const logits = [0, 1, 2].map((c) => x[c * ROW + k]!);
    const largest = Math.max(...logits);
    expect(tile.line(LINE.largest)[k]).toBe(largest);
    const sum = logits.reduce((total, logit) => total + Math.exp(logit - largest), 0);
    expect(shift[k]).toBeCloseTo(Math.log(sum), 12);
  }
});
