import { logCoshDiceLoss } from "../../../src/index.ts";
import { commonProperties } from "../properties/common-properties.ts";

commonProperties(logCoshDiceLoss, { largest: Math.log(Math.cosh(1)) });
