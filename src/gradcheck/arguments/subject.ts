import { checkScalar } from "../../autodiff/scalar-value.ts";
import { describe } from "../../tensor/describe.ts";
import { Tensor } from "../../tensor/tensor.ts";
import { type Domain, holdsAll } from "./domain.ts";
import { type GradcheckInput, type Inputs, packInputs } from "./inputs.ts";
import { awaited, type MaybeAsync } from "./maybe-async.ts";

/** A function, and what is said to be its gradient. */
export interface Functions {
  /** Gives a number or a Tensor of one, now or later; outside of its domain NaN or a RangeError. */
  readonly f: (...inputs: GradcheckInput[]) => unknown;
  /** Gives an array of numbers or a Tensor for each input, now or later. */
  readonly gradient: (...inputs: GradcheckInput[]) => unknown;
}

/** Two functions under check, over one list of numbers. */
export interface Subject extends Functions {
  readonly name: string;
  readonly inputs: Inputs;
  readonly domain: Domain | null;
  /** How far a value of f may be off, where that is known beforehand. */
  readonly noise?: number;
  readonly tally: Tally;
}

/** What was spent, and what was met on the way. */
export interface Tally {
  /** Evaluations of f. */
  evaluations: number;
  /** Steps not taken, or taken in vain, because f is not defined there. */
  outside: number;
  /** The first RangeError of f. */
  error: RangeError | null;
}

export function newTally(): Tally {
  return { evaluations: 0, outside: 0, error: null };
}

/**
 * The value of f; NaN where it has none.
 *
 * @param isInside - the numbers are known to be in the domain
 */
export function* valueAt(subject: Subject, numbers: Float64Array, isInside = false): MaybeAsync<number> {
  const { inputs, domain, tally } = subject;
  if (domain !== null && !isInside && !holdsAll(domain, numbers)) {
    tally.outside++;
    return Number.NaN;
  }
  return yield* valueFor(subject, packInputs(inputs, numbers));
}

/** The value of f for given inputs; NaN where it has none. */
export function* valueFor(subject: Subject, given: GradcheckInput[]): MaybeAsync<number> {
  const value = yield* answerFor(subject, given);
  if (Number.isFinite(value)) return value;
  subject.tally.outside++;
  return Number.NaN;
}

/** What f gives, be it finite or not; NaN where it throws a RangeError. */
export function* answerFor({ name, f, tally }: Subject, given: GradcheckInput[]): MaybeAsync<number> {
  tally.evaluations++;
  let found: unknown;
  try {
    found = yield* awaited(f(...given));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    tally.error ??= error;
    return Number.NaN;
  }
  return numberOf(name, found);
}

function numberOf(name: string, given: unknown): number {
  if (typeof given === "number") return given;
  if (given instanceof Tensor) return checkScalar(name, given).item();
  throw new TypeError(`${name}: f gives ${describe(given)}, want a number or a Tensor of one value`);
}
