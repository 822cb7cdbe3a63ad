import fc from "fast-check";
import { diceCrossEntropyLoss } from "../../../src/index.ts";
import { COMPOUND } from "../inputs/voxel-inputs.ts";
import { voxelProperties } from "../properties/voxel-properties.ts";

voxelProperties(diceCrossEntropyLoss, {
  activations: (classes) => ["none", "sigmoid", ...(classes > 1 ? ["softmax" as const] : [])],
  compound: true,
  largest: 400,
  own: fc.record({
    ...COMPOUND,
    crossEntropyWeight: fc.constantFrom(0.5, 1, 3),
  }),
});
