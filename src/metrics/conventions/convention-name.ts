import { describe } from "../../tensor/describe.ts";
import { suggestion } from "../../tensor/nearest-name.ts";
import type { NamedScore } from "../scores/score-name.ts";
import { type Convention, groupOf } from "./convention.ts";
import { type ConventionName, conventions } from "./convention-table.ts";

/** The names of all conventions. */
export function conventionNames(): ConventionName[] {
  return Object.keys(conventions) as ConventionName[];
}

/** The convention of a name. */
export function conventionOf(name: ConventionName): Convention {
  return conventions[name];
}

/**
 * Validates the name of a convention.
 *
 * @throws {TypeError} if the name is not a string
 * @throws {RangeError} if it is not the name of a convention
 */
export function checkConvention(caller: string, option: string, name: unknown): ConventionName {
  if (typeof name !== "string")
    throw new TypeError(`${caller}: ${option} is ${describe(name)}, want ${namesText()}`);
  if (Object.hasOwn(conventions, name)) return name as ConventionName;
  throw new RangeError(
    `${caller}: ${option} is ${describe(name)}, want ${namesText()}${suggestion(name, conventionNames())}`,
  );
}

function namesText(): string {
  const names = conventionNames();
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** Validates that the tool of a convention has a score. */
export function checkConventionScore(caller: string, name: ConventionName, score: NamedScore): void {
  if (hasScore(name, score)) return;
  const { tool, scores } = conventionOf(name);
  const known = Object.keys(scores).map((group) => EXAMPLES[group] ?? group);
  throw new RangeError(
    `${caller}: convention ${name} has no ${score.name}, which ${tool} does not compute; it has ${known.join(", ")}`,
  );
}

const EXAMPLES: Readonly<Record<string, string>> = { percentile: "hd95", "surface-dice": "surface-dice@2mm" };

/** Reports whether the tool of a convention has a score. */
export function hasScore(name: ConventionName, score: NamedScore): boolean {
  const group = groupOf(score);
  return group !== null && conventionOf(name).scores[group] !== undefined;
}
