#!/usr/bin/env bash
# @jax-js/jax 0.1.25 (wasm): power(0, 0) is NaN, where JAX, NumPy and IEEE 754 have 1. So a focal loss with the exponent 0, which is the
# cross-entropy, is NaN as soon as one voxel is predicted with the probability 1.
# Seen: 0, 0.5 and 1 to the power 0 are NaN, 1 and 1.
source "$(dirname "$0")/../run.sh"
finding @jax-js/jax@0.1.25 <<'JS'
// Node 20 has no navigator, which the package asks for.
globalThis.navigator ??= { hardwareConcurrency: 1 };
const { init, defaultDevice, numpy: np } = await import("@jax-js/jax");
await init();
defaultDevice("wasm");
console.log(Array.from(await np.power(np.array([0, 0.5, 1]), 0).data()).join(" "));
JS
seen "NaN 1 1"
