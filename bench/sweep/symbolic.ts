import * as mathjs from "mathjs";
import nerdamer from "nerdamer/all.js";
import type { SweepCase } from "./sweep-case.ts";

type Draft = Pick<SweepCase, "operation" | "x" | "kind" | "words" | "formula">;

const atPoint = (x: { readonly data: ArrayLike<number> }) => x.data[0]!;
/** Complex numbers have no order: as a derivative of a real function they count as none. */
const real = (value: unknown) => (typeof value === "number" ? value : Number.NaN);

const ofMathjs = (draft: Draft): SweepCase => ({
  ...draft,
  library: "mathjs 15.2.0",
  dtype: "float64",
  f: (x) => draft.formula!(Float64Array.of(atPoint(x))),
  gradient: (x) => [real(mathjs.derivative(draft.operation, "x").evaluate({ x: atPoint(x) }))],
});

const ofNerdamer = (draft: Draft): SweepCase => ({
  ...draft,
  library: "nerdamer 1.1.13",
  dtype: "float64",
  f: (x) => draft.formula!(Float64Array.of(atPoint(x))),
  gradient: (x) => [Number(nerdamer.diff(draft.operation, "x").buildFunction(["x"])(atPoint(x)))],
});

/** Cases of mathjs and nerdamer, of one variable. */
export const SYMBOLIC_CASES: readonly SweepCase[] = [
  ofMathjs({
    operation: "acoth(x)",
    x: [1.8],
    kind: "fault",
    words: "the sign is wrong",
    formula: ([x]) => Math.atanh(1 / x!),
  }),
  ofMathjs({
    operation: "(x^2)^0.5",
    x: [-0.6],
    kind: "fault",
    words: "1 for negative x, where |x| falls",
    formula: ([x]) => Math.abs(x!),
  }),
  ofMathjs({
    operation: "cbrt(x)",
    x: [-0.6],
    kind: "fault",
    words: "a complex derivative of a real function",
    formula: ([x]) => Math.cbrt(x!),
  }),
  ofMathjs({
    operation: "abs(x)",
    x: [0],
    kind: "convention",
    words: "NaN; softdice: 0",
    formula: ([x]) => Math.abs(x!),
  }),
  ofNerdamer({
    operation: "abs(x)",
    x: [0],
    kind: "convention",
    words: "NaN; softdice: 0",
    formula: ([x]) => Math.abs(x!),
  }),
];
