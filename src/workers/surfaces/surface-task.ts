import { type LabelPair, measureClass, type SurfaceMetric } from "../../metrics/surfaces/measure-class.ts";
import type { Answer } from "../threads/serve.ts";

/** A class to be measured, as it is sent. */
export interface SurfaceCall {
  readonly pair: LabelPair;
  readonly label: number;
  readonly box: Float64Array;
  readonly metric: SurfaceMetric;
}

export function measurePart({ pair, label, box, metric }: SurfaceCall): Answer {
  return { value: measureClass(pair, label, box, metric) };
}
