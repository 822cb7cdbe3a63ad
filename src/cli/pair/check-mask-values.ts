import { InputError } from "../../files/source/input-error.ts";
import type { CaseState } from "../../metrics/state/case-state.ts";

type Counts = Pick<CaseState, "labels" | "predicted" | "actual">;

/** Refuses a mask of 0 and 255 beside one of 0 and 1: the scores would tell that nothing overlaps. */
export function checkMaskValues(prediction: string, target: string, counts: Counts): void {
  const [p, t] = [onlyClass(counts.labels, counts.predicted), onlyClass(counts.labels, counts.actual)];
  if (Math.min(p, t) !== 1 || Math.max(p, t) !== 255) return;
  const [wide, narrow] = p === 255 ? [prediction, target] : [target, prediction];
  throw new InputError(`${wide}: is a mask of 0 and 255, ${narrow} one of 0 and 1; divide the first by 255`);
}

/** The class that all voxels outside class 0 have; 0 if there are several or none. */
function onlyClass(labels: readonly number[], voxels: readonly number[]): number {
  const foreground = labels.filter((label, index) => label > 0 && voxels[index]! > 0);
  return foreground.length === 1 ? foreground[0]! : 0;
}
