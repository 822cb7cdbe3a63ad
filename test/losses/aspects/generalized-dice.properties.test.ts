import fc from "fast-check";
import { generalizedDiceLoss } from "../../../src/index.ts";
import { commonProperties } from "../properties/common-properties.ts";

commonProperties(generalizedDiceLoss, {
  without: ["average", "weightNormalization"],
  own: fc.record({
    weightType: fc.constantFrom("square", "simple", "uniform"),
    weightScale: fc.constantFrom("largest", "none"),
  }),
});
