import { ComputeEngine } from "@cortex-js/compute-engine";
import algebrite from "algebrite";
import * as mathjs from "mathjs";
import nerdamer from "nerdamer/all.js";
import type { Tensor } from "../../../src/index.ts";
import { list } from "../points.ts";
import type { Foreign, Library, Note, Row } from "../sweep-case.ts";
import { EXPRESSIONS, type Expression, POINTS } from "./expressions.ts";
import { ON_ALGEBRITE, ON_ENGINE, ON_MATHJS, ON_NERDAMER, type SymbolicNotes } from "./notes.ts";

/** The derivative of an expression, as a function that gives a number where it is real. */
type Derive = (one: Expression) => (x: number) => number;

/** Complex numbers have no order: as a derivative of a real function they count as none. */
const real = (value: unknown) => (typeof value === "number" ? value : Number.NaN);

/** Algebrite prints its result, which mathjs evaluates in float64. */
const NAMES = {
  arccos: Math.acos,
  arccosh: Math.acosh,
  arcsin: Math.asin,
  arcsinh: Math.asinh,
  arctan: Math.atan,
  arctanh: Math.atanh,
  sgn: Math.sign,
  dirac: (x: number) => (x === 0 ? Infinity : 0),
};

const engine: Foreign = new ComputeEngine();

const inMathjs: Derive = ({ name, mathjs: text = name }) => {
  const derivative = mathjs.derivative(text!, "x");
  return (x) => real(derivative.evaluate({ x }));
};

const inNerdamer: Derive = ({ name, nerdamer: text = name }) => {
  const derivative = (nerdamer as Foreign).diff(text, "x").buildFunction(["x"]);
  return (x) => Number(derivative(x));
};

const inAlgebrite: Derive = ({ name, algebrite: text = name }) => {
  const derivative = mathjs.compile((algebrite as Foreign).run(`d(${text},x)`));
  return (x) => real(derivative.evaluate({ ...NAMES, x }));
};

const inEngine: Derive = ({ engine: json }) => {
  const derivative = engine.box(["D", json, "x"]).evaluate();
  return (x) => {
    const value = derivative.subs({ x: engine.number(x) }).N();
    return value.im === 0 ? value.re : Number.NaN;
  };
};

function symbolic(
  name: string,
  heading: string,
  derive: Derive,
  isWritten: (one: Expression) => boolean,
  notes: SymbolicNotes,
): Library {
  const rows = EXPRESSIONS.filter(isWritten).map((one): Row => {
    const points = [...POINTS, ...(one.far ?? [])].filter((x) => Number.isFinite(one.value(x)));
    return {
      operation: one.name,
      f: () => one,
      at: Object.fromEntries(points.map((x) => [`at ${x}`, list(x)])),
      formula: (x) => Array.from(x!, one.value),
      notes: notesOf(notes[one.name] ?? []),
    };
  });
  return {
    name,
    heading,
    dtype: "float64",
    start: async () => {},
    adapt: (f) => {
      const one: Expression = f();
      let derivative: ((x: number) => number) | null = null;
      return {
        f: (x: Tensor) => one.value(x.data[0]!),
        gradient: (x: Tensor) => {
          derivative ??= derive(one);
          return [derivative(x.data[0]!)];
        },
      };
    },
    rows,
  };
}

function notesOf(known: SymbolicNotes[string]): Record<string, Note> {
  return Object.fromEntries(
    known.flatMap(([kind, words, ...points]) => points.map((x) => [`at ${x}`, { kind, words }] as const)),
  );
}

/** Libraries that differentiate expressions of one variable. */
export const SYMBOLIC: readonly Library[] = [
  symbolic("mathjs", "mathjs 15.2.0, derivative", inMathjs, (one) => one.mathjs !== null, ON_MATHJS),
  symbolic("nerdamer", "nerdamer 1.1.13, diff", inNerdamer, (one) => one.nerdamer !== null, ON_NERDAMER),
  symbolic("algebrite", "algebrite 1.4.0, d", inAlgebrite, (one) => one.algebrite !== null, ON_ALGEBRITE),
  symbolic(
    "compute-engine",
    "@cortex-js/compute-engine 0.140.0, D",
    inEngine,
    (one) => one.engine !== null && one.engine !== undefined,
    ON_ENGINE,
  ),
];
