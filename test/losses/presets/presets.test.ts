import { describe, expect, it } from "vitest";
import {
  diceLoss,
  generalizedDiceLoss,
  lovaszSoftmaxLoss,
  oneHot,
  presets,
  softmax,
  type Tensor,
  transpose,
  tverskyLoss,
  valueAndGrad,
} from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { random } from "../inputs/presets-input.ts";

const { tensorflow, keras, monai, smp, kornia, nnunet, jdt } = presets;

describe("presets", () => {
  it("are frozen, all the way down", () => {
    let objects = 0;
    const look = (value: object) => {
      expect(Object.isFrozen(value)).toBe(true);
      objects++;
      for (const part of Object.values(value)) if (typeof part === "object") look(part);
    };
    look(presets);
    expect(objects).toBeGreaterThan(40);
  });

  it("take options on top", () => {
    const [p, t] = [tensor([0.8, 0.2], [1, 2, 1]), labelMap([1, 0], [1, 2])];
    const plain = diceLoss(p, t, tensorflow.multiclass).item();
    const smoothed = diceLoss(p, t, { ...tensorflow.multiclass, smooth: 1 }).item();
    expect(plain).toBeCloseTo(1 - (1.6 + 1e-6) / (2 + 1e-6), 7);
    expect(smoothed).toBeCloseTo(1 - 2.6 / 3, 7);
  });
});

type Loss = (prediction: Tensor, target: Tensor) => Tensor;

const one = { classAxis: null, activation: "none", validate: false } as const;
const losses: Readonly<Record<string, Loss>> = {
  monai: (p, t) => diceLoss(p, t, { ...monai.dice, ...one }),
  monaiSoftLabel: (p, t) => diceLoss(p, t, { ...monai.diceSoftLabel, ...one }),
  monaiGeneralized: (p, t) =>
    generalizedDiceLoss(p, t, { ...monai.generalizedDice, ...one, absentClasses: "zero" }),
  keras: (p, t) => diceLoss(p, t, { ...keras.dice, ...one }),
  smp: (p, t) => diceLoss(p, t, { ...smp.dice, ...one }),
  nnunet: (p, t) => diceLoss(p, t, { ...nnunet.dice, ...one }),
  nnunetTrainer: (p, t) => diceLoss(p, t, { ...nnunet.trainerDice, ...one, includeBackground: true }),
  tensorflow: (p, t) => diceLoss(p, t, { ...tensorflow.basic, ...one }),
};

const usual = { p: [0.8, 0.3, 0.2, 0.9], t: [1, 0, 1, 1] };
const emptyTarget = { p: [0.1, 0.1, 0.1, 0.1], t: [0, 0, 0, 0] };
/** Soft labels with Σ t = 2.3 and Σ t² = 1.55. */
const soft = { p: [0.9, 0.7, 0.4, 0.3], t: [0.9, 0.7, 0.4, 0.3] };

