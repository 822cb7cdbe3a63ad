import fc from "fast-check";
import { centerlineDiceLoss } from "../../../src/index.ts";
import { REDUCTIONS } from "../inputs/voxel-inputs.ts";
import { voxelProperties } from "../properties/voxel-properties.ts";

voxelProperties(centerlineDiceLoss, {
  activations: (classes) => ["none", "sigmoid", ...(classes > 1 ? ["softmax" as const] : [])],
  spatial: [2, 3],
  hasNeighbours: true,
  largest: 1,
  own: fc.record({
    iterations: fc.nat(3),
    smooth: fc.constantFrom(1e-6, 1),
    ...REDUCTIONS,
  }),
});
