import {
  add,
  formatGradcheck,
  grad,
  gradcheck,
  multiply,
  numericGradient,
  reshape,
  sum,
  type Tensor,
  tensor,
} from "../../src/index.ts";
import { type Input, tensorOf, weightsOf } from "./points.ts";

/** biome-ignore lint/suspicious/noExplicitAny: the libraries are taken as they are, whatever their types say */
export type Foreign = any;

/** The same operation written in softdice operations, which run in float64. */
export type Ours = (...inputs: Tensor[]) => Tensor;

/** The values of the same operation, written for the case, in float64. */
export type Formula = (...inputs: Float64Array[]) => ArrayLike<number>;

/**
 * What a case is known to be: a fault, whose gradient is not a slope of the function on either side; a convention, where
 * there is more than one slope or none; a wrong gradient that f hides, as a staircase does; or one that is right to a few
 * digits, because it is a difference; or a value that is wrong.
 */
export type Kind = "fault" | "convention" | "hidden" | "inexact" | "value";

export interface Note {
  readonly kind: Kind;
  readonly words: string;
}

/** An operation of a library, the points at which it is checked, and what is known of them. */
export interface Row {
  readonly operation: string;
  readonly f: (...inputs: Foreign[]) => Foreign;
  readonly at: Readonly<Record<string, Input | readonly Input[]>>;
  /** A row with notes has one of the two: an independent route to the slopes, in float64. */
  readonly ours?: Ours;
  readonly formula?: Formula;
  readonly notes?: Readonly<Record<string, Note>>;
  /** Bounds of x. */
  readonly domain?: readonly [number, number];
}

type Extra = Partial<Pick<Row, "ours" | "formula" | "notes" | "domain">>;

export const row = (operation: string, f: Row["f"], at: Row["at"], extra: Extra = {}): Row => ({
  operation,
  f,
  at,
  ...extra,
});

const note =
  (kind: Kind) =>
  (words: string, ...points: string[]): Record<string, Note> =>
    Object.fromEntries(points.map((point) => [point, { kind, words }]));

export const fault = note("fault");
export const convention = note("convention");
export const hidden = note("hidden");
export const wrongValue = note("value");

/** A library: how it evaluates and differentiates an operation, weighed to one number. */
export interface Library {
  readonly name: string;
  readonly heading: string;
  readonly dtype: "float32" | "float64";
  readonly start: () => Promise<void>;
  readonly adapt: (f: Row["f"]) => {
    readonly f: (...inputs: Tensor[]) => number;
    readonly gradient: (...inputs: Tensor[]) => unknown;
  };
  readonly rows: readonly Row[];
}

/** One operation of a library at one point. */
export interface SweepCase {
  readonly library: Library;
  readonly row: Row;
  readonly point: string;
  readonly inputs: readonly Input[];
  readonly note: Note | null;
}

export type Verdict = "pass" | "fail" | "unresolved" | "gradient throws" | "no value";

/** What a case came to. */
export interface SweepResult {
  readonly verdict: Verdict;
  readonly text: string;
  /** The element that differs most from the independent route, if the case has one. */
  readonly shown: ShownElement | null;
}

export interface ShownElement {
  readonly input: number;
  readonly place: number;
  readonly x: number;
  readonly gives: number;
  /** The slopes on either side where there is a kink, else the slope. */
  readonly slopes: readonly number[];
  /** The gradient of softdice there, if it has the operation. */
  readonly ours: number | null;
  /** The slope along all elements together: that of the gradient, and those of the function on either side. */
  readonly together: { readonly gives: number; readonly slopes: readonly number[] };
}

export function* casesOf(library: Library): Generator<SweepCase> {
  for (const one of library.rows) {
    for (const [point, at] of Object.entries(one.at)) {
      const inputs = Array.isArray(at) ? (at as readonly Input[]) : [at as Input];
      yield { library, row: one, point, inputs, note: one.notes?.[point] ?? null };
    }
  }
}

export const nameOf = ({ library, row, point }: SweepCase): string =>
  `${library.name} ${row.operation} [${point}]`;

/** Evaluations of f for a case; what is left after the verdict explains a fail. */
const BUDGET = 1500;

