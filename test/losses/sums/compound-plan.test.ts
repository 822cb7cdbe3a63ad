import { describe, expect, it } from "vitest";
import { diceCrossEntropyLoss, grad, labelMap, tensor } from "../../../src/index.ts";
import { diceCrossEntropyPlan } from "../../../src/losses/dice-cross-entropy.ts";
import { computeCompound, splitOptions, voxelInput } from "../../../src/losses/sums/compound-plan.ts";

const names = { name: "loss", voxelWeight: "focalWeight", voxelOptions: ["gamma"] };
const split = (options: object) => splitOptions(names, options);

describe("splitOptions", () => {
  it("gives the weights, and the options of both", () => {
    const shared = { classAxis: 1, activation: "softmax", squared: true, includeBackground: false };
    const own = { diceWeight: 2, focalWeight: 3, parts: true };
    const { settings, ...weights } = split({ ...shared, ...own, gamma: 4 });
    expect(weights).toEqual({ diceWeight: 2, voxelWeight: 3, parts: true });
    expect(settings).toMatchObject(shared);
    expect(settings.given.gamma).toBe(4);
    expect(split({})).toMatchObject({ diceWeight: 1, voxelWeight: 1, parts: false });
  });

  it.each([
    [
      { reduction: "none" },
      RangeError,
      'loss: reduction is "none", want "mean" or "sum"; the two losses differ in shape',
    ],
    [{ diceWeight: -1 }, RangeError, "loss: diceWeight is -1, want a finite number from 0"],
    [{ focalWeight: Number.NaN }, RangeError, "loss: focalWeight is NaN, want a finite number from 0"],
    [{ focalWeight: "1" }, TypeError, 'loss: focalWeight is "1", want a number'],
    [{ parts: 1 }, TypeError, "loss: parts is 1, want true or false"],
  ])("refuses %j", (options, kind, message) => {
    expect(() => split(options)).toThrow(new kind(message));
  });

  it.each(["crossEntropyWeight", "alpha", "diceweight"])("does not know %s", (option) => {
    expect(() => split({ [option]: 1 })).toThrow(TypeError);
    expect(() => split({ [option]: 1 })).toThrow(`loss: unknown option "${option}", want diceWeight, `);
  });
});

describe("compoundPlan", () => {
  const prediction = tensor([2, -1, 0, 1], [1, 2, 2], { dtype: "float64" });
  const target = labelMap([0, 1], [1, 2]);
  const options = {
    activation: "softmax",
    includeBackground: false,
    diceWeight: 0.5,
    crossEntropyWeight: 3,
  } as const;

  it("adds the two losses by their weights; the voxel loss keeps the background", () => {
    const plan = diceCrossEntropyPlan(prediction, target, options);
    expect(plan.input.settings.includeBackground).toBe(false);
    expect(voxelInput(plan.input).settings.includeBackground).toBe(true);
    const { loss, dice, voxel } = computeCompound(plan);
    expect(loss.item()).toBe(0.5 * dice.item() + 3 * voxel.item());
    expect(plan.voxel.terms!.weights).toEqual(Float64Array.of(1, 1));
  });

  it("has the sum of the two gradients", () => {
    const of = (diceWeight: number, crossEntropyWeight: number) =>
      grad((x) => diceCrossEntropyLoss(x, target, { ...options, diceWeight, crossEntropyWeight }))(prediction)
        .data;
    const [both, dice, voxel] = [of(0.5, 3), of(1, 0), of(0, 1)];
    both.forEach((slope, k) => {
      expect(slope).toBeCloseTo(0.5 * dice[k]! + 3 * voxel[k]!, 14);
    });
  });
});
