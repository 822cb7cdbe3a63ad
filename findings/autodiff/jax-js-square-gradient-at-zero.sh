#!/usr/bin/env bash
# @jax-js/jax 0.1.25 (wasm): the gradient of power(x, 2) at x = 0 is NaN, where x · x gives 0.
. "$(dirname "$0")/../run.sh"
finding @jax-js/jax@0.1.25 <<'JS'
// Node 20 has no navigator, which the package asks for.
globalThis.navigator ??= { hardwareConcurrency: 1 };
const { grad, init, defaultDevice, numpy: np } = await import("@jax-js/jax");
await init();
defaultDevice("wasm");
const power = await grad((x) => np.power(x, 2).sum())(np.array([0, 1])).data();
const product = await grad((x) => x.ref.mul(x).sum())(np.array([0, 1])).data();
console.log(`power ${Array.from(power).join(" ")}, product ${Array.from(product).join(" ")}`);
JS
seen "power NaN 2, product 0 2"
