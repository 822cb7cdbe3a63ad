import { edgeResults, gradcheckResults } from "./gradcheck-results.ts";
import { Hash } from "./hash.ts";
import { largeResults } from "./large-results.ts";
import { lossResults } from "./loss-results.ts";
import { meterResults, scoreResults, softScoreResults, surfaceResults } from "./metric-results.ts";
import {
  axisResults,
  elementaryResults,
  functionResults,
  longSumResults,
  windowResults,
} from "./operation-results.ts";
import { presetResults } from "./preset-results.ts";

/** What the library gives for an input that is fixed: numbers, texts, and lists and objects of them. */
export type Result = readonly [name: string, value: unknown];

/** How many results, and a hash of them. */
export interface Fingerprint {
  readonly count: number;
  readonly hash: string;
}

/** Results whose bits are the same in every engine, by group. */
const GROUPS: Readonly<Record<string, () => readonly Result[]>> = {
  ...lossResults,
  large: largeResults,
  presets: presetResults,
  elementary: elementaryResults,
  functions: functionResults,
  axes: axisResults,
  windows: windowResults,
  longSums: longSumResults,
  scores: scoreResults,
  softScores: softScoreResults,
  surfaces: surfaceResults,
  meter: meterResults,
  gradcheck: gradcheckResults,
  edgeCases: edgeResults,
};

export const groups: readonly string[] = Object.keys(GROUPS);

export function fingerprint(group: string): Fingerprint {
  const results = GROUPS[group]!();
  const hash = new Hash();
  for (const result of results) hash.value(result);
  return { count: results.length, hash: hash.digest() };
}

/** The fingerprint of several groups together. */
export function together(fingerprints: readonly Fingerprint[]): Fingerprint {
  const hash = new Hash();
  for (const each of fingerprints) hash.value(each.hash);
  return { count: fingerprints.reduce((total, { count }) => total + count, 0), hash: hash.digest() };
}
