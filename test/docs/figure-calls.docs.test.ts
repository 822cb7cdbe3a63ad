import * as softdice from "softdice";
import * as files from "softdice/files";
import { describe, expect, it } from "vitest";
import * as gradients from "../../docs/course/calls/gradients.ts";
import * as lab from "../../docs/course/calls/lab.ts";
import * as losses from "../../docs/course/calls/losses.ts";
import * as scores from "../../docs/course/calls/scores.ts";
import { BUGS, checkBug } from "../../docs/course/lab/bug-zoo.ts";
import { dicePooled, reduceFour } from "../../docs/course/models/axes.ts";
import { joinClasses } from "../../docs/course/models/classes.ts";
import { averageOfGap, hausdorffOfGap } from "../../docs/course/models/distances.ts";
import { bestDice } from "../../docs/course/models/experts.ts";
import { focalMultiplier, pricesOf } from "../../docs/course/models/family.ts";
import {
  bestConstant,
  diceOfWeight,
  shareOnTarget,
  volumeOfWeight,
} from "../../docs/course/models/imbalance.ts";
import { bendAlong, costOfMistake, planeLoss } from "../../docs/course/models/landscape.ts";
import { discLogits, discMask } from "../../docs/course/models/pictures.ts";
import {
  lossOfSure,
  maskOf,
  scoreOfMistakes,
  scoreOfSure,
  scoresOf,
} from "../../docs/course/models/scores.ts";
import { pullAtLogit, stepsToEscape } from "../../docs/course/models/sigmoid.ts";
import { pushOnEverything, slopeOnEmpty } from "../../docs/course/models/smooth.ts";
import { diceOf, ratioAtDice } from "../../docs/course/models/two-numbers.ts";
import { expectedDice, wanted } from "../../docs/course/models/uncertainty.ts";

/** Runs a program of a figure, and returns what it prints, line by line. */
function run(code: string): unknown[][] {
  const lines: unknown[][] = [];
  const body = code.replaceAll(/^import \{([^}]*)\} from "softdice";$/gm, "const {$1} = softdice;");
  expect(body, "imports from one package, in one line").not.toContain("import ");
  new Function("softdice", "console", body)(softdice, { log: (...values: unknown[]) => lines.push(values) });
  return lines;
}
/** The numbers that a program prints, in their order. */
const numbers = (code: string) =>
  run(code)
    .flat()
    .filter((value) => typeof value === "number") as number[];
const near = (found: number[], wanted: number[], digits = 9) => {
  expect(found.length).toBe(wanted.length);
  for (const [k, x] of wanted.entries()) expect(found[k]).toBeCloseTo(x, digits);
};

const TARGET = { x: 27.5, y: 35.5, radius: 11.6 };
const DISC = { x: 38.5, y: 26.5, radius: 11 };

