import { describe, expect, it } from "vitest";
import { type Choices, LOSSES, sentencesOf } from "../../docs/course/lab/lab-losses.ts";
import { pictureWith } from "../../docs/course/lab/scenes.ts";

const CHOICES: Choices = {
  loss: "diceLoss",
  of: "p",
  smooth: 1e-6,
  place: "both",
  squared: "no",
  overlap: "product",
  alpha: 0.3,
  beta: 0.7,
  gamma: 2,
};
const { prediction, target } = pictureWith("discs", []);

describe("the sentences of the lab", () => {
  it("say of Dice that its gradient has two values", () => {
    expect(sentencesOf(CHOICES, prediction, target)[0]).toBe(
      "It has 2 distinct values: each element learns only on which side it is.",
    );
  });

  it.each(LOSSES.flatMap(([loss]) => ["p", "z"].map((of) => [loss, of] as const)))(
    "exist for %s of %s",
    (loss, of) => {
      const sentences = sentencesOf({ ...CHOICES, loss, of }, prediction, target);
      expect(sentences.length).toBeGreaterThan(1);
      expect(sentences.join(" ")).not.toMatch(/NaN|undefined/);
    },
  );
});
