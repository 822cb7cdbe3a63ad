import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
import { diceChecksum, diceInputs } from "../dice.ts";
import type { Prepared } from "../subject.ts";

type Loss = (prediction: tf.Tensor1D, target: tf.Tensor1D) => tf.Scalar;

function parts(intersection: tf.Scalar, prediction: tf.Tensor1D, target: tf.Tensor1D) {
  const numerator = tf.add(tf.mul(2, intersection), 1e-6);
  const denominator = tf.add(tf.add(tf.sum(prediction), tf.sum(target)), 1e-6);
  return { numerator, denominator, loss: tf.sub<tf.Scalar>(1, tf.div(numerator, denominator)) };
}

const losses = {
  /** Of the ways to write it, this or one level with it is the fastest in the WebAssembly backend. */
  product: (prediction, target) => parts(tf.sum(tf.mul(prediction, target)), prediction, target).loss,

  /** In the JavaScript backend a dot product is twice as fast as a sum of products, which makes an array. */
  dot: (prediction, target) => parts(tf.dot(prediction, target).asScalar(), prediction, target).loss,

  /** The pullback of a user who knows the formula: it spares the arrays of ones that the pullback of a sum makes. */
  byHand: (prediction, target) =>
    tf.customGrad((p, save) => {
      const x = p as tf.Tensor1D;
      const { numerator, denominator, loss } = parts(tf.sum(tf.mul(x, target)), x, target);
      (save as tf.GradSaveFunc)([numerator, denominator]);
      return {
        value: loss,
        gradFunc(upstream: tf.Tensor, saved: tf.Tensor[]) {
          const [n, d] = saved as [tf.Scalar, tf.Scalar];
          const offset = tf.mul(upstream, tf.div(n, tf.square(d)));
          return tf.add(tf.mul(target, tf.mul(upstream, tf.div(-2, d))), offset);
        },
      };
    })(prediction) as tf.Scalar,
} satisfies Record<string, Loss>;

type Backend = "wasm" | "cpu";

async function differentiated(backend: Backend, loss: keyof typeof losses, voxels: number) {
  await tf.setBackend(backend);
  await tf.ready();
  if (tf.getBackend() !== backend) throw new Error(`tfjs fell back to ${tf.getBackend()}`);
  if (backend === "wasm" && !(await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT"))) {
    throw new Error("tfjs runs without SIMD");
  }
  const inputs = diceInputs(voxels);
  const prediction = tf.tensor1d(inputs.prediction);
  const target = tf.tensor1d(inputs.target);
  const valueAndGrad = tf.valueAndGrad((p: tf.Tensor) => losses[loss](p as tf.Tensor1D, target));
  return () => valueAndGrad(prediction);
}

function sameTensorsAs(tensors: number): void {
  const now = tf.memory().numTensors;
  if (now !== tensors) throw new Error(`tfjs holds ${now} tensors, ${tensors} before`);
}

export async function readOut(
  backend: Backend,
  loss: keyof typeof losses,
  voxels: number,
): Promise<Prepared<{ value: number; gradient: Float32Array }>> {
  const differentiate = await differentiated(backend, loss, voxels);
  const tensors = tf.memory().numTensors;
  return {
    run() {
      const { value, grad } = differentiate();
      const result = { value: value.dataSync()[0]!, gradient: grad.dataSync<"float32">() };
      value.dispose();
      grad.dispose();
      return result;
    },
    checksum({ value, gradient }) {
      sameTensorsAs(tensors);
      return diceChecksum(value, gradient);
    },
  };
}

/** Value and gradient stay in the backend's memory; each call frees those of the last one. */
export async function leftInPlace(
  backend: Backend,
  loss: keyof typeof losses,
  voxels: number,
): Promise<Prepared<{ value: tf.Tensor; grad: tf.Tensor }>> {
  const differentiate = await differentiated(backend, loss, voxels);
  const tensors = tf.memory().numTensors;
  let last: { value: tf.Tensor; grad: tf.Tensor } | undefined;
  return {
    run() {
      last?.value.dispose();
      last?.grad.dispose();
      last = differentiate();
      return last;
    },
    checksum({ value, grad }) {
      sameTensorsAs(tensors + 2);
      return diceChecksum(value.dataSync()[0]!, grad.dataSync());
    },
  };
}
