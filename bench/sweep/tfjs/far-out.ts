import * as module from "@tensorflow/tfjs";
import { farOut } from "../saturated.ts";
import type { Foreign, Row } from "../sweep-case.ts";

const tf: Foreign = module;

const FUNCTIONS: readonly (readonly [operation: string, formula: string, f: Foreign])[] = [
  ["sigmoid", "sigmoid", tf.sigmoid],
  ["softplus", "softplus", tf.softplus],
  ["logSigmoid", "log of sigmoid", tf.logSigmoid],
  ["elu", "elu", tf.elu],
  ["selu", "selu", tf.selu],
  ["tanh", "tanh", tf.tanh],
  ["softmax", "softmax", tf.softmax],
  ["logSoftmax", "log of softmax", tf.logSoftmax],
  ["logSumExp", "log of a sum of exponentials", tf.logSumExp],
];

const ACTIVATIONS: readonly (readonly [activation: string, formula: string])[] = [
  ["elu", "elu"],
  ["hardSigmoid", "hard sigmoid of x/5"],
  ["selu", "selu"],
  ["sigmoid", "sigmoid"],
  ["softplus", "softplus"],
  ["softsign", "softsign"],
  ["tanh", "tanh"],
  ["swish", "silu"],
  ["mish", "mish"],
  ["gelu", "gelu"],
  ["gelu_new", "gelu by tanh"],
];

/** Functions and activations where their exponentials overflow. */
export const FAR_OUT_ROWS: readonly Row[] = [
  ...FUNCTIONS.map(([operation, formula, f]) => farOut(operation, formula, f)),
  ...ACTIVATIONS.map(([activation, formula]) => {
    const operation = `layers.activation, ${activation}`;
    let layer: Foreign;
    const apply = (x: Foreign) => {
      layer ??= tf.layers.activation({ activation });
      return layer.apply(x);
    };
    return farOut(operation, formula, apply);
  }),
];
