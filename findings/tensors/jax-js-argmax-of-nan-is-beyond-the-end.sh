#!/usr/bin/env bash
# @jax-js/jax 0.1.25 (wasm): argmax over three numbers of which one is NaN is 3, the index behind the last one. JAX and NumPy give the
# place of the NaN. So the label map of a network that diverged holds a class that does not exist.
. "$(dirname "$0")/../run.sh"
finding @jax-js/jax@0.1.25 <<'JS'
// Node 20 has no navigator, which the package asks for.
globalThis.navigator ??= { hardwareConcurrency: 1 };
const { init, defaultDevice, numpy: np } = await import("@jax-js/jax");
await init();
defaultDevice("wasm");
const index = async (x) => (await np.argmax(np.array(x)).data())[0];
console.log(`${await index([1, NaN, 3])}, without NaN ${await index([1, 2, 3])}`);
JS
seen "3, without NaN 2"
