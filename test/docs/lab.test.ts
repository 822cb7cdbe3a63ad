import * as softdice from "softdice";
import { describe, expect, it } from "vitest";
import { codeOf } from "../../docs/course/lab/lab-code.ts";
import { evaluate, sentencesOf } from "../../docs/course/lab/lab-losses.ts";
import {
  type Choices,
  LOSSES,
  OPTIONS,
  type OptionName,
  optionsTakenBy,
  START_CHOICES,
} from "../../docs/course/lab/lab-options.ts";
import { parseStrokes, pictureWith, SCENES, type Stroke, strokesText } from "../../docs/course/lab/scenes.ts";
import { SWEEPS, sweep } from "../../docs/course/lab/sweeps.ts";

const CHOICES: Choices = START_CHOICES;
const { prediction, target } = pictureWith("discs", []);

/** Each loss, by probabilities and by logits, with each of its options as it is and at its other end. */
const CASES = LOSSES.flatMap(([loss]) =>
  ["p", "z"].flatMap((of) => [
    { ...CHOICES, loss, of },
    ...optionsTakenBy(loss).map((name) => ({ ...CHOICES, loss, of, [name]: otherEnd(name) })),
  ]),
).map((choices) => [nameOf(choices), choices] as const);

function otherEnd(name: OptionName): number | string {
  const control = OPTIONS[name];
  if ("values" in control) return control.values.at(-1)![0];
  return control.logarithmic ? 10 ** control.max : control.max;
}

function nameOf(choices: Choices): string {
  const changed = Object.entries(choices).filter(([name, x]) => x !== CHOICES[name as keyof Choices]);
  return changed.map(([name, x]) => `${name} ${x}`).join(", ") || "the start";
}

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
      expect(sentences.length).toBeGreaterThan(0);
      expect(sentences.join(" ")).not.toMatch(/NaN|undefined/);
    },
  );
});

describe("the sweeps of the lab", () => {
  const losses = ["diceLoss", "crossEntropyLoss"];
  it.each(losses.flatMap((loss) => SWEEPS.map(([kind]) => [kind, loss] as const)))(
    "of %s are numbers for %s",
    (kind, loss) => {
      const points = sweep({ ...CHOICES, loss }, prediction, target, kind);
      expect(points.length).toBeGreaterThan(20);
      for (const [k, [x, y]] of points.entries()) {
        expect(Number.isFinite(y)).toBe(true);
        if (k > 0) expect(x).toBeGreaterThan(points[k - 1]![0]);
      }
    },
  );

  it("of size say that Dice does not know it, and that ε = 1 does", () => {
    const lossOfSmallest = (smooth: number) =>
      sweep({ ...CHOICES, smooth }, prediction, target, "size").find(([size]) => size >= 10)![1];
    const whole = evaluate(CHOICES, prediction, target).value;
    expect(Math.abs(lossOfSmallest(1e-6) - whole)).toBeLessThan(0.1);
    expect(whole - lossOfSmallest(30)).toBeGreaterThan(0.25);
  });
});

describe("the code that the lab exports", () => {
  it.each(CASES)("computes what the lab shows, for %s", (_, choices) => {
    // The code holds probabilities by thousandths.
    const rounded = prediction.map((p) => Math.round(1000 * p) / 1000);
    const printed: unknown[] = [];
    const body = codeOf(choices, rounded, target).replaceAll(
      /^import \{([^}]*)\} from "softdice";$/gm,
      "const {$1} = softdice;",
    );
    new Function("softdice", "console", body)(softdice, { log: (...x: unknown[]) => printed.push(...x) });
    const { value, largest } = evaluate(choices, rounded, target);
    expect(printed[1]).toBeCloseTo(value, 12);
    expect(printed[3]).toBeCloseTo(largest, 12);
  });
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
