import { expect, it } from "vitest";
import { conventions, DiceMeter, explainConventions, labelMap, zeros } from "../../src/index.ts";

const prediction = labelMap([1, 1, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0], [2, 6]);
const target = labelMap([0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 3, 0], [2, 6]);
const { rows, scores } = explainConventions(prediction, target, {
  spacing: [2, 1],
  scores: ["dice", "surface-dice@1mm", "hd", "hd95", "assd"],
});
const row = (name: string) => rows.find((one) => one.name === name)!;

it("has softdice first, and a row for each tool that has one of the scores", () => {
  expect(scores).toEqual(["dice", "surface-dice@1mm", "hd", "hd95", "assd"]);
  expect(rows.map(({ name }) => name)).toEqual(["softdice", ...Object.keys(conventions)]);
  const dice = explainConventions(prediction, target, { scores: ["precision"] });
  expect(dice.rows.map(({ name }) => name)).toEqual(["softdice", "medpy", "medpy-0.4", "seg-metrics"]);
});

it("gives what a meter with the convention gives", () => {
  for (const name of ["medpy", "monai", "itk"] as const) {
    const meter = new DiceMeter({ surface: { percentiles: [100], average: true, convention: name } });
    const [one] = meter.add(prediction, target, { id: "a", spacing: [2, 1] }).report().cases;
    expect(row(name).mean.assd).toBe(one!.scores.assd);
    expect(row(name).classes[0]!.scores.hd).toBe(one!.classes.find((each) => each.class === 1)!.scores.hd);
  }
});

it("names the reasons that concern the pair, and no others", () => {
  expect(row("softdice").reasons).toEqual([]);
  expect(row("nnunet").reasons).toEqual([]);
  expect(row("deepmind").reasons).toEqual([]);
  expect(row("torchmetrics").reasons).toContain("the background, class 0, counts in the mean");
  expect(row("seg-metrics").reasons).toContain(
    "a class that one map lacks has HD, percentiles and average distance 0",
  );
});

it("refuses what it cannot score", () => {
  expect(() => explainConventions(prediction, target)).toThrow("spacing");
  const masks = zeros([1, 2, 2]);
  expect(() => explainConventions(masks as never, masks as never)).toThrow(
    "explainConventions: prediction is a Tensor",
  );
});
