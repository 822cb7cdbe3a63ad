import type { LovaszSet } from "../../kernels/lovasz/lovasz-sets.ts";
import type { LossInput } from "../read/read-loss.ts";
import type { Samples } from "../sums/samples.ts";

/**
 * The sets whose errors are sorted as one. A set is a class of a sample, with `batch` of all of them; with `average: "micro"` it is all
 * classes together. Classes that do not take part are in none.
 */
export function lovaszSets(
  { layout, settings }: LossInput,
  { samples, classes, takesPart }: Samples,
): LovaszSet[] {
  const first = layout.classes - classes;
  const sets: number[][] = [];
  for (let sample = 0; sample < samples; sample++) {
    const members = settings.batch ? Array.from({ length: layout.batch }, (_, b) => b) : [sample];
    const rows = Array.from({ length: classes }, (_, c) =>
      takesPart[sample * classes + c] ? members.map((b) => b * layout.classes + first + c) : [],
    );
    for (const set of settings.average === "micro" ? [rows.flat()] : rows) sets.push(set);
  }
  return sets.filter((set) => set.length > 0);
}
