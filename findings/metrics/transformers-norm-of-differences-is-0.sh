#!/usr/bin/env bash
# @huggingface/transformers 4.3.2, Tensor.norm: the norm of order p adds the powers of the elements, not of their absolute values, as in
# torch. So the norm of order 1 is the sum, in which an error of 1 and one of −1 cancel, and odd orders of negative sums are NaN. Orders 2
# and "fro" are right. normalize(1) divides by that sum.
# Seen: of −1 and 1 the norm of order 1 is 0 (2), and of −3 and −4 that of order 3 is NaN (4.498).
source "$(dirname "$0")/../run.sh"
finding @huggingface/transformers@4.3.2 <<'JS'
import { Tensor } from "@huggingface/transformers";
const tensor = (...x) => new Tensor("float32", Float32Array.from(x), [1, x.length]);
const norm = (order, ...x) => tensor(...x).norm(order, 1).data[0];
console.log(norm(1, -1, 1), norm(2, 3, -4), norm(3, -3, -4), Array.from(tensor(1, -3).normalize(1, 1).data).join(" "));
JS
seen "0 5 NaN -0.5 1.5"
