import { describe, expect, it } from "vitest";
import {
  add,
  binaryCrossEntropyLoss,
  crossEntropyLoss,
  diceLoss,
  formatInspection,
  inspectGradient,
  labelMap,
  multiply,
  sum,
  type Tensor,
  tensor,
} from "../../../src/index.ts";

const disc = (voxels: number, object: number) =>
  tensor(
    Float64Array.from({ length: voxels }, (_, k) => (k < object ? 1 : 0)),
    [1, voxels],
  );
const constant = (voxels: number, value: number) => tensor(new Float64Array(voxels).fill(value), [1, voxels]);

describe("formatInspection", () => {
  it("says what Dice with smoothing does to a small object", () => {
    const inspection = inspectGradient(diceLoss, constant(65_536, 0.5), disc(65_536, 100), {
      classAxis: null,
      smooth: 1,
    });
    expect(formatInspection(inspection)).toMatchInlineSnapshot(`
      "gradient of a loss of 0.9969272, over 65536 elements of shape [1, 65536]

        It has 2 distinct values: each element learns only on which side it is.
        The target has 0.2 % of the elements and 49.8 % of the gradient.
        An element of the target gets 649.8713 times the gradient of one elsewhere: an element is worth predicting if it is foreground with a probability above 0.001536402.
        All elements together are pushed down, towards predicting nothing (sum 4.196e-5).
        With an object of fewer than 181 elements, all elements together are pushed towards predicting nothing; here it has 100."
    `);
  });

  it("names saturation where the target is missed, and classes without a gradient", () => {
    const options = { classAxis: null, activation: "sigmoid" } as const;
    expect(
      formatInspection(inspectGradient(diceLoss, constant(1024, -8), disc(1024, 50), options)),
    ).toContain("The activation lets 0.1 % of the gradient through where the target is missed");
    const p = tensor([0.5, 0.2, 0.3, 0.1, 0.2, 0.7], [1, 2, 3]);
    const skipped = inspectGradient(diceLoss, p, labelMap([0, 2], [1, 2]), { absentClasses: "skip" });
    expect(formatInspection(skipped)).toContain("Class 1 gets no gradient.");
  });

  it.each([
    ["with the background", {}, "Class 0, the background, gets 55.6 % of the gradient."],
    ["without it", { includeBackground: false }, "Class 0, the background, gets no gradient."],
  ])("names the part of the background: %s", (_, options, sentence) => {
    const p = tensor([0.5, 0.2, 0.3, 0.1, 0.2, 0.7], [1, 2, 3]);
    expect(formatInspection(inspectGradient(diceLoss, p, labelMap([0, 2], [1, 2]), options))).toContain(
      sentence,
    );
    const alone = inspectGradient(diceLoss, constant(8, 0.5), disc(8, 2), { classAxis: null });
    expect(formatInspection(alone)).not.toContain("background");
  });

  it("names samples without an object, and the axis of classes", () => {
    const target = tensor([1, 0, 0, 0, 0, 0, 0, 0], [2, 4]);
    const p = tensor(new Float64Array(8).fill(0.5), [2, 4]);
    const text = formatInspection(
      inspectGradient(diceLoss, p, target, { classAxis: null, absentClasses: "zero" }),
    );
    expect(text).toContain("1 of 2 samples have no object: they get 0.0 % of the gradient.");
    const wrongAxis = formatInspection(inspectGradient(diceLoss, p, target));
    expect(wrongAxis).toContain("over 8 elements of shape [2, 4], 4 classes along axis 1\n");
  });

  it("suspects probabilities in place of logits", () => {
    const options = { classAxis: null, activation: "sigmoid" } as const;
    const suspicion =
      "All logits are between 0 and 1, as probabilities are: if they went through a sigmoid already";
    const textFor = (logits: number[]) =>
      formatInspection(inspectGradient(diceLoss, tensor(logits, [1, 4]), disc(4, 1), options));
    expect(textFor([0.9, 0.1, 0, 1])).toContain(suspicion);
    expect(textFor([0.9, -0.1, 0, 1])).not.toContain(suspicion);
    expect(textFor([0.9, 0.1, 0, 1.1])).not.toContain(suspicion);
    expect(textFor([0, 0, 0, 0])).not.toContain(suspicion);
  });

  it("gives no threshold to a loss whose gradient has more values than two", () => {
    const logits = tensor([2, -1, 0, 1, 0, 3], [1, 2, 3]);
    const text = formatInspection(
      inspectGradient(crossEntropyLoss, logits, labelMap([0, 2], [1, 2]), { activation: "softmax" }),
    );
    expect(text).not.toContain("worth predicting");
    expect(text).toContain("All elements together are pushed neither up nor down.");
  });

  it("calls elements saturated only where the activation lets less than a tenth through", () => {
    const options = { classAxis: null, activation: "sigmoid" } as const;
    const textFor = (logit: number) =>
      formatInspection(inspectGradient(diceLoss, constant(64, logit), disc(64, 5), options));
    expect(textFor(-3.5)).toContain("lets 11.4 % of the gradient through where the target is missed.\n");
    expect(textFor(-3.8)).toContain("where the target is missed: these elements are saturated, and cross");
    expect(textFor(-16)).toContain("lets less than 0.0001 % of the gradient through");
  });

  it("says where samples without an object drown the others, and what an object has on average", () => {
    const target = tensor(
      Float64Array.from({ length: 192 }, (_, k) => (k < 20 || (k >= 64 && k < 74) ? 1 : 0)),
      [3, 64],
    );
    const logits = tensor(new Float64Array(192).fill(-8), [3, 64]);
    const options = { classAxis: null, activation: "sigmoid", smooth: 1 } as const;
    const text = formatInspection(inspectGradient(diceLoss, logits, target, options));
    expect(text).toMatch(
      /1 of 3 samples have no object: they get 9\d\.\d % of the gradient, so that training follows/,
    );
    const small = formatInspection(
      inspectGradient(diceLoss, constant(65_536, 0.5), disc(65_536, 100), {
        ...options,
        activation: "none",
      }),
    );
    expect(small).toMatch(/fewer than 181 elements, all .*; here it has 100\.$/);
    const pooled = formatInspection(
      inspectGradient(diceLoss, tensor(new Float64Array(192).fill(0.5), [3, 64]), target, {
        classAxis: null,
        smooth: 40,
      }),
    );
    expect(pooled).toMatch(/nothing; here one has on average 15\.$/);
  });

  it("says where the target has several classes at a place under a softmax, and nowhere else", () => {
    const logits = tensor([2, 1, 0, 3], [1, 2, 2]);
    const overlapping = tensor([1, 1, 0, 0], [1, 2, 2]);
    const textFor = (activation: "softmax" | "sigmoid", target = overlapping) =>
      formatInspection(inspectGradient(diceLoss, logits, target, { activation }));
    expect(textFor("softmax")).toContain(
      "The target has several classes at 1 place, which a softmax excludes",
    );
    expect(textFor("sigmoid")).not.toContain("several classes");
    expect(textFor("softmax", tensor([1, 0, 0, 1], [1, 2, 2]))).not.toContain("several classes");
  });

  it("says why nothing will change where the gradient is 0, and that one value says nothing", () => {
    const p = constant(4, 0.5);
    const textFor = (loss: (x: Tensor) => Tensor) => formatInspection(inspectGradient(loss, p, disc(4, 1)));
    const still = (x: Tensor) => multiply(0, sum(x));
    expect(textFor(still)).toMatch(
      /0 everywhere: nothing will change\. The loss is 0 as well: it has nothing left/,
    );
    expect(textFor((x) => add(1, still(x)))).toMatch(
      /The loss does not depend on the prediction here: look for/,
    );
    const one = inspectGradient(still, tensor([0.5, 2], [1, 2, 1]), tensor([1, 0], [1, 2, 1]), {
      activation: "softmax",
    });
    expect(formatInspection(one)).toMatch(
      /A softmax over one class is 1 everywhere: take activation "sigmoid"/,
    );
    const far = inspectGradient(diceLoss, tensor([-120, -130], [1, 2], { dtype: "float32" }), disc(2, 1), {
      classAxis: null,
      activation: "sigmoid",
    });
    expect(formatInspection(far)).toMatch(
      /saturated at all elements, where it lets less than 0\.0001 % of a gradient/,
    );
    expect(formatInspection(inspectGradient((x: Tensor) => sum(x), p, disc(4, 1)))).toContain(
      "It has the same value everywhere: it says nothing about where the target is.",
    );
  });

  it("speaks of the sum where small objects turn it, and each element of the object is pulled up", () => {
    const entropy = (p: Tensor, t: Tensor) => binaryCrossEntropyLoss(p, t);
    const both = (p: Tensor, t: Tensor) => add(diceLoss(p, t, { classAxis: null }), entropy(p, t));
    for (const loss of [entropy, both]) {
      const options = { classAxis: null };
      const inspection = inspectGradient(loss, constant(1000, 0.4), disc(1000, 100), options);
      expect(inspection.onTarget.sum).toBe(-inspection.onTarget.magnitude);
      expect(inspection.push).toBeGreaterThan(0);
      expect(formatInspection(inspection)).toMatch(
        /With an object of fewer than \d+ elements, all elements together are pushed towards predicting nothing; here it has 100\.$/m,
      );
    }
  });

  it("refuses what is not a report", () => {
    const whole = inspectGradient(diceLoss, constant(8, 0.5), disc(8, 2), { classAxis: null });
    for (const damage of [{ value: "1" }, { share: 5n }, { elsewhere: null }, { classes: [null] }])
      expect(() => formatInspection({ ...whole, ...damage } as never)).toThrow(
        "formatInspection: inspection has a field that is not what inspectGradient gives",
      );
    expect(() => formatInspection({} as never)).toThrow(
      "formatInspection: inspection is an object, want what inspectGradient returns",
    );
  });
});
