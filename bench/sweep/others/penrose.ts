import * as autodiff from "@penrose/core/dist/engine/Autodiff";
import * as functions from "@penrose/core/dist/engine/AutodiffFunctions";
import { max, maximum, min, minimum, sqrt, type Tensor } from "../../../src/index.ts";
import { elementwise } from "../formulas.ts";
import {
  aboveOne,
  betweenWhole,
  equalTo,
  generic,
  type Input,
  inner,
  list,
  positive,
  second,
  weightsOf,
} from "../points.ts";
import { farOut } from "../saturated.ts";
import { convention, type Foreign, fault, type Library, type Row, row } from "../sweep-case.ts";

const engine: Foreign = autodiff;
const fns: Foreign = functions;

/** Functions of a number, with the points at which they are checked. */
const UNARY: readonly (readonly [name: string, at: (...shape: number[]) => Input])[] = [
  ["neg", generic],
  ["squared", generic],
  ["inverse", positive],
  ["acosh", aboveOne],
  ["acos", inner],
  ["asin", inner],
  ["asinh", generic],
  ["atan", generic],
  ["atanh", inner],
  ["cbrt", positive],
  ["ceil", betweenWhole],
  ["cos", generic],
  ["cosh", generic],
  ["exp", generic],
  ["expm1", generic],
  ["floor", betweenWhole],
  ["ln", positive],
  ["log2", positive],
  ["log10", positive],
  ["log1p", positive],
  ["round", betweenWhole],
  ["sign", generic],
  ["sin", generic],
  ["sinh", generic],
  ["tan", inner],
  ["tanh", generic],
  ["trunc", betweenWhole],
];

const each = (f: (x: Foreign) => Foreign) => (x: readonly Foreign[]) => x.map(f);
const pair = (f: (a: Foreign, b: Foreign) => Foreign) => (a: readonly Foreign[], b: readonly Foreign[]) =>
  a.map((one, k) => f(one, b[k]));
const two = { generic: [generic(4), second(4)] };
const ties = [list(1, 0.5, 1), list(1, 1, 0.2)];
const tied = { generic: generic(4), ties: list(1, 1, 0.5), "all equal": equalTo(1, 4) };
const sharesAll = fault(
  "each of the equal elements gets the whole gradient: their sum is a multiple of the slope",
  "ties",
  "all equal",
);

const rows = (x: readonly Foreign[]) => [x.slice(0, 2), x.slice(2)];

/** Functions of two vectors, or of two matrices of two rows. */
const VECTORS: readonly (readonly [name: string, f: (ops: Foreign, a: Foreign, b: Foreign) => Foreign[]])[] =
  [
    ["vadd", (ops, a, b) => ops.vadd(a, b)],
    ["vsub", (ops, a, b) => ops.vsub(a, b)],
    ["vneg", (ops, a) => ops.vneg(a)],
    ["vmul", (ops, a, b) => ops.vmul(b[0], a)],
    ["vdiv", (ops, a, b) => ops.vdiv(a, b[0])],
    ["ewvvdiv", (ops, a, b) => ops.ewvvdiv(a, b)],
    ["vproduct", (ops, a, b) => ops.vproduct(a, b)],
    ["vmax", (ops, a, b) => ops.vmax(a, b)],
    ["vabs", (ops, a) => ops.vabs(a)],
    ["vmove", (ops, a, b) => ops.vmove(a, 0.4, b)],
    ["vsum", (ops, a) => [ops.vsum(a)]],
    ["vnormsq", (ops, a) => [ops.vnormsq(a)]],
    ["vdistsq", (ops, a, b) => [ops.vdistsq(a, b)]],
    ["vouter", (ops, a, b) => ops.vouter(a, b).flat()],
    ["mtrans", (ops, a) => ops.mtrans(rows(a)).flat()],
    ["mmadd", (ops, a, b) => ops.mmadd(rows(a), rows(b)).flat()],
    ["mmsub", (ops, a, b) => ops.mmsub(rows(a), rows(b)).flat()],
    ["mmmul", (ops, a, b) => ops.mmmul(rows(a), rows(b)).flat()],
    ["mvmul", (ops, a, b) => ops.mvmul(rows(a), b.slice(0, 2))],
    ["vmmul", (ops, a, b) => ops.vmmul(b.slice(0, 2), rows(a))],
    ["smmul", (ops, a, b) => ops.smmul(b[0], rows(a)).flat()],
    ["msdiv", (ops, a, b) => ops.msdiv(rows(a), b[0]).flat()],
    ["ewmmmul", (ops, a, b) => ops.ewmmmul(rows(a), rows(b)).flat()],
    ["ewmmdiv", (ops, a, b) => ops.ewmmdiv(rows(a), rows(b)).flat()],
  ];

