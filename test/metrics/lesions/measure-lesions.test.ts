import { describe, expect, it } from "vitest";
import { type LesionRules, lesionScores } from "../../../src/index.ts";
import { ballMaps } from "./ball-maps.ts";

// Values of scipy-lesions.py: SciPy 1.10.1, scikit-image 0.19.3 and NumPy 1.24.2 of Debian 12.
const { prediction, target } = ballMaps();
const scored = (rules: LesionRules) =>
  lesionScores(prediction, target, { percentiles: [95], boundary: "voxels", penalty: 374, ...rules });
const rowsOf = (rules: LesionRules) =>
  scored(rules)
    .lesions.filter(({ outcome }) => outcome !== "extra")
    .map(({ scores }) => [Number(scores.dice), Number(scores.hd95)]);
const close = (rows: readonly (readonly number[])[]) =>
  rows.map((row) => row.map((value) => expect.closeTo(value, 11)));

describe("agrees with SciPy", () => {
  it("on lesions that are one after a dilation", () => {
    expect(rowsOf({ match: "dilation", dilation: 1 })).toEqual(
      close([
        [0.468390804598, 2.449489742783],
        [0.476377952756, 3.741657386774],
        [0.131147540984, 4.954540768505],
        [0.578571428571, 2.2360679775],
      ]),
    );
    expect(scored({ match: "dilation", dilation: 1 }).classes[0]).toMatchObject({ matched: 4, extra: 2 });
  });

  it("on the cells of the targets", () => {
    expect(rowsOf({ match: "voronoi" })).toEqual(
      close([
        [0.283950617284, 3.162277660168],
        [0.585365853659, 2.2360679775],
        [0.243902439024, 4.236663934044],
        [0.429906542056, 2.2360679775],
        [0.163265306122, 3.779802210658],
        [0.866666666667, 1.0],
        [0.578571428571, 2.2360679775],
        [0.444444444444, Math.SQRT2],
        [0.560846560847, 4.582575694956],
        [0.36231884058, 5.0],
        [0.149253731343, 6.027830182041],
        [0.637037037037, 1.732050807569],
      ]),
    );
  });

  it.each<[LesionRules, number[][], number]>([
    [
      { match: "threshold", threshold: 0.3 },
      [
        [2, 3],
        [6, 5],
        [7, 7],
        [9, 6],
        [12, 13],
      ],
      2.414826807025,
    ],
    [
      { match: "maximum", threshold: 0.05 },
      [
        [1, 1],
        [2, 3],
        [4, 2],
        [5, 4],
        [6, 5],
        [7, 7],
        [8, 8],
        [9, 6],
        [10, 9],
        [11, 11],
        [12, 13],
      ],
      3.578854030374,
    ],
  ])("on matches one to one: %j", (rules, pairs, iou) => {
    const { lesions } = scored(rules);
    const matched = lesions.filter(({ outcome }) => outcome === "matched");
    expect(matched.map((lesion) => [lesion.target, ...lesion.predictions])).toEqual(pairs);
    expect(matched.reduce((sum, { scores }) => sum + Number(scores.jaccard), 0)).toBeCloseTo(iou, 11);
  });

  it("on the centres of targets", () => {
    const { lesions } = scored({});
    expect(lesions.slice(0, 4).map(({ centre }) => centre)).toEqual(
      close([
        [1.747663551402, 12.009345794393, 5.757009345794],
        [5.0, 21.0, 1.25],
        [7.5, 7.0, 23.0],
        [7.0, 21.0, 8.0],
      ]),
    );
  });
});