/** What the libraries print for one class: the loss, or the loss and the largest gradient, to as many digits as they are known. */
const binary: readonly {
  name: string;
  p: readonly number[];
  t: readonly number[];
  want: Readonly<Record<string, readonly [loss: string, gradient?: string]>>;
}[] = [
  {
    name: "usual",
    ...usual,
    want: {
      monai: ["0.2692302", "0.244"],
      monaiSoftLabel: ["0.2692303"],
      monaiGeneralized: ["0.2692261"],
      keras: ["0.2692307"],
      smp: ["0.2692308", "0.244"],
      nnunet: ["0.2258064", "0.198"],
      nnunetTrainer: ["0.2692302"],
      tensorflow: ["0.2692307"],
    },
  },
  {
    name: "empty target",
    ...emptyTarget,
    want: {
      monai: ["0.999975", "6.2e-5"],
      monaiSoftLabel: ["0.999975", "6.2e-5"],
      monaiGeneralized: ["0", "0"],
      keras: ["1", "0"],
      smp: ["0", "0"],
      nnunet: ["0.2857143", "0.51"],
      nnunetTrainer: ["0.999975", "6.2e-5"],
      tensorflow: ["0.9999975", "6.2e-6"],
    },
  },
  {
    name: "prediction exactly 0",
    p: [0, 0, 0, 0],
    t: [1, 0, 1, 0],
    want: {
      monai: ["0.999995", "1.0"],
      // MONAI's gradient is half of this one: it takes the slope of |p| at p = 0 as 0, where Σ p has slope 1.
      monaiSoftLabel: ["0.999995", "1.0"],
      monaiGeneralized: ["0.99998", "1.0"],
      keras: ["1", "1.0"],
      smp: ["1", "1.0"],
      nnunet: ["0.6666667", "0.56"],
      nnunetTrainer: ["0.999995", "1.0"],
      tensorflow: ["0.9999995", "1.0"],
    },
  },
  {
    name: "both empty",
    p: [0, 0, 0, 0],
    t: [0, 0, 0, 0],
    want: {
      monai: ["0", "1e5"],
      monaiSoftLabel: ["0"],
      monaiGeneralized: ["0", "0"],
      keras: ["1", "0"],
      smp: ["0", "0"],
      nnunet: ["0", "1.0"],
      nnunetTrainer: ["0", "1e5"],
      tensorflow: ["0", "1e6"],
    },
  },
  {
    name: "probabilities outside [0, 1]",
    p: [2, -1, 0.2, 0.9],
    t: usual.t,
    want: {
      monai: ["-0.2157"],
      monaiGeneralized: ["-0.2157"],
      keras: ["-0.2157"],
      smp: ["0.5686"],
      nnunet: ["-0.180"],
      nnunetTrainer: ["-0.2157"],
      tensorflow: ["-0.2157"],
    },
  },
  {
    name: "soft labels",
    ...soft,
    want: {
      monai: ["0.3261"],
      monaiSoftLabel: ["0"],
      monaiGeneralized: ["0.3261"],
      keras: ["0.3261"],
      smp: ["0"],
      nnunet: ["0.2679"],
      nnunetTrainer: ["0.3261"],
      tensorflow: ["0.3261"],
    },
  },
  {
    name: "a mask of 255",
    p: usual.p,
    t: [255, 0, 255, 255],
    want: {
      monai: ["-0.2630"],
      monaiSoftLabel: ["0.9950"],
      monaiGeneralized: ["-0.2610"],
      keras: ["-0.2630"],
      smp: ["0.9950"],
      nnunet: ["-0.2627"],
      nnunetTrainer: ["-0.2630"],
      tensorflow: ["-0.2630"],
    },
  },
  {
    name: "a batch of an empty target and the usual",
    p: [...emptyTarget.p, ...usual.p],
    t: [...emptyTarget.t, ...usual.t],
    want: {
      monai: ["0.6346"],
      monaiSoftLabel: ["0.6346"],
      monaiGeneralized: ["0.1346"],
      keras: ["0.3214"],
      smp: ["0.3214"],
      nnunet: ["0.2558"],
      nnunetTrainer: ["0.6346"],
      tensorflow: ["0.6346"],
    },
  },
];

describe.each(binary)("one class, $name", ({ p, t, want }) => {
  const shape = [p.length / 4, 4];
  const [prediction, target] = [p, t].map((values) => tensor(Float64Array.from(values), shape));

  it.each(Object.entries(want))("%s", (name, [loss, gradient]) => {
    const result = valueAndGrad((x: Tensor) => losses[name]!(x, target!))(prediction!);
    expectPrinted(result.value.item(), loss);
    if (gradient !== undefined) {
      expectPrinted(Math.max(...Array.from(result.gradient.data, Math.abs)), gradient);
    }
  });
});

