import * as softdice from "softdice";
import { describe, expect, it } from "vitest";
import { type Choices, codeOf, evaluate, LOSSES, sentencesOf } from "../../docs/course/lab/lab-losses.ts";
import { parseStrokes, pictureWith, SCENES, type Stroke, strokesText } from "../../docs/course/lab/scenes.ts";

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

describe("the code that the lab exports", () => {
  it.each(LOSSES.flatMap(([loss]) => ["p", "z"].map((of) => [loss, of] as const)))(
    "computes what the lab shows, for %s of %s",
    (loss, of) => {
      const choices = { ...CHOICES, loss, of };
      // The code holds probabilities by thousandths.
      const rounded = prediction.map((p) => Math.round(1000 * p) / 1000);
      const printed: number[] = [];
      const body = codeOf(choices, rounded, target).replaceAll(
        /^import \{([^}]*)\} from "softdice";$/gm,
        "const {$1} = softdice;",
      );
      new Function("softdice", "console", body)(softdice, { log: (...x: number[]) => printed.push(...x) });
      const { value, largest } = evaluate(choices, rounded, target);
      expect(printed[0]).toBeCloseTo(value, 12);
      expect(printed[1]).toBeCloseTo(largest, 12);
    },
  );
});

describe("the strokes in an address", () => {
  const strokes: Stroke[] = [
    { layer: "target", value: 1, x: 12, y: 30, radius: 4 },
    { layer: "prediction", value: 0, x: 0, y: 63, radius: 2.5 },
  ];

  it("come back as they were", () => {
    expect(parseStrokes(strokesText(strokes))).toEqual(strokes);
    expect(parseStrokes("t1,12,30,4~x9~t1,1000,1,1~")).toEqual(strokes.slice(0, 1));
  });

  it("are undone by leaving out the last one", () => {
    for (const [scene] of SCENES) {
      const before = pictureWith(scene, strokes.slice(0, 1));
      const after = pictureWith(scene, strokes);
      expect(pictureWith(scene, parseStrokes(strokesText(strokes)).slice(0, -1))).toEqual(before);
      expect(after.target).toEqual(before.target);
    }
  });
});
