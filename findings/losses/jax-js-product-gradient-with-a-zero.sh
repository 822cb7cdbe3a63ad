#!/usr/bin/env bash
# @jax-js/jax 0.1.25 (wasm): the gradient of prod by a factor is the product of the others. It is computed as product / factor, which is
# NaN for a factor of 0, as has 1 − p of a probability of 1 in the product of a noisy OR.
# Seen: of 0 · 2 · 3 the gradient is NaN 0 0, in place of 6 0 0. The gradient of cumprod is NaN there, too.
source "$(dirname "$0")/../run.sh"
finding @jax-js/jax@0.1.25 <<'JS'
// Node 20 has no navigator, which the package asks for.
globalThis.navigator ??= { hardwareConcurrency: 1 };
const { init, defaultDevice, grad, numpy: np } = await import("@jax-js/jax");
await init();
defaultDevice("wasm");
const gradient = async (f) => Array.from(await grad(f)(np.array([0, 2, 3])).data()).join(" ");
console.log(`prod ${await gradient((x) => np.prod(x))}, sum of cumprod ${await gradient((x) => np.sum(np.cumprod(x)))}`);
JS
seen "prod NaN 0 0, sum of cumprod NaN 0 0"
