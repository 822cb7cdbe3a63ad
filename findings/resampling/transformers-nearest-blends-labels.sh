#!/usr/bin/env bash
# @huggingface/transformers 4.3.2, interpolate: its third argument is documented as the interpolation mode, and is not used, so that
# "nearest" and "bicubic" are bilinear. A map of labels gets labels that are not in it. interpolate_4d, which documents the three modes,
# keeps the labels.
# Seen: of 1 2 3 4, half as wide, "nearest" is 1.5 3.5, and by interpolate_4d it is 1 3.
source "$(dirname "$0")/../run.sh"
finding @huggingface/transformers@4.3.2 <<'JS'
import { interpolate, interpolate_4d, Tensor } from "@huggingface/transformers";
const labels = (...shape) => new Tensor("float32", Float32Array.of(1, 2, 3, 4), shape);
const three = interpolate(labels(1, 1, 4), [1, 2], "nearest");
const four = await interpolate_4d(labels(1, 1, 1, 4), { size: [1, 2], mode: "nearest" });
console.log(`interpolate ${Array.from(three.data).join(" ")}, interpolate_4d ${Array.from(four.data).join(" ")}`);
JS
seen "interpolate 1.5 3.5, interpolate_4d 1 3"
