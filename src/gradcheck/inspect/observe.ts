import { isFloatArray } from "../../tensor/allocate.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { GradcheckFinding } from "../arguments/finding.ts";
import { type GradcheckInput, packInputs, roundedInputs } from "../arguments/inputs.ts";
import { awaited, type MaybeAsync } from "../arguments/maybe-async.ts";
import { readGradient } from "../arguments/read-gradient.ts";
import { answerFor, type Subject, valueFor } from "../arguments/subject.ts";
import type { Point } from "../measure/judge-ladder.ts";

/** What f and its gradient are at x, each asked twice; without a point where the gradient is none. */
export interface Observation {
  readonly value: number;
  readonly point: Point | null;
  readonly findings: GradcheckFinding[];
}

/** Evaluates f and its gradient at x, twice each, and reports what they do besides. */
export function* observe(subject: Subject): MaybeAsync<Observation> {
  const { inputs, tally, name } = subject;
  const findings: GradcheckFinding[] = [];
  const given = packInputs(inputs, inputs.numbers);
  const value = yield* answerFor(subject, given);
  if (!Number.isFinite(value)) {
    throw tally.error ?? new RangeError(`${name}: f is ${value} at x, want a finite value`);
  }
  const again = yield* valueFor(subject, packInputs(inputs, inputs.numbers));
  const repeated = Math.abs(again - value);
  if (changed(subject, given)) findings.push({ kind: "mutation", message: "f changes x" });
  if (!(repeated === 0)) {
    const message = `f is not the same twice: ${value} and ${again} at x`;
    findings.push({ kind: "determinism", message });
  }
  const point = yield* observeGradient(subject, value, Math.max(repeated || 0, subject.noise ?? 0), findings);
  return { value, point, findings };
}

function* observeGradient(
  subject: Subject,
  centre: number,
  repeated: number,
  findings: GradcheckFinding[],
): MaybeAsync<Point | null> {
  const { inputs } = subject;
  const given = packInputs(inputs, inputs.numbers);
  const raw = yield* awaited(subject.gradient(...given));
  const first = readGradient(raw, inputs);
  if (changed(subject, given))
    findings.push({ kind: "mutation", message: "the gradient function changes x" });
  if (sharesMemory(raw, given)) {
    findings.push({
      kind: "aliasing",
      message: "the gradient is a view of x: who writes to one changes both",
    });
  }
  if (first.numbers === null) {
    findings.push(first.finding);
    return null;
  }
  const later = packInputs(inputs, inputs.numbers);
  const rawAgain = yield* awaited(subject.gradient(...later));
  if (sharesMemory(raw, rawAgain)) {
    const message =
      "the gradient function gives the same array twice: a second call overwrites the first gradient";
    findings.push({ kind: "aliasing", message });
  }
  const second = readGradient(rawAgain, inputs);
  const gradient = first.numbers;
  let jitter: Float64Array | null = null;
  if (second.numbers === null || second.numbers.some((entry, k) => entry !== gradient[k])) {
    findings.push({ kind: "determinism", message: "the gradient is not the same twice at x" });
    if (second.numbers === null) {
      findings.push(second.finding);
      return null;
    }
    jitter = second.numbers.map((entry, k) => entry - gradient[k]!);
  }
  const unit = first.single ? 2 ** -24 : 2 ** -53;
  const isSingle = first.single && Math.fround(centre) === centre;
  const known = isSingle ? { ...subject, inputs: roundedInputs(inputs) } : subject;
  return { subject: known, centre, repeated, noise: 0, gradient, jitter, unit };
}

/** Reports whether inputs no longer hold what they were given with. */
function changed({ inputs }: Subject, given: readonly GradcheckInput[]): boolean {
  return inputs.parts.some(({ data }, index) =>
    arraysOf(given[index]).some((array) => !holdSame(array, data)),
  );
}

/** Reports whether two arrays of one length hold the same numbers. */
function holdSame(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let k = 0; k < a.length; k++) if (!Object.is(a[k], b[k])) return false;
  return true;
}

function sharesMemory(a: unknown, b: unknown): boolean {
  const memory = new Set(memoryOf(a));
  return memoryOf(b).some((part) => memory.has(part));
}

/** Where a value keeps its numbers: buffers, and lists. */
function memoryOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) return arraysOf(value).map(({ buffer }) => buffer);
  if (typeof value[0] !== "object") return [value];
  // A list has one entry for each input; an array may contain itself.
  return [value, ...value.flatMap((part) => (Array.isArray(part) ? [part] : memoryOf(part)))];
}

/** The typed arrays that a value is made of. */
function arraysOf(value: unknown): (Float32Array | Float64Array)[] {
  if (value instanceof Tensor) return [value.data];
  if (isFloatArray(value)) return [value];
  if (!Array.isArray(value) || typeof value[0] !== "object") return [];
  return value.flatMap((part) => (Array.isArray(part) ? [] : arraysOf(part)));
}
