import { countPart } from "./count-task.ts";
import { dropLoss, finishLoss, startLoss } from "./loss-task.ts";
import { serve } from "./serve.ts";
import { measurePart } from "./surface-task.ts";

serve({ startLoss, finishLoss, dropLoss, countPart, measurePart });