export function runCase(one: SweepCase): SweepResult {
  const { library, row, inputs } = one;
  const { f, gradient } = library.adapt(row.f);
  const x = inputs.map((input) => tensorOf(input, library.dtype));
  const value = attempt(() => f(...x));
  if (!(typeof value === "number" && Number.isFinite(value)))
    return { verdict: "no value", text: String(value), shown: null };
  const given = attempt(() => partsOf(gradient(...x)));
  if (given instanceof Error) return { verdict: "gradient throws", text: given.message, shown: null };
  const shown = one.note === null ? null : attempt(() => compare(row, inputs, given));
  if (shown instanceof Error) throw new Error(`${nameOf(one)}: ${shown.message}`, { cause: shown });
  const report = attempt(() =>
    gradcheck(f as never, (x.length === 1 ? x[0] : x) as never, {
      gradient: ((...at: Tensor[]) => {
        const parts = partsOf(gradient(...at));
        return parts.length === 1 ? parts[0] : parts;
      }) as never,
      budget: BUDGET,
      ...(row.domain && { domain: row.domain as [number, number] }),
    }),
  );
  if (report instanceof Error) return { verdict: "gradient throws", text: report.message, shown };
  return { verdict: report.verdict, text: formatGradcheck(report), shown };
}

function attempt<Result>(run: () => Result): Result | Error {
  try {
    return run();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function partsOf(given: unknown): Float64Array[] {
  const isList = Array.isArray(given) && typeof given[0] === "object";
  return ((isList ? given : [given]) as ArrayLike<number>[]).map((part) => Float64Array.from(part));
}

/** The gradient that a library gives beside differences of an independent route in float64. */
function compare(
  { ours, formula }: Row,
  inputs: readonly Input[],
  given: readonly Float64Array[],
): ShownElement | null {
  const x = inputs.map((input) => tensorOf(input, "float64"));
  const weigh = (y: Tensor) => {
    const weights = tensor(weightsOf(y.size), [y.size], { dtype: "float64" });
    return sum(multiply(reshape(y, [y.size]), weights));
  };
  const loss = ours && ((...at: Tensor[]) => weigh(ours(...at)));
  const value = (...at: Tensor[]) => {
    if (formula === undefined) return loss?.(...at).item() ?? Number.NaN;
    const y = formula(...at.map((part) => part.data as Float64Array));
    return weightsOf(y.length).reduce((total, weight, k) => total + weight * y[k]!, 0);
  };
  const { gradient, kinks } = numericGradient(value, x);
  const total = (gradients: readonly ArrayLike<number>[]) =>
    gradients.reduce((all, part) => Array.from(part).reduce((sum, one) => sum + one, all), 0);
  const moved = (t: number) => value(...x.map((part) => add(part, t)));
  const along = numericGradient((t: Float64Array) => moved(t[0]!), Float64Array.of(0));
  const together = {
    gives: total(given),
    slopes: along.kinks[0]?.slopes ?? [along.gradient[0]!],
  };
  const gradients = loss && x.map((one, k) => grad((at: Tensor) => loss(...x.with(k, at)))(one));
  let worst: ShownElement | null = null;
  let largest = -1;
  for (const [input, part] of given.entries()) {
    for (const [place, gives] of part.entries()) {
      const at = placeIn(inputs[input]!.shape, place);
      const kink = kinks.find((one) => one.input === input && one.coordinates.every((c, k) => c === at[k]));
      const slope = (gradient[input] as Tensor).data[place]!;
      const off = Number.isFinite(gives) && Number.isFinite(slope) ? Math.abs(gives - slope) : Infinity;
      if (!(off > largest)) continue;
      largest = off;
      const slopes = kink ? kink.slopes : [slope];
      const own = gradients?.[input]?.data[place] ?? null;
      worst = { input, place, x: inputs[input]!.numbers[place]!, gives, slopes, ours: own, together };
    }
  }
  return worst;
}

function placeIn(shape: readonly number[], place: number): number[] {
  const found: number[] = [];
  let rest = place;
  for (const extent of [...shape].reverse()) {
    found.unshift(rest % extent);
    rest = Math.floor(rest / extent);
  }
  return found;
}