/** To one and a half units of the last digit: what is printed was float32, and is partly cut off, not rounded. */
function expectPrinted(actual: number, printed: string): void {
  const [, decimals, exponent] = /^[^.e]*(?:\.(\d+))?(?:e(.*))?$/.exec(printed)!;
  const unit = 10 ** (Number(exponent ?? 0) - (decimals?.length ?? 6));
  expect(Math.abs(actual - Number(printed))).toBeLessThanOrEqual(1.5 * unit);
}

describe("several classes, random logits", () => {
  const { logits, labels } = random;
  const softmaxed = { activation: "softmax" } as const;
  const channelsLast = transpose(softmax(logits, { axis: 1 }), [0, 2, 3, 1]);
  const target = oneHot(labels, 3, { classAxis: 1, dtype: "float64" });
  /** Kornia's one-hot. */
  const smoothed = tensor(
    target.data.map((value) => value * (1 - 1e-6) + 1e-6) as Float64Array,
    [2, 3, 4, 4],
  );
  const monaiDice = { ...monai.dice, ...softmaxed };
  const monaiTversky = { ...monai.tversky, ...softmaxed };

  it.each<[string, Tensor, number]>([
    ["monai.dice", diceLoss(logits, labels, monaiDice), 0.7578327],
    ["monai.dice, batch", diceLoss(logits, labels, { ...monaiDice, batch: true }), 0.7560373],
    [
      "monai.dice without background",
      diceLoss(logits, labels, { ...monaiDice, includeBackground: false }),
      0.7471813,
    ],
    [
      "monai.generalizedDice",
      generalizedDiceLoss(logits, labels, { ...monai.generalizedDice, ...softmaxed }),
      0.7641416,
    ],
    [
      "monai.tversky .1 .9",
      tverskyLoss(logits, labels, { ...monaiTversky, alpha: 0.1, beta: 0.9 }),
      0.7496598,
    ],
    [
      "monai.tversky .9 .1",
      tverskyLoss(logits, labels, { ...monaiTversky, alpha: 0.9, beta: 0.1 }),
      0.7564873,
    ],
    ["smp.dice", diceLoss(logits, labels, smp.dice), 0.7560377],
    ["smp.tversky .1 .9", tverskyLoss(logits, labels, { ...smp.tversky, alpha: 0.1, beta: 0.9 }), 0.75296],
    ["smp.tversky .9 .1", tverskyLoss(logits, labels, { ...smp.tversky, alpha: 0.9, beta: 0.1 }), 0.7558005],
    ["kornia.dice", diceLoss(logits, smoothed, kornia.dice), 0.7544215],
    ["kornia.diceMacro", diceLoss(logits, smoothed, kornia.diceMacro), 0.7578329],
    [
      "kornia.tversky .1 .9",
      tverskyLoss(logits, labels, { ...kornia.tversky, alpha: 0.1, beta: 0.9 }),
      0.754422,
    ],
    ["kornia.tversky .5 .5", tverskyLoss(logits, labels, kornia.tversky), 0.754422],
    ["nnunet.trainerDice", diceLoss(logits, labels, nnunet.trainerDice), 0.7472],
    ["nnunet.dice", diceLoss(logits, labels, { ...nnunet.dice, ...softmaxed }), 0.6905],
    ["jdt.dice", diceLoss(logits, labels, jdt.dice), 0.7559655],
    ["jdt.dice of each sample", diceLoss(logits, labels, { ...jdt.dice, batch: false }), 0.757685],
    ["keras.dice", diceLoss(channelsLast, labels, keras.dice), 0.754422],
    ["keras.dicePerClass", diceLoss(channelsLast, labels, keras.dicePerClass), 0.7578334],
    ["kornia.lovaszSoftmax", lovaszSoftmaxLoss(logits, labels, kornia.lovaszSoftmax), 0.7703],
    [
      "smp.lovaszSoftmax of each sample",
      lovaszSoftmaxLoss(logits, labels, { ...smp.lovaszSoftmax, batch: false }),
      0.7703,
    ],
  ])("%s", (_, loss, printed) => {
    expectPrinted(loss.item(), String(printed));
  });
});
