import { type ReportValue, reportValue } from "../../metrics/statistics/report-value.ts";
import type { PairedValue } from "./paired-values.ts";

/** What the voxels show of the differences of a score of surfaces. */
export interface PairedBounds {
  /** The means of the ends of the differences that surfaces consistent with all masks can have. */
  readonly low: ReportValue;
  readonly high: ReportValue;
  /** Cases in which such surfaces can have differences of either sign: the voxels cannot show which model is better. */
  readonly undecided: number;
}

/** The bounds of the differences of two models; `undefined` where no value has bounds. */
export function pairedBounds(values: readonly PairedValue[]): PairedBounds | undefined {
  if (!values.some(({ bounds }) => bounds)) return undefined;
  const ends = values.map(({ difference, bounds }) => bounds ?? { low: difference, high: difference });
  const mean = (end: "low" | "high") =>
    reportValue(ends.reduce((sum, one) => sum + one[end], 0) / ends.length);
  return {
    low: mean("low"),
    high: mean("high"),
    undecided: ends.filter(({ low, high }) => low <= 0 && high >= 0).length,
  };
}
