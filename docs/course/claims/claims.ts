import * as axes from "./axes.ts";
import type { Calls, Claim } from "./claim.ts";
import * as family from "./family.ts";
import * as imbalance from "./imbalance.ts";
import * as landscape from "./landscape.ts";
import * as precision from "./precision.ts";
import * as scores from "./scores.ts";
import * as sigmoid from "./sigmoid.ts";
import * as smooth from "./smooth.ts";
import * as twoNumbers from "./two-numbers.ts";
import * as uncertainty from "./uncertainty.ts";

const chapters: readonly { readonly calls: Calls; readonly claims: readonly Claim[] }[] = [
  twoNumbers,
  sigmoid,
  smooth,
  axes,
  imbalance,
  family,
  landscape,
  uncertainty,
  scores,
  precision,
];

const byId = new Map(
  chapters.flatMap(({ claims, calls }) => claims.map((claim) => [claim.id, { claim, calls }])),
);

/** All claims of the course, chapter by chapter. */
export const allClaims: readonly Claim[] = chapters.flatMap(({ claims }) => claims);

export function claimOf(id: string): Claim {
  const found = byId.get(id);
  if (found === undefined) throw new RangeError(`no claim is named ${JSON.stringify(id)}`);
  return found.claim;
}

/** Computes a claim. */
export function computeClaim({ id, call, arguments: values }: Claim): number {
  const compute = byId.get(id)?.calls[call];
  if (typeof compute !== "function")
    throw new RangeError(`claim ${id} calls ${call}, which its chapter does not export`);
  const value = compute(...(values as never[]));
  if (typeof value !== "number")
    throw new TypeError(`claim ${id} calls ${call}, which does not give a number`);
  return value;
}

/** Whether a value is what a claim expects. */
export function holds({ expected, tolerance }: Claim, value: number): boolean {
  return Math.abs(value - expected) <= tolerance * (expected === 0 ? 1 : Math.abs(expected));
}
