#!/usr/bin/env bash
# mathjs 15.2.0: the derivative of acoth(x) is 1/(1 − x²), below 0 for x above 1; derivative gives the opposite sign.
. "$(dirname "$0")/../run.sh"
finding mathjs@15.2.0 <<'JS'
import { acoth, derivative, evaluate } from "mathjs";
const numeric = (acoth(2 + 1e-5) - acoth(2 - 1e-5)) / 2e-5;
console.log(`derivative ${derivative("acoth(x)", "x").evaluate({ x: 2 }).toFixed(4)}, by differences ${numeric.toFixed(4)}`);
JS
seen "derivative 0.3333, by differences -0.3333"
