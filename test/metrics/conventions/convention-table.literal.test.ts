import { describe, expect, it } from "vitest";
import { type ConventionName, DiceMeter, labelMap, type ScoreName } from "../../../src/index.ts";

/** The scores of two masks by a convention, as numbers. */
function scoresBy(
  convention: ConventionName,
  [prediction, target]: readonly [ArrayLike<number>, ArrayLike<number>],
  shape: readonly number[],
  scores: readonly ScoreName[],
  spacing: readonly number[] = shape.map(() => 1),
): number[] {
  const surface = { percentiles: [95, 100], tolerances: [0.5, 1], average: true, convention };
  const meter = new DiceMeter({ surface });
  meter.add(labelMap(Uint8Array.from(prediction), shape), labelMap(Uint8Array.from(target), shape), {
    id: "a",
    spacing,
  });
  const one = meter.report({ scores }).cases[0]!.classes.find((each) => each.class === 1)!;
  return scores.map((name) => Number(one.scores[name]));
}

const rows = (text: string) => [...text].filter((digit) => /[01]/.test(digit)).map(Number);

/** The values that MONAI 1.5.0 expects in tests/metrics/test_hausdorff_distance.py. */
describe("monai", () => {
  const sphere = (radius: number, centre: readonly number[], spacing: readonly number[]) => {
    const inside = new Uint8Array(99 ** 3);
    const square = (axis: number, index: number) => (index * spacing[axis]! - centre[axis]!) ** 2;
    const columns = Array.from({ length: 99 }, (_, x) => square(2, x));
    for (let at = 0, z = 0; z < 99; z++) {
      for (let y = 0; y < 99; y++) {
        const rest = radius * radius - square(0, z) - square(1, y);
        for (let x = 0; x < 99; x++, at++) if (columns[x]! <= rest) inside[at] = 1;
      }
    }
    return inside;
  };
  const even = [1, 1, 1];
  const uneven = [0.85, 1.2, 0.9];

  it.each([
    [20, [20, 20, 20], 20, [19, 19, 19], even, "hd", 1.7320508075688772],
    [20, [20, 33, 22], 40, [20, 33, 22], even, "hd", 20.223748416156685],
    [20, [20, 33, 22], 40, [20, 33, 22], even, "hd95", 20.09975124224178],
    [20, [20, 20, 20], 20, [19, 19, 19], uneven, "hd", 2.2671568],
    [15, [20, 33, 22], 30, [20, 33, 22], uneven, "hd", 15.62594],
  ] as const)(
    "spheres of radius %d at %j and %d at %j, spacing %j: %s",
    (first, at, second, place, spacing, score, want) => {
      const masks = [sphere(first, at, spacing), sphere(second, place, spacing)] as const;
      expect(scoresBy("monai", masks, [99, 99, 99], [score], spacing)[0]).toBeCloseTo(want, 5);
    },
  );
});

/** The values that panoptica 2.1.4 expects in unit_tests/test_metrics.py. */
describe("panoptica", () => {
  const opposite = rows("0101 0101 0100 0100");
  const over = rows("0010 1110 1111 0110");
  const inner = rows("0000 0110 0110 0000");
  const [large, small] = [rows("1110 1110 1110 1000"), rows("0000 0000 0011 0011")];
  const by = (
    masks: readonly [number[], number[]],
    scores: readonly ScoreName[],
    spacing?: readonly number[],
  ) => scoresBy("panoptica", masks, [4, 4], scores, spacing);
  const none = [opposite, opposite.map((inside) => 1 - inside)] as const;

  it("no overlap", () => {
    expect(by([...none], ["assd"])[0]).toBeCloseTo(1.05, 12);
    expect(by([...none], ["assd"], [20, 20])[0]).toBeCloseTo(21, 12);
    expect(by([...none], ["hd"], [20, 20])).toEqual([40]);
  });

  it("more and less than the reference", () => {
    expect(by([over, inner], ["assd", "hd", "hd95"])).toEqual([0.625, 1, 1]);
    expect(by([inner, over], ["assd", "hd", "hd95"])).toEqual([0.625, 1, 1]);
    expect(by([inner, over], ["surface-dice@0.5mm", "surface-dice@1mm"])).toEqual([0.375, 1]);
  });

  it("overlap with a large discrepancy", () => {
    const [hd, hd95] = by([large, small], ["hd", "hd95"]);
    expect(hd).toBeCloseTo(2.82842712474619, 12);
    expect(hd95).toBeCloseTo(2.473011636398349, 12);
  });
});

/** The values that MedPy 0.5.2 expects in tests/metric_/binary.py, on a line of pixels. */
describe("medpy", () => {
  it.each([
    [1, 1],
    [2, 2],
  ])("neighbours in pixels of %d", (spacing, want) => {
    expect(
      scoresBy(
        "medpy",
        [
          [1, 0],
          [0, 1],
        ],
        [1, 2],
        ["assd"],
        [1, spacing],
      ),
    ).toEqual([want]);
  });
});

/** The values that surface-distance of DeepMind expects of two single pixels, in surface_distance_test.py. */
it("deepmind", () => {
  const single = (place: number) => Uint8Array.from({ length: 128 ** 2 }, (_, at) => (at === place ? 1 : 0));
  const masks = [single(50 * 128 + 70), single(50 * 128 + 72)] as const;
  expect(scoresBy("deepmind", masks, [128, 128], ["hd", "hd95", "surface-dice@1mm", "dice"], [2, 1])).toEqual(
    [2, 2, 0.5, 0],
  );
});
