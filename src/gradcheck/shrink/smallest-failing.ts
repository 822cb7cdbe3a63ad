import { mulberry32 } from "../../kernels/sampling/random.ts";
import { checkWithin, MAX_EVALUATIONS, MAX_NOISY_EVALUATIONS } from "../arguments/gradcheck-options.ts";
import { type GradcheckInput, joinInputs } from "../arguments/inputs.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { printCode } from "../arguments/print-code.ts";
import type { Case } from "../arguments/read-case.ts";
import { EVALUATIONS_PER_LOOK } from "../explain/locate.ts";
import { checkApart } from "../inspect/check-apart.ts";
import { type Inspection, inspect, type Setting } from "../inspect/inspect.ts";
import { isRightAhead } from "../kinks/at-bounds.ts";
import { checkDirection } from "../measure/check-direction.ts";
import { planDirections } from "../measure/directions.ts";
import { ladderAround } from "../points/check-point.ts";
import { shrink } from "./shrink.ts";

/** Code of the smallest arguments found that fail as these do; null if they are too many to be printed. */
export function* smallestFailing(read: Case, original: Inspection): MaybeAsync<string | null> {
  const { name, checked, functions } = read;
  const { domain, noise, seed, budget } = checked;
  const attempt = MAX_ATTEMPT_EVALUATIONS + (noise > 0 ? MAX_NOISY_EVALUATIONS : 0);
  const { tally } = original.subject;
  const smallest = yield* shrink(read.arguments, function* (candidate) {
    if (tally.evaluations + attempt > budget) return false;
    const { f, gradient } = functions(candidate.target);
    const counted = (...inputs: GradcheckInput[]) => {
      tally.evaluations++;
      return f(...inputs);
    };
    try {
      const inputs = joinInputs(candidate.x);
      checkWithin(name, inputs, domain);
      const left = budget - tally.evaluations;
      const setting = { name, chosen: null, domain, noise, budget: left, random: mulberry32(seed) };
      const found = yield* inspect({ f: counted, gradient }, inputs, setting);
      const isAlike = found.verdict === "fail" && (found.point === null) === (original.point === null);
      return isAlike && !(yield* hasKink(found, setting)) && !(yield* isTakenBack(found, setting));
    } catch {
      // Arguments that f refuses are not a smaller case of the same fail.
      return false;
    }
  });
  return printCode(smallest);
}

/** Evaluations of f that one attempt may take: a check, another at the edge of a domain, and a look for kinks. */
const MAX_ATTEMPT_EVALUATIONS = 2 * MAX_EVALUATIONS + EVALUATIONS_PER_LOOK;

/** Reports whether the fail is not one, if elements of each size are checked by themselves. */
function* isTakenBack({ point, failure }: Inspection, { random, budget }: Setting): MaybeAsync<boolean> {
  if (point === null || failure === null) return false;
  return (yield* checkApart(point, failure, null, random, budget - point.subject.tally.evaluations)) !== null;
}

/** Reports whether f has a kink there, so that a fail may be but a matter of convention. */
function* hasKink({ point, failure }: Inspection, { domain, random }: Setting): MaybeAsync<boolean> {
  if (point === null || failure === null) return false;
  if (failure.kink || (yield* isRightAhead(point, failure))) return true;
  // Along random weights kinks do not cancel, as they may along signs.
  const directions = planDirections(point.subject.inputs, point.gradient, null, domain, random);
  const direction = directions.at(-1);
  return (
    direction !== undefined &&
    (yield* checkDirection(point, direction, ladderAround(failure.step, EVALUATIONS_PER_LOOK / 2))).kink
  );
}
