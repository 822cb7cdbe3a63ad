#!/usr/bin/env bash
# nerdamer 1.1.13: the derivative of asinh(x) is 1/√(1 + x²); diff gives 1/(x + √(1 + x²)). It writes asinh, acosh, atanh and acoth
# as logarithms, and leaves out the inner derivative. Of log(x + sqrt(1 + x²)), written out, it gives the right one.
. "$(dirname "$0")/../run.sh"
finding nerdamer@1.1.13 <<'JS'
import nerdamer from "nerdamer/all.js";
const at = (text) => nerdamer.diff(text, "x").buildFunction(["x"])(0.5).toFixed(4);
console.log(`asinh: ${at("asinh(x)")}, atanh: ${at("atanh(x)")}, written out: ${at("log(x+sqrt(1+x^2))")}; right: ${(1 / Math.sqrt(1.25)).toFixed(4)}, ${(1 / 0.75).toFixed(4)}`);
JS
seen "asinh: 0.6180, atanh: 0.1667, written out: 0.8944; right: 0.8944, 1.3333"
