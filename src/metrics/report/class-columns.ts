import { describe } from "../../tensor/describe.ts";
import { notBackground, onlyBackground } from "../scores/score-options.ts";
import type { CaseState } from "../state/case-state.ts";
import { type CellLayout, writeCell } from "./case-cell.ts";
import { type AbsentPolicy, cellValue } from "./cell-value.ts";

/** One class over all cases. */
export interface ClassColumns {
  readonly label: number;
  /** Row-major, [cases, layout.width]. */
  readonly cells: Float64Array;
  /** One array a score: its values, NaN where a case has none. */
  readonly values: readonly Float64Array[];
}

/** The columns of each class, one class after the other, so that no two are in memory. */
export function* classColumns(
  cases: readonly CaseState[],
  labels: readonly number[],
  layout: CellLayout,
  policy: AbsentPolicy,
): Generator<ClassColumns> {
  // Labels ascend here and in every case: how many labels of each case are behind.
  const behind = new Uint32Array(cases.length);
  for (const label of labels) {
    const cells = new Float64Array(cases.length * layout.width);
    cases.forEach((one, k) => {
      while (one.labels[behind[k]!]! < label) behind[k]!++;
      writeCell(layout, one, label, behind[k]!, cells, k * layout.width);
    });
    const values = layout.scores.map((score) =>
      Float64Array.from(cases, (_, k) => cellValue(score, cells, k * layout.width, policy, label === 0)),
    );
    yield { label, cells, values };
  }
}

/** The classes of a report, ascending: all if their number was given, else every label that occurs. */
export function reportLabels(
  name: string,
  cases: readonly CaseState[],
  classes: number | undefined,
  includeBackground: boolean,
): number[] {
  if (classes === 1 && !includeBackground) throw onlyBackground(name);
  const masks = includeBackground ? undefined : cases.find(({ noBackground }) => noBackground);
  if (masks) throw new RangeError(`${name}: ${notBackground(`the masks of case ${describe(masks.id)}`)}`);
  const labels =
    classes === undefined
      ? [...new Set(cases.flatMap((one) => one.labels))].sort((a, b) => a - b)
      : Array.from({ length: classes }, (_, label) => label);
  return includeBackground ? labels : labels.filter((label) => label > 0);
}
