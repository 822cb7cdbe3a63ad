#!/usr/bin/env bash
# @jax-js/jax 0.1.25 (wasm): take and indexing by an array count negative indices from the end in JAX and NumPy, and take makes NaN of an
# index that is too large in JAX. Here both give the first element for every index outside of the array. A single negative number is right.
# Seen: of 5 6 7 the indices −1, −2 and 3 give 5, 5 and 5.
source "$(dirname "$0")/../run.sh"
finding @jax-js/jax@0.1.25 <<'JS'
// Node 20 has no navigator, which the package asks for.
globalThis.navigator ??= { hardwareConcurrency: 1 };
const { init, defaultDevice, numpy: np } = await import("@jax-js/jax");
await init();
defaultDevice("wasm");
const values = () => np.array([5, 6, 7]);
const indices = () => np.array([-1, -2, 3], { dtype: np.int32 });
const text = async (array) => Array.from(await array.data()).join(" ");
const results = [np.take(values(), indices()), values().slice(indices()), values().slice(-1)];
const [taken, indexed, last] = await Promise.all(results.map(text));
console.log(`take ${taken}, by an array ${indexed}, by −1 ${last}`);
JS
seen "take 5 5 5, by an array 5 5 5, by −1 7"
