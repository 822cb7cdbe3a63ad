import { describe, expect, it } from "vitest";
import { voxelSettings } from "../../../src/losses/voxel/voxel-options.ts";

describe("voxelSettings", () => {
  it("fills in the documented defaults, and keeps what is given", () => {
    const defaults = {
      classAxis: -1,
      activation: "none",
      includeBackground: true,
      weightNormalization: "weights",
      reduction: "mean",
      validate: true,
    };
    expect(voxelSettings("loss", {})).toMatchObject(defaults);
    const given = { classAxis: null, activation: "sigmoid", classWeights: [1], ignoreIndex: 2 } as const;
    expect(voxelSettings("loss", given)).toMatchObject({ ...defaults, ...given });
  });

  it.each(["smooth", "squared", "overlap", "batch", "average", "absentClasses"])(
    "refuses %s, which means nothing to a mean over voxels",
    (option) => {
      expect(() => voxelSettings("loss", { [option]: 1 })).toThrow(
        new RangeError(`loss: ${option} has no meaning here, leave it out`),
      );
    },
  );

  it.each([
    [{ activation: "relu" }, RangeError, 'loss: activation is "relu", want "none" or "sigmoid" or "softmax"'],
    [{ includeBackground: 0 }, TypeError, "loss: includeBackground is 0, want true or false"],
    [
      { weightNormalization: "sum" },
      RangeError,
      'loss: weightNormalization is "sum", want "weights" or "classes" or "none"',
    ],
    [{ reduction: "max" }, RangeError, 'loss: reduction is "max", want "mean" or "sum" or "none"'],
    [{ validate: "no" }, TypeError, 'loss: validate is "no", want true or false'],
    [null, TypeError, "loss: options are null, want an object"],
  ])("refuses %j", (options, kind, message) => {
    expect(() => voxelSettings("loss", options as never)).toThrow(new kind(message));
  });

  it("leaves a loss's own options to it, and knows no others", () => {
    expect(() => voxelSettings("loss", { gamma: "any" } as object, ["gamma"])).not.toThrow();
    expect(() => voxelSettings("loss", { gamma: 2 } as object)).toThrow(
      /^loss: unknown option "gamma", want /,
    );
  });
});
