/** A function of one variable: its value in float64, and how libraries write it. */
export interface Expression {
  readonly name: string;
  readonly value: (x: number) => number;
  /** Where it differs from the name. */
  readonly mathjs?: string | null;
  readonly nerdamer?: string | null;
  readonly algebrite?: string | null;
  /** Points besides: where exponentials overflow. */
  readonly far?: readonly number[];
  /** MathJSON. */
  readonly engine?: unknown;
}

const of = (
  name: string,
  value: Expression["value"],
  engine: unknown = null,
  other: Partial<Expression> = {},
): Expression => ({ name, value, engine, ...other });

const call = (head: string) => [head, "x"];
const sign = (x: number) => Math.sign(x);
const none = { algebrite: null } as const;
const far = { far: [-1000, 1000] } as const;

/** Functions and compositions that are differentiated at five points. */
export const EXPRESSIONS: readonly Expression[] = [
  of("sin(x)", Math.sin, call("Sin")),
  of("cos(x)", Math.cos, call("Cos")),
  of("tan(x)", Math.tan, call("Tan")),
  of("sec(x)", (x) => 1 / Math.cos(x), call("Sec"), none),
  of("csc(x)", (x) => 1 / Math.sin(x), call("Csc"), none),
  of("cot(x)", (x) => 1 / Math.tan(x), call("Cot"), none),
  of("asin(x)", Math.asin, call("Arcsin"), { algebrite: "arcsin(x)" }),
  of("acos(x)", Math.acos, call("Arccos"), { algebrite: "arccos(x)" }),
  of("atan(x)", Math.atan, call("Arctan"), { algebrite: "arctan(x)" }),
  of("acoth(x)", (x) => Math.atanh(1 / x), null, none),
  of("asec(x)", (x) => Math.acos(1 / x), null, none),
  of("acsc(x)", (x) => Math.asin(1 / x), null, none),
  of("sinh(x)", Math.sinh, call("Sinh")),
  of("cosh(x)", Math.cosh, call("Cosh")),
  of("tanh(x)", Math.tanh, call("Tanh"), far),
  of("asinh(x)", Math.asinh, call("Arsinh"), { algebrite: "arcsinh(x)" }),
  of("acosh(x)", Math.acosh, call("Arcosh"), { algebrite: "arccosh(x)" }),
  of("atanh(x)", Math.atanh, call("Artanh"), { algebrite: "arctanh(x)" }),
  of("exp(x)", Math.exp, call("Exp")),
  of("log(x)", Math.log, call("Ln")),
  of("log(x, 2)", Math.log2, ["Log", "x", 2], { nerdamer: null, algebrite: null }),
  of("log(2, x)", (x) => Math.log(2) / Math.log(x), ["Log", 2, "x"], { nerdamer: null, algebrite: null }),
  of("log10(x)", Math.log10, ["Log", "x", 10], none),
  of("log2(x)", Math.log2, ["Log", "x", 2], { nerdamer: null, algebrite: null }),
  of("log1p(x)", Math.log1p, null, { nerdamer: null, algebrite: null }),
  of("expm1(x)", Math.expm1, null, { nerdamer: null, algebrite: null }),
  of("sqrt(x)", Math.sqrt, call("Sqrt")),
  of("cbrt(x)", Math.cbrt, null, none),
  of("nthRoot(x, 3)", Math.cbrt, ["Root", "x", 3], { nerdamer: null, algebrite: null }),
  of("abs(x)", Math.abs, call("Abs")),
  of("sign(x)", sign, call("Sign"), { algebrite: "sgn(x)" }),
  of("floor(x)", Math.floor, call("Floor"), { mathjs: null, algebrite: null }),
  of("ceil(x)", Math.ceil, call("Ceil"), { mathjs: null, algebrite: null }),
  of("round(x)", Math.round, call("Round"), { mathjs: null, algebrite: null }),
  of("x^2", (x) => x * x, ["Power", "x", 2]),
  of("x^3", (x) => x ** 3, ["Power", "x", 3]),
  of("x^(-1)", (x) => 1 / x, ["Power", "x", -1]),
  of("x^0.5", Math.sqrt, ["Power", "x", 0.5], { algebrite: "x^(1/2)" }),
  of("x^x", (x) => x ** x, ["Power", "x", "x"]),
  of("2^x", (x) => 2 ** x, ["Power", 2, "x"]),
  of("1/x", (x) => 1 / x, ["Divide", 1, "x"]),
  of("sin(x)/x", (x) => Math.sin(x) / x, ["Divide", ["Sin", "x"], "x"]),
  of("exp(-x^2)", (x) => Math.exp(-x * x), ["Exp", ["Negate", ["Power", "x", 2]]], far),
  of(
    "1/(1+exp(-x))",
    (x) => 1 / (1 + Math.exp(-x)),
    ["Divide", 1, ["Add", 1, ["Exp", ["Negate", "x"]]]],
    far,
  ),
  of("log(1+exp(x))", (x) => Math.log(1 + Math.exp(x)), ["Ln", ["Add", 1, ["Exp", "x"]]], far),
  of("sqrt(x^2)", Math.abs, ["Sqrt", ["Power", "x", 2]]),
  of("(x^2)^0.5", Math.abs, ["Power", ["Power", "x", 2], 0.5], { algebrite: "(x^2)^(1/2)" }),
  of("x*abs(x)", (x) => x * Math.abs(x), ["Multiply", "x", ["Abs", "x"]]),
  of("abs(x)^3", (x) => Math.abs(x) ** 3, ["Power", ["Abs", "x"], 3]),
  of("abs(sin(x))", (x) => Math.abs(Math.sin(x)), ["Abs", ["Sin", "x"]]),
  of("sin(x)*cos(x)*exp(x)", (x) => Math.sin(x) * Math.cos(x) * Math.exp(x), [
    "Multiply",
    ["Sin", "x"],
    ["Cos", "x"],
    ["Exp", "x"],
  ]),
  of("(x+1)^2/(x-3)", (x) => (x + 1) ** 2 / (x - 3), [
    "Divide",
    ["Power", ["Add", "x", 1], 2],
    ["Subtract", "x", 3],
  ]),
  of("max(x, 1)", (x) => Math.max(x, 1), null, { mathjs: null, algebrite: null }),
  of("sin(cos(tan(x)))", (x) => Math.sin(Math.cos(Math.tan(x))), ["Sin", ["Cos", ["Tan", "x"]]]),
];

/** Points of both signs, a kink of most that have one, and whole numbers apart. */
export const POINTS = [0.7, -0.6, 1.8, -2.3, 0] as const;
