import { serve } from "softdice/workers";
import { type Run, train } from "../../../course/lab/training.ts";

serve({ train: (run: Run) => ({ value: train(run) }) });
