import fc from "fast-check";
import { crossEntropyLoss } from "../../../src/index.ts";
import { voxelProperties } from "../properties/voxel-properties.ts";

voxelProperties(crossEntropyLoss, {
  activations: () => ["none", "softmax"],
  leastClasses: 2,
  largest: 100,
  own: fc.record({ labelSmoothing: fc.constantFrom(0, 0, 0.1, 1) }),
  hasPerfection: ({ labelSmoothing }) => labelSmoothing === 0,
});
