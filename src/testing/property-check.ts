import { checkGradcheckOptions } from "../gradcheck/arguments/gradcheck-options.ts";
import type { MaybeAsync } from "../gradcheck/arguments/maybe-async.ts";
import { printCode } from "../gradcheck/arguments/print-code.ts";
import { check, type GradcheckReport } from "../gradcheck/check.ts";
import { type EdgeCaseOptions, edgeCasesOf } from "../gradcheck/edge-cases/edge-cases.ts";
import { formatGradcheck } from "../gradcheck/format-report.ts";
import { checkBoolean, checkInteger, checkOptions } from "../tensor/check-options.ts";
import { describe } from "../tensor/describe.ts";

/** An input that a property drew, named by what makes it again. */
export interface DrawnCase {
  /** Its name among the edge cases of the shape and seed. */
  readonly edgeCase: string;
  /** The shape of the prediction. */
  readonly shape: readonly number[];
  /** The seed of its random numbers. */
  readonly seed: number;
}

/** What a property checks, looked at. */
export interface PropertyCheck {
  readonly name: string;
  readonly loss: unknown;
  /** How inputs are made. */
  readonly inputs: EdgeCaseOptions;
  /** Options of the gradient check. */
  readonly options: object;
  readonly withEdgeCases: boolean;
}

const INPUT_OPTIONS = ["classAxis", "activation", "target", "dtype"];
const OPTIONS = ["shapes", "edgeCases", ...INPUT_OPTIONS, "gradient", "domain", "order", "budget"];

/** The arguments of a property, before anything is drawn. */
export function readPropertyCheck(name: string, loss: unknown, options: unknown): PropertyCheck {
  if (typeof loss !== "function") throw new TypeError(`${name}: loss is ${describe(loss)}, want a function`);
  checkOptions(name, options, OPTIONS);
  const given = options as Record<string, unknown>;
  const { classAxis, edgeCases = true, gradient, activation = "none", dtype } = given;
  checkBoolean(name, "edgeCases", edgeCases);
  if (classAxis !== undefined && classAxis !== null) checkClassAxis(name, classAxis);
  const inputs = pick(given, INPUT_OPTIONS) as EdgeCaseOptions;
  edgeCasesOf(
    name,
    predictionShape(inputs.classAxis, 1, new Array(spatialRank(inputs.classAxis)).fill(1), 2),
    inputs,
  );
  const { domain = activation === "none" ? [0, 1] : null } = given;
  const checked = {
    ...pick(given, ["gradient", "order", "budget"]),
    // A black box takes what it is given; what the tape computes in is another matter.
    ...(gradient === undefined && dtype !== undefined && { dtype }),
    ...(domain !== null && { domain }),
  };
  checkGradcheckOptions(name, checked);
  return { name, loss, inputs, options: checked, withEdgeCases: edgeCases };
}

/** The last class axis that shapes are drawn for: there is an axis of space for each before it. */
const MAX_CLASS_AXIS = 16;

function checkClassAxis(name: string, classAxis: unknown): void {
  checkInteger(name, "classAxis", classAxis);
  if (Math.abs(classAxis) > MAX_CLASS_AXIS)
    throw new RangeError(`${name}: classAxis is ${classAxis}, want ${-MAX_CLASS_AXIS} to ${MAX_CLASS_AXIS}`);
}

function pick(given: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
}

/** The spatial axes that a class axis needs before or behind it, at least one. */
export function spatialRank(classAxis: number | null = -1): number {
  return Math.max(1, Math.abs(classAxis ?? 1) - 1);
}

/** A shape with the classes where the class axis says. */
export function predictionShape(
  classAxis: number | null = -1,
  batch: number,
  spatial: readonly number[],
  classes: number,
): number[] {
  const shape = [batch, ...spatial];
  if (classAxis !== null) shape.splice(classAxis < 0 ? shape.length + 1 + classAxis : classAxis, 0, classes);
  return shape;
}

/** The edge case of a number; for shapes that have no such case the first, which is the ordinary one. */
export function drawCase(
  { name, inputs }: PropertyCheck,
  shape: readonly number[],
  index: number,
  seed: number,
): DrawnCase {
  const cases = edgeCasesOf(name, shape, { ...inputs, seed });
  return { edgeCase: (cases[index] ?? cases[0]!).name, shape, seed };
}

/** Checks the gradient at a drawn input; what the loss throws there is thrown with the input as code. */
export function* checkDrawn(
  { name, loss, inputs, options }: PropertyCheck,
  { edgeCase, shape, seed }: DrawnCase,
): MaybeAsync<GradcheckReport> {
  const cases = edgeCasesOf(name, shape, { ...inputs, seed });
  const { prediction, target } = cases.find((one) => one.name === edgeCase)!;
  try {
    return yield* check(name, loss, prediction, { ...options, target });
  } catch (error) {
    const code = printCode({ x: [prediction], target });
    const lines = code === null ? [] : ["", "  the input", ...code.split("\n").map((line) => `    ${line}`)];
    throw new Error([String(error), ...lines].join("\n"), { cause: error });
  }
}

/** Inputs without any that shows the gradient, after which none is expected to. */
const PATIENCE = 32;

/**
 * Says of report after report whether its input shows the gradient.
 *
 * @throws {Error} with the report as text, if the gradient is wrong, or if one input after another does not show it
 */
export function newJudge(name: string): (report: GradcheckReport) => boolean {
  let shown = 0;
  let unresolved = 0;
  return (report) => {
    if (report.verdict === "fail") throw new Error(formatGradcheck(report));
    if (report.verdict === "pass") shown++;
    else unresolved++;
    if (shown === 0 && unresolved >= PATIENCE) {
      throw new Error(
        `${name}: none of ${unresolved} inputs shows the gradient; the last is\n\n${formatGradcheck(report)}`,
      );
    }
    return report.verdict === "pass";
  };
}
