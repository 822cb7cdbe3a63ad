import { defaultDevice, init, jit, nn, numpy as np, valueAndGrad } from "@jax-js/jax";
import { binaryInputs, logitInputs } from "../../turns/inputs.ts";
import { measure } from "../../turns/run.ts";

type Array = np.Array;

const [work, runs, , ...sizes] = process.argv.slice(2);
const [voxels, batch = 1, classes = 1] = sizes.map(Number) as [number, number?, number?];

// Node 20 lacks the global that jax-js asks for a GPU; its WebAssembly device needs none of it.
if (!("navigator" in globalThis)) Object.assign(globalThis, { navigator: {} });
await init("wasm");
defaultDevice("wasm");

const dice = (p: Array, t: Array, axis?: number) => {
  const total = (x: Array) => (axis === undefined ? x.sum() : x.sum(axis));
  const numerator = total(p.ref.mul(t.ref)).mul(2).add(1e-6);
  return np.mean(np.subtract(1, numerator.div(total(p).add(total(t)).add(1e-6))));
};

function inputs(): [x: Array, t: Array] {
  if (work !== "softmax") {
    const { prediction, target } = binaryInputs(voxels);
    return [np.array(prediction), np.array(target)];
  }
  const { logits, labels } = logitInputs(batch, classes, voxels);
  const hot = new Float32Array(logits.length);
  for (let k = 0; k < labels.length; k++) {
    hot[(Math.floor(k / voxels) * classes + labels[k]!) * voxels + (k % voxels)] = 1;
  }
  const shape = [batch, classes, voxels];
  return [np.array(logits).reshape(shape), np.array(hot).reshape(shape)];
}

const [x, t] = inputs();
const differentiate = jit(
  valueAndGrad(
    work === "softmax"
      ? (z: Array, hot: Array) => dice(nn.softmax(z, 1), hot, 2)
      : (p: Array, hot: Array) => dice(p, hot),
  ),
);
await measure(() => {
  const [value, gradient] = differentiate(x.ref, t.ref) as [Array, Array];
  return value.dataSync()[0]! + gradient.dataSync()[voxels >> 1]!;
}, Number(runs));
process.exit();
