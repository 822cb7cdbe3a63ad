import * as softdice from "softdice";
import { describe, expect, it } from "vitest";
import { codeOf } from "../../docs/course/lab/lab-code.ts";
import { descend, diceOfMasks, evaluate, inspectionOf } from "../../docs/course/lab/lab-losses.ts";
import type { Choices } from "../../docs/course/lab/lab-options.ts";
import { LOSSES } from "../../docs/course/lab/library-options.ts";
import { parseStrokes, pictureWith, SCENES, type Stroke, strokesText } from "../../docs/course/lab/scenes.ts";
import { soundChoices } from "../../docs/course/lab/sound-choices.ts";
import { SWEEPS, sweep, unsweptOf } from "../../docs/course/lab/sweeps.ts";
import { CASES, CHOICES } from "./lab-cases.ts";

const { prediction, target } = pictureWith("discs", []);

it("the lab has every loss of the library", () => {
  const losses = Object.keys(softdice).filter((name) => name.endsWith("Loss"));
  expect(new Set(LOSSES.map(([loss]) => loss))).toEqual(new Set(losses));
});

describe("the sentences of the lab", () => {
  it("say of Dice that its gradient has two values", () => {
    expect(inspectionOf(CHOICES, prediction, target).sentences[0]).toBe(
      "It has 2 distinct values: each element learns only on which side it is.",
    );
  });

  it.each(LOSSES.flatMap(([loss]) => ["p", "z"].map((of) => [loss, of] as const)))(
    "exist for %s of %s",
    (loss, of) => {
      const { sentences } = inspectionOf({ ...CHOICES, loss, of }, prediction, target);
      expect(sentences.length).toBeGreaterThan(0);
      expect(sentences.join(" ")).not.toMatch(/NaN|undefined/);
    },
  );
});

it("Dice of the lab is that of the masks at ½", () => {
  const masks = (...values: readonly number[]) => Float64Array.of(...values);
  expect(diceOfMasks(masks(0.6, 0.5, 0.9, 0), masks(1, 1, 0, 0))).toBe(0.5);
  expect(diceOfMasks(masks(0.5, 0.1), masks(0, 0))).toBeNaN();
});

describe("the sweeps of the lab", () => {
  it("leave out ε where no loss takes it", () => {
    const crossEntropy = { ...CHOICES, loss: "binaryCrossEntropyLoss" };
    expect(unsweptOf([crossEntropy])).toEqual(["smooth"]);
    expect(unsweptOf([crossEntropy, CHOICES])).toEqual([]);
  });

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
  type Printed = [
    [unknown, number],
    [unknown, number],
    [unknown, number, unknown, number],
    [unknown, number],
  ];
  function run(losses: readonly Choices[], code = codeOf(losses, prediction, target)): unknown[][] {
    const printed: unknown[][] = [];
    const body = code.replaceAll(/^import \{([^}]*)\} from "softdice";$/gm, "const {$1} = softdice;");
    new Function("softdice", "console", body)(softdice, { log: (...x: unknown[]) => printed.push(x) });
    return printed;
  }

  it.each(CASES)("computes what the lab shows, for %s", (_, choices) => {
    const [[, loss], [, most], [, onTarget, , elsewhere], [, share]] = run([choices]) as Printed;
    const answer = evaluate(choices, prediction, target);
    const found = [loss, most, onTarget, elsewhere];
    const wanted = [answer.value, answer.largest, answer.onTarget, answer.elsewhere];
    for (const [k, x] of wanted.entries()) expect(found[k]).toBeCloseTo(x, 12);
    const [pull, push] = [Math.abs(answer.onTarget), Math.abs(answer.elsewhere)];
    expect(share).toBeCloseTo(pull / (pull + push || 1), 12);
  });

  it.each(["p", "z"])("computes what the lab shows after 200 steps, of %s", (of) => {
    const choices = { ...CHOICES, loss: "logDiceLoss", of };
    const small = pictureWith("small", []);
    const descended = descend(choices, small, 200);
    expect(Math.min(...descended)).toBeLessThan(0.01);
    const body = codeOf([choices], descended, small.target);
    const [[, loss], [, most]] = run([choices], body) as Printed;
    const answer = evaluate(choices, descended, small.target);
    expect(loss).toBeCloseTo(answer.value, 12);
    expect(most).toBeCloseTo(answer.largest, 12);
  });

  it("has both of two losses, each by its name and with its own input", () => {
    const pair = [
      { ...CHOICES, loss: "crossEntropyLoss", of: "z" },
      { ...CHOICES, of: "p" },
    ];
    const printed = run(pair);
    expect([printed[0]![0], printed[4]![0]]).toEqual([
      "crossEntropyLoss of logits",
      "diceLoss of probabilities",
    ]);
    for (const [k, choices] of pair.entries())
      expect(printed[4 * k]![1]).toBeCloseTo(evaluate(choices, prediction, target).value, 12);
  });

  it("is short where many pixels are alike, and has no line that is long", () => {
    const undecided = codeOf([CHOICES], pictureWith("undecided", []).prediction, target);
    expect(undecided).toContain("[4096, 0.5]");
    expect(undecided.length).toBeLessThan(2500);
    const noise = prediction.map((_, k) => ((k * 617) % 997) / 1000);
    const code = codeOf([CHOICES], noise, target);
    expect(run([CHOICES], code)[0]![1]).toBeCloseTo(evaluate(CHOICES, noise, target).value, 12);
    const longest = Math.max(...code.split("\n").map((line) => line.length));
    expect(longest).toBeLessThan(130);
  });
});

describe("choices from an address", () => {
  it("are kept where they are sound", () => {
    for (const [, choices] of CASES) expect(soundChoices(choices)).toEqual(choices);
  });

  it("are brought within their bounds where they are damaged", () => {
    const damaged = { ...CHOICES, loss: "noLoss", of: "q", smooth: -5, gamma: 1e9, place: "nowhere" };
    expect(soundChoices(damaged)).toEqual({ ...CHOICES, smooth: 1e-6, gamma: 4 });
  });
});

describe("the undecided scene", () => {
  it("has one value of the prediction, which the brush can paint elsewhere", () => {
    const undecided = pictureWith("undecided", []).prediction;
    expect(new Set(undecided)).toEqual(new Set([0.5]));
    const stroke = { layer: "prediction", value: 0.5, x: 38, y: 26, radius: 3 } as const;
    expect(pictureWith("discs", [stroke]).prediction[26 * 64 + 38]).toBe(0.5);
  });
});

describe("the strokes in an address", () => {
  const strokes: Stroke[] = [
    { layer: "target", value: 1, x: 12, y: 30, radius: 4 },
    { layer: "prediction", value: 0, x: 0, y: 63, radius: 2.5 },
    { layer: "prediction", value: 0.5, x: 5, y: 6, radius: 3 },
  ];

  it("come back as they were", () => {
    expect(parseStrokes(strokesText(strokes))).toEqual(strokes);
    expect(parseStrokes("t1,12,30,4~x9~t1,1000,1,1~th,1,1,1~")).toEqual(strokes.slice(0, 1));
  });

  it("are undone by leaving out the last one", () => {
    for (const [scene] of SCENES) {
      const before = pictureWith(scene, strokes.slice(0, -1));
      const after = pictureWith(scene, strokes);
      expect(pictureWith(scene, parseStrokes(strokesText(strokes)).slice(0, -1))).toEqual(before);
      expect(after.target).toEqual(before.target);
    }
  });
});
