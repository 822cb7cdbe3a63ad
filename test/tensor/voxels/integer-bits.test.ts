import { describe, expect, it } from "vitest";
import {
  binaryCrossEntropyLoss,
  brierScore,
  centerlineDiceLoss,
  crossEntropyLoss,
  diceCrossEntropyLoss,
  diceLoss,
  softDiceScore,
  type Tensor,
  tensor,
} from "../../../src/index.ts";

const SHAPE = [1, 2, 2, 2];
const probabilities = tensor([0.25, 0.75, 0.5, 0.5, 0.25, 0.75, 0.25, 0.75], SHAPE);
/** Ones of integers whose memory is taken for float32. */
const bits = tensor(new Float32Array(Int32Array.of(0, 1, 1, 0, 1, 0, 0, 1).buffer), SHAPE);

describe("a target of integers whose bits were read as floats", () => {
  const score: Record<string, (p: Tensor, t: Tensor) => unknown> = {
    binaryCrossEntropyLoss,
    brierScore,
    centerlineDiceLoss,
    crossEntropyLoss,
    diceCrossEntropyLoss,
    diceLoss,
    softDiceScore,
  };

  it.each(Object.keys(score))("is refused by %s", (name) => {
    expect(() => score[name]!(probabilities, bits)).toThrow(
      new RangeError(
        `${name}: target holds 0 and 1.401298464324817e-45 alone, integers whose bits were read as floats; convert the numbers to float32, or pass labels`,
      ),
    );
  });

  it("is refused for a map of the voxels", () => {
    expect(() => crossEntropyLoss(probabilities, bits, { reduction: "none" })).toThrow(/bits were read/);
  });

  it("is not refused without validation, nor where one of its values is a probability", () => {
    expect(diceLoss(probabilities, bits, { validate: false }).item()).toBeCloseTo(1, 4);
    const small = tensor([2 ** -149, 2 ** -148, 0, 0, 0, 0, 0, 2 ** -149], SHAPE);
    expect(diceLoss(probabilities, small).item()).toBeCloseTo(1, 4);
    expect(diceLoss(probabilities, tensor(new Float32Array(8), SHAPE)).item()).toBeCloseTo(1, 4);
  });
});
