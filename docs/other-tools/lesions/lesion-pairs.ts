import type { LabelPair } from "../random-pairs.ts";
import { faultPairs } from "./fault-pairs.ts";
import { randomLesions } from "./random-lesions.ts";

/** The pairs that the tools score lesion by lesion: those that show faults, and 60 random ones. */
export const lesionPairs: readonly LabelPair[] = [...Object.values(faultPairs), ...randomLesions(60)];

/** The number of the pair that shows a fault. */
export function faultAt(name: keyof typeof faultPairs): number {
  return Object.keys(faultPairs).indexOf(name);
}
