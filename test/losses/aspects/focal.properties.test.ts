import fc from "fast-check";
import { focalLoss } from "../../../src/index.ts";
import { voxelProperties } from "../properties/voxel-properties.ts";

voxelProperties(focalLoss, {
  activations: (classes) => ["none", "sigmoid", ...(classes > 1 ? ["softmax" as const] : [])],
  largest: 100,
  own: fc.record({
    gamma: fc.constantFrom(0, 0.5, 1, 2, 3.5),
    alpha: fc.constantFrom(undefined, 0, 0.25, 1),
  }),
  adapt: ({ alpha, ...options }, classes) =>
    alpha !== undefined && (options.activation === "sigmoid" || classes === 1)
      ? { ...options, alpha }
      : options,
});
