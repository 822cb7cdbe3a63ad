#!/usr/bin/env bash
# fast-check 4.10.2: doubles are drawn evenly over their bit patterns, so nine in ten of double({ min: 0, max: 1 }) lie below 0.001.
# A property of a Dice loss that draws probabilities like this tests empty pictures. Draw integers over a power of two.
. "$(dirname "$0")/../run.sh"
finding fast-check@4.10.2 <<'JS'
import fc from "fast-check";
const drawn = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: 5000, seed: 1 });
const share = drawn.filter((x) => x < 1e-3).length / drawn.length;
console.log(share > 0.85 && share < 0.97 ? "between 85 % and 97 % lie below 0.001" : share);
JS
seen "between 85 % and 97 % lie below 0.001"
