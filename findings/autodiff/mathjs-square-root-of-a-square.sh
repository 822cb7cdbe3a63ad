#!/usr/bin/env bash
# mathjs 15.2.0: (x^2)^0.5 is |x|, whose slope is −1 for x below 0; the derivative is simplified to 1 for every x.
. "$(dirname "$0")/../run.sh"
finding mathjs@15.2.0 <<'JS'
import { derivative, evaluate } from "mathjs";
const at = (x) => evaluate("(x^2)^0.5", { x });
console.log(`derivative ${derivative("(x^2)^0.5", "x").evaluate({ x: -2 })}, by differences ${(at(-1.5) - at(-2.5)).toFixed(1)}`);
JS
seen "derivative 1, by differences -1.0"
