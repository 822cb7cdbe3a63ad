import fc from "fast-check";
import { focalTverskyLoss } from "../../../src/index.ts";
import { commonProperties } from "../properties/common-properties.ts";

commonProperties(focalTverskyLoss, {
  unboundedSquares: true,
  own: fc.record({ gamma: fc.constantFrom(1, 4 / 3, 2), alpha: fc.constantFrom(0.3, 0.5) }),
});
