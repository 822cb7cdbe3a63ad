import { logDiceLoss } from "../../../src/index.ts";
import { commonProperties } from "../properties/common-properties.ts";

commonProperties(logDiceLoss, { largest: 100 });
