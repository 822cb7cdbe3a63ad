import { describe } from "../../tensor/describe.ts";
import { isOfLesions } from "../scores/score-measure.ts";
import type { NamedScore } from "../scores/score-name.ts";
import type { CaseState } from "../state/case-state.ts";
import type { MeterState } from "../state/meter-state.ts";
import { isCalibration } from "./case-cell.ts";
import { checkKept } from "./report-settings.ts";

/** Refuses to compare what was counted or measured in different ways. */
export function checkComparable(
  name: string,
  scores: readonly NamedScore[],
  here: MeterState,
  there: MeterState,
): void {
  if (here.classes !== there.classes) {
    const [ours, theirs] = [here.classes ?? "none", there.classes ?? "none"];
    throw new RangeError(`${name}: other was given ${theirs} as classes, this meter ${ours}; want the same`);
  }
  for (const score of scores) checkKept(name, "other", score, there);
  const rules = [here.lesions, there.lesions].map((kept) => JSON.stringify(kept ?? null));
  if (rules[0] !== rules[1] && scores.some(isOfLesions))
    throw new RangeError(
      `${name}: other keeps lesions by ${rules[1]}, this meter by ${rules[0]}; want the same rules`,
    );
  if (here.bins !== there.bins && scores.some(isCalibration))
    throw new RangeError(
      `${name}: other keeps probabilities in ${there.bins} bins, this meter in ${here.bins}; want the same`,
    );
  const [ours, theirs] = [here.surface?.boundary, there.surface?.boundary];
  if (ours !== theirs && scores.some((score) => score.kind !== "overlap" && !isOfLesions(score)))
    throw new RangeError(
      `${name}: other keeps surfaces of ${describe(theirs)}, this meter of ${describe(ours)}`,
    );
}

/** The cases that both have, in the order of their ids, and the ids of the others. */
export interface SharedCases {
  readonly ours: readonly CaseState[];
  readonly theirs: readonly CaseState[];
  readonly onlyHere: readonly string[];
  readonly onlyThere: readonly string[];
}

/**
 * The cases that both have.
 *
 * @throws {RangeError} if the target of a case is another here than there: no difference of models would be that
 */
export function sharedCases(
  name: string,
  here: readonly CaseState[],
  there: readonly CaseState[],
): SharedCases {
  const idsHere = new Set(here.map(({ id }) => id));
  const idsThere = new Set(there.map(({ id }) => id));
  const ours = here.filter(({ id }) => idsThere.has(id));
  const theirs = there.filter(({ id }) => idsHere.has(id));
  for (const [k, one] of ours.entries()) checkSameTarget(name, one, theirs[k]!);
  return {
    ours,
    theirs,
    onlyHere: [...idsHere].filter((id) => !idsThere.has(id)),
    onlyThere: [...idsThere].filter((id) => !idsHere.has(id)),
  };
}

function checkSameTarget(name: string, ours: CaseState, theirs: CaseState): void {
  const refuse = (here: number, there: number, what: string) =>
    new RangeError(
      `${name}: the target of case ${describe(ours.id)} has ${here} ${what} here and ${there} in the other; want the same targets`,
    );
  if (ours.voxels !== theirs.voxels) throw refuse(ours.voxels, theirs.voxels, "voxels that count");
  for (const label of [...ours.labels, ...theirs.labels]) {
    const [here, there] = [ours, theirs].map(({ labels, actual }) => actual[labels.indexOf(label)] ?? 0);
    if (here !== there) throw refuse(here!, there!, `voxels of class ${label}`);
  }
}
