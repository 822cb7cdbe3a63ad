import { expect, it } from "vitest";
import { probabilitiesOf } from "../../../src/gradcheck/behaviour/probabilities-of.ts";
import { sigmoid, softmax, tensor } from "../../../src/index.ts";

const logits = tensor([2, -1, 0, 1, 800, -3, 0.5, 4, -800, 1, 1, 1], [2, 3, 2], { dtype: "float64" });

it("is what a softmax makes of the logits along any axis", () => {
  for (const axis of [1, 2]) {
    const want = softmax(logits, { axis }).data;
    expect(Array.from(probabilitiesOf(logits, "softmax", axis))).toEqual(
      Array.from(want, (p) => expect.closeTo(p, 12)),
    );
  }
});

it("is that of a sigmoid, also where a softmax has no axis, and the prediction itself without an activation", () => {
  const want = Array.from(sigmoid(logits).data);
  expect(Array.from(probabilitiesOf(logits, "sigmoid", 1))).toEqual(want);
  expect(Array.from(probabilitiesOf(logits, "softmax", null))).toEqual(want);
  expect(probabilitiesOf(logits, "none", 1)).toBe(logits.data);
});
