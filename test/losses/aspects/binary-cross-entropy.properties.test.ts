import fc from "fast-check";
import { binaryCrossEntropyLoss } from "../../../src/index.ts";
import { voxelProperties } from "../properties/voxel-properties.ts";

voxelProperties(binaryCrossEntropyLoss, {
  activations: () => ["none", "sigmoid"],
  largest: 300,
  own: fc.record({ positiveWeight: fc.constantFrom(0, 0.5, 1, 3) }),
});
