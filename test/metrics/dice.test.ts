import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOverlap, dice, diceScore, labelMap } from "../../src/index.ts";
import { randomLabels } from "../tensor/random-values.ts";

describe("dice", () => {
  it("takes nested arrays, booleans, whole floats, typed arrays and label maps", () => {
    const want = 0.8;
    expect(
      dice(
        [
          [0, 1, 1],
          [0, 1, 0],
        ],
        [
          [0, 1, 1],
          [0, 0, 0],
        ],
      ),
    ).toBe(want);
    expect(dice([false, true, true, true], [false, true, true, false])).toBe(want);
    expect(dice(Float32Array.of(0, 1, 1, 1), Uint8Array.of(0, 1, 1, 0))).toBe(want);
    expect(dice(BigInt64Array.of(0n, 1n, 1n, 1n), labelMap([0, 1, 1, 0]))).toBe(want);
  });

  it("leaves out the background, unless it is to take part", () => {
    const [prediction, target] = [
      [0, 1, 1, 2],
      [0, 1, 2, 2],
    ];
    const counts = countOverlap(labelMap(prediction), labelMap(target), { classes: 3 });
    expect(dice(prediction, target)).toBe(diceScore(counts, { includeBackground: false }));
    expect(dice(prediction, target, { includeBackground: true })).toBe(diceScore(counts));
    expect(dice(prediction, target, { average: "micro" })).toBe(
      diceScore(counts, { average: "micro", includeBackground: false }),
    );
  });

  it("gives the classes on request: those that have a score", () => {
    expect(dice([0, 1, 1, 3], [0, 1, 3, 3], { perClass: true })).toEqual({
      mean: 2 / 3,
      classes: [
        { class: 1, dice: 2 / 3 },
        { class: 3, dice: 2 / 3 },
      ],
    });
    expect(dice([0, 1], [0, 1], { perClass: true, includeBackground: true, classes: 3, absent: 0 })).toEqual({
      mean: 2 / 3,
      classes: [
        { class: 0, dice: 1 },
        { class: 1, dice: 1 },
        { class: 2, dice: 0 },
      ],
    });
  });

  it("of two empty maps is NaN, or what absent says", () => {
    expect(dice([0, 0], [0, 0])).toBeNaN();
    expect(dice([0, 0], [0, 0], { absent: 1 })).toBe(1);
    expect(dice([0, 0], [0, 0], { perClass: true })).toEqual({ mean: Number.NaN, classes: [] });
    expect(dice([0, 0], [0, 0], { classes: 1 })).toBeNaN();
  });

  it("leaves out voxels by mask and by label", () => {
    expect(dice([0, 1, 1, 1], [0, 1, 1, 0], { mask: labelMap([1, 1, 1, 0]) })).toBe(1);
    expect(dice([0, 1, 1, 1], [0, 1, 1, 255], { ignoreIndex: 255 })).toBe(1);
  });

  it("is that of counts, for any maps", () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.integer({ min: 2, max: 5 }), (seed, classes) => {
        const [p, t] = [randomLabels(40, seed, classes), randomLabels(40, seed + 1, classes)];
        const counts = countOverlap(labelMap(p), labelMap(t), { classes });
        expect(dice(p, t)).toEqual(diceScore(counts, { includeBackground: false }));
      }),
      { seed: 1 },
    );
  });

  it.each<[string, unknown[]]>([
    [
      "dice: prediction shape [2] differs from target shape [3]",
      [
        [0, 1],
        [0, 1, 1],
      ],
    ],
    [
      "dice: prediction is a mask of 0 and 255, target one of 0 and 1",
      [
        [0, 255],
        [0, 1],
      ],
    ],
    [
      "dice: prediction values hold 0.5 at 1",
      [
        [0, 0.5],
        [0, 1],
      ],
    ],
    [
      'dice: average is "none"; perClass: true returns the score of each class',
      [[0, 1], [0, 1], { average: "none" }],
    ],
    ["dice: classes is 0", [[0, 1], [0, 1], { classes: 0 }]],
    ["dice: prediction holds label 2 at [1], want 0 to 1", [[0, 2], [0, 1], { classes: 2 }]],
    ['dice: unknown option "perclass"', [[0, 1], [0, 1], { perclass: true }]],
    ["dice: perClass is 1, want true or false", [[0, 1], [0, 1], { perClass: 1 }]],
  ])("refuses: %s", (message, input) => {
    expect(() => dice(...(input as Parameters<typeof dice>))).toThrow(message);
  });
});
