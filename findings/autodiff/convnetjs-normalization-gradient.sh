#!/usr/bin/env bash
# convnetjs 0.3.0: a layer of local response normalization, a / (k + α/n·Σ aⱼ²)^β, passes a gradient back that has aⱼ² of each neighbour
# where aᵢ·aⱼ belongs. With two channels of 1 and −2, the gradient of the first output is off for both.
. "$(dirname "$0")/../run.sh"
finding convnetjs@0.3.0 <<'JS'
import convnetjs from "convnetjs";
const layer = new convnetjs.LocalResponseNormalizationLayer({ in_sx: 1, in_sy: 1, in_depth: 2, k: 1, n: 3, alpha: 1, beta: 1 });
const run = (numbers) => {
  const x = new convnetjs.Vol(1, 1, 2, 0);
  numbers.forEach((value, k) => (x.w[k] = value));
  return { x, y: layer.forward(x) };
};
const { x, y } = run([1, -2]);
y.dw[0] = 1;
layer.backward();
const numeric = [0, 1].map((k) => {
  const at = (step) => run([1, -2].map((value, j) => value + (j === k ? step : 0))).y.w[0];
  return ((at(1e-6) - at(-1e-6)) / 2e-6).toFixed(4);
});
console.log(`gradient ${Array.from(x.dw, (one) => one.toFixed(4))}, by differences ${numeric}`);
JS
seen "gradient 0.2813,-0.3750, by differences 0.2812,0.1875"
