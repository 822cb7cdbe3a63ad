#!/usr/bin/env bash
# @jax-js/jax 0.1.25 (wasm): the sum of an array of dtype bool is of dtype bool, true as soon as one is. JAX and NumPy count: 3. The
# mean does count.
. "$(dirname "$0")/../run.sh"
finding @jax-js/jax@0.1.25 <<'JS'
// Node 20 has no navigator, which the package asks for.
globalThis.navigator ??= { hardwareConcurrency: 1 };
const { init, defaultDevice, numpy: np } = await import("@jax-js/jax");
await init();
defaultDevice("wasm");
const mask = () => np.array([true, true, true, false]);
const sum = np.sum(mask());
console.log(`sum ${sum.dtype} ${Number((await sum.data())[0])}, mean ${(await np.mean(mask()).data())[0]}`);
JS
seen "sum bool 1, mean 0.75"
