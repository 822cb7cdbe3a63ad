import type { Domain } from "../../src/gradcheck/arguments/domain.ts";
import { type GradcheckInput, joinInputs } from "../../src/gradcheck/arguments/inputs.ts";
import { newTally, type Subject } from "../../src/gradcheck/arguments/subject.ts";
import { observe } from "../../src/gradcheck/inspect/observe.ts";
import type { Point } from "../../src/gradcheck/measure/judge-ladder.ts";
import type { FloatArray } from "../../src/index.ts";
import { finish } from "./finish.ts";

/** A function and a gradient over one typed array, at x. */
export function subjectOf(
  f: (x: FloatArray) => unknown,
  gradient: (x: FloatArray) => unknown,
  x: GradcheckInput,
  domain: Domain | null = null,
): Subject {
  return {
    name: "gradcheck",
    f: f as Subject["f"],
    gradient: gradient as Subject["gradient"],
    inputs: joinInputs([x]),
    domain,
    tally: newTally(),
  };
}

/** What is known of them at x. */
export function pointOf(...given: Parameters<typeof subjectOf>): Point {
  const { point } = finish(observe(subjectOf(...given)));
  if (point === null) throw new Error("the gradient is none");
  return point;
}
