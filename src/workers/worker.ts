import { countPart } from "./count/count-task.ts";
import { dropLoss, finishLoss, startLoss } from "./loss/loss-task.ts";
import { measurePart } from "./surfaces/surface-task.ts";
import { serve } from "./threads/serve.ts";
import { computeWhole } from "./whole/whole-task.ts";

serve({ startLoss, finishLoss, dropLoss, countPart, measurePart, computeWhole });