describe("the programs of figures print what the models compute:", () => {
  it.each([false, true])("the dragged disc, in logits: %s", (inLogits) => {
    const logits = discLogits(64, DISC, 0.5);
    const input = inLogits ? logits : logits.map((z) => 1 / (1 + Math.exp(-z)));
    const { dice, values, pull, push } = diceOf(input, discMask(64, TARGET), inLogits);
    const found = numbers(gradients.dragDisc(TARGET, DISC, 0.5, inLogits));
    near(found, [dice, inLogits ? found[1]! : values, pull, push]);
    expect(Math.abs(found[1]! - values)).toBeLessThan(50); // rounding makes two of one value
  });

  it("ratio, far spot, four pictures, pooled scores", () => {
    near(numbers(gradients.ratioCurve(0.3)), [ratioAtDice(0.3)]);
    const [spot, corner] = numbers(
      gradients.farPixel({ x: 22.5, y: 32.5, radius: 9 }, { x: 52.5, y: 14.5, radius: 3 }),
    );
    expect(spot).toBe(corner);
    for (const batch of [false, true]) {
      const { loss, gradient } = reduceFour(batch, 1e-5);
      const pushes = [0, 1, 2, 3].map((k) => Math.max(...gradient.slice(256 * k, 256 * (k + 1))));
      near(numbers(gradients.fourPictures(1e-5, batch)), [
        loss,
        ...pushes.flatMap((push, k) => [k + 1, push]),
      ]);
    }
    for (const [average, lesion, background] of [
      ["macro", true, true],
      ["micro", true, false],
      ["generalized", false, true],
    ] as const) {
      const { loss, shares } = joinClasses(average, lesion, background);
      near(numbers(gradients.joinClasses(average, lesion, background)), [loss, ...shares]);
    }
    near(numbers(gradients.pooledScore(10)), [dicePooled(1000, 10, "micro"), dicePooled(1000, 10, "macro")]);
  });

  it("pull, race, push on everything, slope on an empty picture", () => {
    const [dice, crossEntropy] = numbers(gradients.pullByLogit(-6));
    near([dice!, crossEntropy!], [pullAtLogit("dice", -6), pullAtLogit("cross-entropy", -6)]);
    near(numbers(gradients.escapeRace(-4, 1500)), [stepsToEscape("log-dice", -4), stepsToEscape("dice", -4)]);
    for (const place of ["both", "numerator", "denominator"] as const)
      near(numbers(gradients.smoothPlane(120, 1, place)), [pushOnEverything(256, 120, 1, place)], 12);
    near(numbers(gradients.emptySlope(20, 1)), [slopeOnEmpty(20, 1)]);
  });

  it("the smaller run collapses with ε in both sums alone", () => {
    const dice = (...settings: Parameters<typeof gradients.collapseRun>) =>
      numbers(gradients.collapseRun(...settings)).at(-1)!;
    expect(dice(1, "both", true, false)).toBe(0);
    expect(dice(1, "denominator", true, false)).toBeGreaterThan(0.4);
    expect(dice(1, "both", true, true)).toBeGreaterThan(0.4);
  });

  it("constants, heaps, prices, multipliers, mistakes, the plane", () => {
    for (const loss of ["dice", "v-net", "cross-entropy"])
      expect(numbers(losses.bestConstant(loss, 0.04))[0]).toBeCloseTo(bestConstant(loss, 0.04), 2);
    near(
      numbers(losses.largeBackground(4096, 0.2)),
      ["dice", "cross-entropy"].map((loss) => shareOnTarget(loss, 4096, 100, 0.2)),
    );
    near(
      numbers(losses.twoHeaps(0.05, 0.5, 19)),
      [diceOfWeight(19, 0.05, 0.5), volumeOfWeight(19, 0.05, 0.5)],
      4,
    );
    const prices = pricesOf(
      { name: "focal-tversky", alpha: 0.3, beta: 0.7, gamma: 0.75 },
      { hit: 0.6, spill: 0.4 },
    );
    near(numbers(losses.priceTags(0.6, 0.4, 0.3, 0.7, 0.75)).slice(-2), [prices.onTarget, prices.elsewhere]);
    expect(numbers(losses.focalCurve(0.75)).length).toBe(4);
    expect(focalMultiplier(0.75, 0.9)).toBeGreaterThan(1);
    near(numbers(losses.costOfMistakes(50)), [costOfMistake("negative", 50), costOfMistake("positive", 50)]);
    near(numbers(losses.curvatureGauge(0.4, 0.5, 120)), [bendAlong(0.4, 0.5, 120)]);
    expect(numbers(losses.twoPixelPlane(0.4, 0.5, true))[0]).toBeCloseTo(planeLoss(0.4, 0.5, true), 6);
  });

  it("doubtful pixels", () => {
    const doubt = { core: 10, size: 20, regions: [0.25, 0.6] };
    const taught = numbers(losses.wantedProbability(doubt.core, doubt.size, doubt.regions));
    const wants = ["cross-entropy", "v-net", "dice"].flatMap((loss) =>
      doubt.regions.map((m) => wanted(loss, m, bestDice(loss, doubt))),
    );
    expect(taught.length).toBe(wants.length);
    for (const [k, p] of taught.entries()) expect(Math.abs(p - wants[k]!)).toBeLessThan(0.06);
    near(
      numbers(losses.coreAndRing(100, 100, 0.4)),
      [expectedDice(100, 100, 0.4, false), expectedDice(100, 100, 0.4, true)],
      2,
    );
  });

  it("scores, distances, counters", () => {
    const target = { x: 64, y: 64, radius: 20 };
    const prediction = { x: 66, y: 64, radius: 15 };
    const { dice, jaccard } = scoresOf(maskOf(prediction, 4), maskOf(target));
    near(numbers(scores.breakAScore(target, prediction, 4)), [dice, jaccard]);
    near(numbers(scores.lossAndScore(0.6)), [lossOfSure(0.6), scoreOfSure(0.6)]);
    near(numbers(scores.overAndUnder(100, 50)), [scoreOfMistakes(100, 50, 0), scoreOfMistakes(100, 0, 50)]);
    const boundaries = ["voxels", "area", "mesh"] as const;
    near(
      numbers(scores.slicesAndGap(5, 0.4)),
      boundaries.flatMap((boundary) => [hausdorffOfGap(boundary, 5, 0.4), averageOfGap(boundary, 5, 0.4)]),
    );
    expect(numbers(scores.voxelCounter(20_000_000))).toEqual([2 ** 24, 2 ** 24, 20_000_001]);
    const [kept, wanted] = numbers(scores.drownedEpsilon(1e-5, 300));
    expect(kept! / wanted!).toBeCloseTo(1, 6);
  });
});

