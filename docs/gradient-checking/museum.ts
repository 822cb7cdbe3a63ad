import { type DType, formatGradcheck, gradcheck, type Verdict } from "softdice";
import type { Checker } from "../../bench/gradcheck/checkers/checker.ts";
import { pytorch, pytorchFast } from "../../bench/gradcheck/checkers/pytorch.ts";
import { type Exhibit, exhibits, type Floats } from "./exhibits.ts";
import { spread } from "./spread.ts";

/** The verdicts of a check at each of {@link SIZES}. */
type Verdicts = readonly Verdict[];

/** An exhibit, and what checks say of it. */
export interface Visited {
  readonly exhibit: Exhibit;
  readonly slow64: Verdicts;
  readonly fast64: Verdicts;
  readonly slow32: Verdicts;
  readonly ours64: Verdicts;
  readonly ours32: Verdicts;
  /** The first line of our report on 1,000 voxels in float64. */
  readonly said: string;
}

const SIZES: readonly number[] = [10, 1000, 100_000];

/** All exhibits before all checks. */
export function visitMuseum(): Visited[] {
  return exhibits.map((exhibit) => {
    const wide = SIZES.map((size) => subject(exhibit, size, "float64"));
    const narrow = SIZES.map((size) => subject(exhibit, size, "float32"));
    return {
      exhibit,
      slow64: wide.map((one) => theirs(pytorch, one)),
      fast64: wide.map((one) => theirs(pytorchFast, one)),
      slow32: narrow.map((one) => theirs(pytorch, one)),
      ours64: wide.map(ours),
      ours32: narrow.map(ours),
      said: formatGradcheck(gradcheckOf(wide[1]!, 10_000)).split("\n")[0]!,
    };
  });
}

/** A loss at a prediction, with its target and its gradient, in one precision. */
interface Subject {
  readonly p: Floats;
  readonly t: Floats;
  readonly value: (p: Floats, t: Floats) => number;
  readonly gradient: (p: Floats, t: Floats) => Floats;
}

const GOLDEN = (1 + Math.sqrt(5)) / 2;

/** Probabilities spread over [0, 1), three voxels of ten in the mask; in float32 what a float32 library would give. */
function subject({ value, gradient }: Exhibit, size: number, dtype: DType): Subject {
  const single = dtype === "float32";
  const store = (numbers: readonly number[]): Floats =>
    single ? Float32Array.from(numbers) : Float64Array.from(numbers);
  const voxels = Array.from({ length: size }, (_, k) => k);
  return {
    p: store(voxels.map((k) => spread(k, GOLDEN))),
    t: store(voxels.map((k) => (spread(k, Math.SQRT2) < 0.3 ? 1 : 0))),
    value: (p, t) => (single ? Math.fround(value(p, t)) : value(p, t)),
    gradient: (p, t) => store(gradient(p, t)),
  };
}

/** Elements of a larger x at which the slow check is done; all would take 2N evaluations. */
const MOST_ELEMENTS = 100;

/** The verdict of a check in the style of PyTorch. */
function theirs(check: Checker, { p, t, value, gradient }: Subject): Verdict {
  const stride = Math.ceil(p.length / MOST_ELEMENTS);
  const elements = Array.from({ length: Math.ceil(p.length / stride) }, (_, k) => k * stride);
  const { accepts } = check({ f: (x) => value(x, t), x: p, elements, seed: 1 });
  return accepts(gradient(p, t)) ? "pass" : "fail";
}

/** No more than the verdict: the budget leaves nothing to explain a fail with. */
const ours = (one: Subject): Verdict => gradcheckOf(one, 150).verdict;

function gradcheckOf({ p, t, value, gradient }: Subject, budget: number) {
  return gradcheck(value, p, { target: t, gradient, budget });
}
