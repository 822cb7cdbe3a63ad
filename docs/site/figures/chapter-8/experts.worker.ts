import { type Doubt, trainOnExperts } from "../../../course/models/experts.ts";

/** Trains each of the losses of a message on the same experts, and sends what it taught about the regions. */
self.onmessage = ({ data: { doubt, losses } }: MessageEvent<{ doubt: Doubt; losses: readonly string[] }>) => {
  for (const loss of losses) self.postMessage({ loss, taught: trainOnExperts(loss, doubt).slice(1) });
};
