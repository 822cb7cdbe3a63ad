#!/usr/bin/env bash
# @jax-js/jax 0.1.25 (wasm): log is off by 1.2e-5 near 1, 200 times the rounding of float32. The cross-entropy of a probability of
# 0.99999 is so 2.2e-5 in place of 1.0e-5, unless all numbers of the array are equal.
. "$(dirname "$0")/../run.sh"
finding @jax-js/jax@0.1.25 <<'JS'
// Node 20 has no navigator, which the package asks for.
globalThis.navigator ??= { hardwareConcurrency: 1 };
const { init, defaultDevice, numpy: np } = await import("@jax-js/jax");
await init();
defaultDevice("wasm");
const first = async (x) => (await np.log(np.array(x)).data())[0].toExponential(1);
console.log(`beside 0.5 ${await first([0.99999, 0.5])}, beside itself ${await first([0.99999, 0.99999])}`);
JS
seen "beside 0.5 -2.2e-5, beside itself -1.0e-5"
