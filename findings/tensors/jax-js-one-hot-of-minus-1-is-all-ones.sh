#!/usr/bin/env bash
# @jax-js/jax 0.1.25 (wasm): oneHot of the label −1, which often stands for pixels to ignore, is 1 in every class. JAX gives 0 in all.
# A label beyond the last class does give 0.
. "$(dirname "$0")/../run.sh"
finding @jax-js/jax@0.1.25 <<'JS'
// Node 20 has no navigator, which the package asks for.
globalThis.navigator ??= { hardwareConcurrency: 1 };
const { init, defaultDevice, nn, numpy: np } = await import("@jax-js/jax");
await init();
defaultDevice("wasm");
const rows = Array.from(await nn.oneHot(np.array([-1, 0, 3], { dtype: "int32" }), 3).data());
console.log([0, 3, 6].map((k) => rows.slice(k, k + 3).join(" ")).join(", "));
JS
seen "1 1 1, 1 0 0, 0 0 0"