const ROWS: readonly Row[] = [
  ...UNARY.map(([name, at]) => row(name, each(fns[name]), { generic: at(5) })),
  row(
    "absVal",
    each(fns.absVal),
    { generic: generic(5), "at 0": list(0, 0.5) },
    {
      formula: elementwise(Math.abs),
      notes: convention("0 at 0", "at 0"),
    },
  ),
  row(
    "sqrt",
    each(fns.sqrt),
    { generic: positive(5), "at 0": list(0), "at 1e-12": list(1e-12) },
    {
      ours: (x) => sqrt(x!),
      notes: {
        ...convention("50,000 at 0, where the slope is infinite", "at 0"),
        ...fault("50,000 below 1e-10, where the slope is larger", "at 1e-12"),
      },
    },
  ),
  farOut("tanh", "tanh", each(fns.tanh)),
  farOut(
    "1 / (1 + exp(−x))",
    "sigmoid",
    each((x) => fns.div(1, fns.add(1, fns.exp(fns.neg(x))))),
    fault("NaN at −1000, where an exponential overflows; the slope is 0", "at ±1000"),
  ),
  row("cbrt of negative numbers", each(fns.cbrt), { generic: list(-0.5, -2, 3) }),
  row(
    "pow by a constant",
    each((x) => fns.pow(x, 3)),
    { generic: generic(5), "at 0": list(0, 0.5) },
  ),
  row("add", pair(fns.add), two),
  row("sub", pair(fns.sub), two),
  row("mul", pair(fns.mul), two),
  row("div", pair(fns.div), { generic: [generic(4), positive(4)] }),
  row("pow", pair(fns.pow), { generic: [positive(4), second(4)] }),
  row("atan2", pair(fns.atan2), two),
  row(
    "max",
    pair(fns.max),
    { ...two, ties },
    {
      ours: (a, b) => maximum(a!, b!),
      notes: convention("1 to the second of equal operands", "ties"),
    },
  ),
  row(
    "min",
    pair(fns.min),
    { ...two, ties },
    {
      ours: (a, b) => minimum(a!, b!),
      notes: convention("1 to the second of equal operands", "ties"),
    },
  ),
  row("addN", (x) => [fns.addN(x)], { generic: generic(4) }),
  row("maxN", (x) => [fns.maxN(x)], tied, { ours: (x) => max(x!), notes: sharesAll }),
  row(
    "minN",
    (x) => [fns.minN(x)],
    { ...tied, ties: list(1, 1, 1.5) },
    { ours: (x) => min(x!), notes: sharesAll },
  ),
  row(
    "ifCond",
    each((x) => fns.ifCond(fns.gt(x, 0.2), fns.squared(x), fns.neg(x))),
    { generic: generic(5) },
  ),
  row("ops.vnorm", (x) => [engine.ops.vnorm(x)], { generic: generic(4) }),
  row("ops.vdist", (a, b) => [engine.ops.vdist(a, b)], two),
  row("ops.vdot", (a, b) => [engine.ops.vdot(a, b)], two),
  row("ops.vnormalize", (x) => engine.ops.vnormalize(x), { generic: generic(3) }),
  row("ops.cross3", (a, b) => engine.ops.cross3(a, b), { generic: [generic(3), second(3)] }),
  ...VECTORS.map(([name, f]) => row(`ops.${name}`, (a, b) => f(engine.ops, a, b), two)),
  row("ops.angleFrom", (a, b) => [engine.ops.angleFrom(a, b)], { generic: [generic(2), second(2)] }),
  row("ops.rot90", (a) => engine.ops.rot90(a), { generic: generic(2) }),
  row("ops.vrot", (a) => engine.ops.vrot(a, 0.7), { generic: generic(2) }),
  row("ops.cross2", (a, b) => [engine.ops.cross2(a, b)], { generic: [generic(2), second(2)] }),
  row("vector at 0: ops.vnorm", (x) => [engine.ops.vnorm(x)], { "at 0": equalTo(0, 3) }),
  row("ops.angleBetween", (a, b) => [engine.ops.angleBetween(a, b)], { generic: [generic(2), second(2)] }),
];

/** A program of one operation, compiled once for inputs of given sizes. */
function compile(operation: Row["f"], sizes: readonly number[]) {
  const variables = sizes.map((size) =>
    Array.from({ length: size }, () => fns.variable?.(0) ?? engine.variable(0)),
  );
  const outputs: Foreign[] = operation(...variables);
  const weights = weightsOf(outputs.length);
  const total = fns.addN(outputs.map((output, k) => fns.mul(weights[k], output)));
  const run = engine.genCodeSync(engine.primaryGraph(total));
  return (inputs: readonly Tensor[]) => {
    const values = new Map(
      variables.flatMap((list, i) => list.map((one, k) => [one, inputs[i]!.data[k]!] as const)),
    );
    const { primary, gradient } = run((one: Foreign) => values.get(one)!);
    return {
      value: primary as number,
      slopes: variables.map((list) => list.map((one) => gradient.get(one) ?? 0)),
    };
  };
}

export const PENROSE: Library = {
  name: "penrose",
  heading: "@penrose/core 3.2.0",
  dtype: "float64",
  start: async () => {},
  adapt: (operation) => {
    let run: ReturnType<typeof compile> | null = null;
    const at = (inputs: readonly Tensor[]) => {
      run ??= compile(
        operation,
        inputs.map(({ size }) => size),
      );
      return run(inputs);
    };
    return { f: (...inputs) => at(inputs).value, gradient: (...inputs) => at(inputs).slopes };
  },
  rows: ROWS,
};