describe("the programs of the lab", () => {
  it.each(["weighted", "v-net", "dice-cross-entropy"])("train the network with the loss %s", (loss) => {
    const found = run(lab.trainNetwork(loss, 1)).map((line) => line[3] as number);
    expect(found.length).toBe(5);
    expect(found.at(-1)!).toBeLessThan(0.8 * found[0]!);
  });

  it.each(BUGS.map((bug) => [bug.id, bug] as const))("give the verdict on the bug %s", (id, bug) => {
    const [[report], [, perfect], [, nothing]] = run(lab.checkBugCall(id)) as [
      [string],
      [string, number],
      [string, number],
    ];
    expect(report).toMatch(new RegExp(`^gradcheck: ${checkBug(bug)}`));
    expect(checkBug(bug)).toBe(bug.wrongGradient ? "fail" : "pass");
    const wrongBy = Math.max(Math.abs(perfect), Math.abs(nothing - 1));
    if (bug.wrongGradient) expect(wrongBy).toBeLessThan(1e-6);
    else expect(wrongBy).toBeGreaterThan(0.01);
  });

  it("score two files, those that it makes and those that are named", async () => {
    const opened: unknown[] = [];
    const score = async (code: string) => {
      const lines: unknown[][] = [];
      const body = code
        .replaceAll(/^import \{([^}]*)\} from "softdice";$/gm, "const {$1} = softdice;")
        .replace(/^import \{([^}]*)\} from "softdice\/files";$/m, "const {$1} = files;");
      const start = new Function("softdice", "files", "console", `return (async () => {${body}})()`);
      const readLabelPair: typeof files.readLabelPair = (prediction, target, options) => {
        if (typeof prediction !== "string") return files.readLabelPair(prediction, target, options);
        opened.push(prediction, target);
        const bytes = new Blob([
          "NDims = 1\nDimSize = 2\nElementType = MET_UCHAR\nElementDataFile = LOCAL\n",
          Uint8Array.of(0, 1),
        ]);
        return files.readLabelPair(bytes, bytes, {
          prediction: { name: "a.mha" },
          target: { name: "a.mha" },
        });
      };
      await start(softdice, { readLabelPair }, { log: (...values: unknown[]) => lines.push(values) });
      return lines;
    };
    expect(await score(lab.scoreFilesCall(null))).toEqual([
      ["Dice of each class", [8 / 9, 6 / 7, 6 / 7]],
      ["Jaccard of each class", [8 / 10, 3 / 4, 3 / 4]],
    ]);
    await score(lab.scoreFilesCall(["predictions/a.mha", "targets/a.mha"]));
    expect(opened).toEqual(["predictions/a.mha", "targets/a.mha"]);
  });
});
