import { jaccardLoss } from "../../../src/index.ts";
import { commonProperties } from "../properties/common-properties.ts";

commonProperties(jaccardLoss);
