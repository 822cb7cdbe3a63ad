#!/usr/bin/env bash
# @jax-js/jax 0.1.25 (wasm): the gradient of sigmoid is NaN for logits below about −89, where its value is 0 as it should be; 0 is right.
# logSigmoid and softplus, from which a cross-entropy of logits is made, are infinite there: −100 is expected, and its gradient is 1.
# Seen: at the logit −100 sigmoid is 0 with the gradient NaN, and logSigmoid −Infinity with the gradient NaN.
source "$(dirname "$0")/../run.sh"
finding @jax-js/jax@0.1.25 <<'JS'
// Node 20 has no navigator, which the package asks for.
globalThis.navigator ??= { hardwareConcurrency: 1 };
const { init, defaultDevice, grad, nn, numpy: np } = await import("@jax-js/jax");
await init();
defaultDevice("wasm");
const text = async (array) => Array.from(await array.data(), (x) => Number(x.toFixed(3))).join(" ");
const logits = () => np.array([-100, 0, 100]);
for (const [name, f] of Object.entries({ sigmoid: nn.sigmoid, logSigmoid: nn.logSigmoid }))
  console.log(`${name} ${await text(f(logits()))}, gradient ${await text(grad((x) => np.sum(f(x)))(logits()))}`);
JS
seen "sigmoid 0 0.5 1, gradient NaN 0.25 0
logSigmoid -Infinity -0.693 0, gradient NaN 0.5 0"
