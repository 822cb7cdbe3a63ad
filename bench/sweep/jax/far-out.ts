import * as jax from "@jax-js/jax";
import { type FarNotes, farOut } from "../saturated.ts";
import { type Foreign, fault, type Row, wrongValue } from "../sweep-case.ts";

const np: Foreign = jax.numpy;
const nn: Foreign = jax.nn;

const points = ["at ±100", "at ±1000"] as const;
const notTaken = fault("NaN from the branch that is not taken, whose exponential overflows", ...points);
const infinite = wrongValue(
  "infinite: it is log(1 + exp(x)) as written, and the exponential overflows",
  ...points,
);

const NOTES: Readonly<Record<string, FarNotes>> = {
  sigmoid: fault("NaN at −100: the square of an overflowed exponential beside 0; the slope is 0", ...points),
  silu: fault("NaN at −100, from its sigmoid; the slope is 0", ...points),
  mish: fault("NaN at 100, from its softplus, which is infinite there; the slope is 1", ...points),
  softplus: infinite,
  logSigmoid: infinite,
  elu: notTaken,
  celu: notTaken,
  selu: notTaken,
};

const FUNCTIONS: readonly (readonly [operation: string, formula: string, f: Foreign])[] = [
  ["sigmoid", "sigmoid", nn.sigmoid],
  ["softplus", "softplus", nn.softplus],
  ["logSigmoid", "log of sigmoid", nn.logSigmoid],
  ["silu", "silu", nn.silu],
  ["mish", "mish", nn.mish],
  ["elu", "elu", nn.elu],
  ["celu", "elu", nn.celu],
  ["selu", "selu", nn.selu],
  ["tanh", "tanh", np.tanh],
  ["gelu", "gelu by tanh", nn.gelu],
  ["gelu, not approximate", "gelu", (x: Foreign) => nn.gelu(x, { approximate: false })],
  ["softSign", "softsign", nn.softSign],
  ["squareplus", "squareplus", nn.squareplus],
  ["hardSigmoid", "hard sigmoid of x/6", nn.hardSigmoid],
  ["hardSilu", "hard silu", nn.hardSilu],
  ["hardTanh", "hard tanh", nn.hardTanh],
  ["softmax", "softmax", nn.softmax],
  ["logSoftmax", "log of softmax", nn.logSoftmax],
  ["logsumexp", "log of a sum of exponentials", nn.logsumexp],
  ["logaddexp of x and 0", "softplus", (x: Foreign) => np.logaddexp(x, 0)],
];

/** Functions where their exponentials overflow. */
export const FAR_OUT_ROWS: readonly Row[] = FUNCTIONS.map(([operation, formula, f]) =>
  farOut(operation, formula, f, NOTES[operation]),
);
