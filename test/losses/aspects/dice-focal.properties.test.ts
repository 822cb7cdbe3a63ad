import fc from "fast-check";
import { diceFocalLoss } from "../../../src/index.ts";
import { COMPOUND } from "../inputs/voxel-inputs.ts";
import { voxelProperties } from "../properties/voxel-properties.ts";

voxelProperties(diceFocalLoss, {
  activations: (classes) => ["none", "sigmoid", ...(classes > 1 ? ["softmax" as const] : [])],
  compound: true,
  largest: 400,
  own: fc.record({
    ...COMPOUND,
    focalWeight: fc.constantFrom(0.5, 1, 3),
    gamma: fc.constantFrom(0, 0.5, 2),
    alpha: fc.constantFrom(undefined, 0.25),
  }),
  adapt: ({ alpha, ...options }, classes) =>
    alpha !== undefined && (options.activation === "sigmoid" || classes === 1)
      ? { ...options, alpha }
      : options,
});
