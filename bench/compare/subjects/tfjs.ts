import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import * as tf from "@tensorflow/tfjs";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { centerlineInputs } from "../../suites/family.bench.ts";
import { binaryInputs, logitInputs } from "../../turns/inputs.ts";
import { measure } from "../../turns/run.ts";
import { centerlineDice } from "./tfjs-centerline.ts";

const [work, runs, , ...sizes] = process.argv.slice(2);
const [voxels, batch = 1, classes = 1] = sizes.map(Number) as [number, number?, number?];

setWasmPaths(`${dirname(fileURLToPath(import.meta.resolve("@tensorflow/tfjs-backend-wasm")))}/`);
setThreadsCount(1);
await tf.setBackend("wasm");
await tf.ready();

const dice = (p: tf.Tensor, t: tf.Tensor, axis?: number) => {
  const numerator = tf.add(tf.mul(2, tf.sum(tf.mul(p, t), axis)), 1e-6);
  const denominator = tf.add(tf.add(tf.sum(p, axis), tf.sum(t, axis)), 1e-6);
  return tf.mean(tf.sub(1, tf.div(numerator, denominator))) as tf.Scalar;
};

/** The input and its loss. Classes come last: the softmax of tfjs is over the last axis. */
function lossOf(): [x: tf.Tensor, loss: (x: tf.Tensor) => tf.Scalar] {
  if (work === "centerline") {
    const edge = Math.round(Math.cbrt(voxels));
    const inputs = centerlineInputs(edge);
    const shape: [number, number, number, number, number] = [1, edge, edge, edge, 1];
    const target = tf.tensor5d(inputs.target, shape);
    return [tf.tensor5d(inputs.prediction, shape), (p) => centerlineDice(p as tf.Tensor5D, target)];
  }
  if (work !== "softmax") {
    const { prediction, target } = binaryInputs(voxels);
    const t = tf.tensor1d(target);
    return [tf.tensor1d(prediction), (p) => dice(p, t)];
  }
  const { logits, labels } = logitInputs(batch, classes, voxels);
  const t = tf.oneHot(tf.tensor2d(Int32Array.from(labels), [batch, voxels], "int32"), classes).toFloat();
  return [tf.tensor3d(logits, [batch, voxels, classes]), (z) => dice(tf.softmax(z), t, 1)];
}

const [x, loss] = lossOf();
const differentiate = tf.valueAndGrad(loss);
await measure(() => {
  const { value, grad } = differentiate(x);
  const result = value.dataSync()[0]! + grad.dataSync()[voxels >> 1]!;
  value.dispose();
  grad.dispose();
  return result;
}, Number(runs));
process.exit();
