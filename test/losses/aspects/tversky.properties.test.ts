import fc from "fast-check";
import { tverskyLoss } from "../../../src/index.ts";
import { commonProperties } from "../properties/common-properties.ts";

const weights = fc.constantFrom(0.1, 0.5, 0.9);

commonProperties(tverskyLoss, { unboundedSquares: true, own: fc.record({ alpha: weights, beta: weights }) });
