#!/usr/bin/env bash
# ndarray-ops 1.2.2, argmax and argmin: the index of the largest element. The search begins with −∞ and takes larger elements alone, so that where
# all elements are −∞, as the logits of classes that a mask rules out are, or NaN, the index is the shape itself, which no element has. sup of the
# same is −∞. NumPy and PyTorch give the index 0. argmin of ∞, distances to an empty mask, alike.
# Seen: of −∞ −∞ argmax is 2, and of ∞ ∞ ∞ argmin is 3; of −∞ 5 it is 1.
. "$(dirname "$0")/../run.sh"
finding ndarray@1.0.19 ndarray-ops@1.2.2 <<'JS'
import ndarray from "ndarray";
import ops from "ndarray-ops";
const of = (...numbers) => ndarray(Float64Array.from(numbers));
console.log(ops.argmax(of(-Infinity, -Infinity))[0], ops.argmin(of(Infinity, Infinity, Infinity))[0], ops.argmax(of(-Infinity, 5))[0]);
JS
seen "2 3 1"
