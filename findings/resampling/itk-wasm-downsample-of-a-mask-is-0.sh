#!/usr/bin/env bash
# @itk-wasm/downsample 2.0.2, downsampleNode: the smoothed numbers of an integer picture are cut off and not rounded, although smoothing
# leaves a number such as 0.9999999 where 1 belongs. A mask of ones becomes a mask of zeros, and of a picture of 10 and 20 come 9 and 19.
# Floats are right, and so is downsampleLabelImageNode.
. "$(dirname "$0")/../run.sh"
finding @itk-wasm/downsample@2.0.2 itk-wasm@1.0.0-b.201 <<'JS'
import { downsampleLabelImageNode, downsampleNode } from "@itk-wasm/downsample";
import { Image } from "itk-wasm";
const half = async (of, componentType, data) => {
  const image = new Image({ dimension: 2, componentType, pixelType: "Scalar", components: 1 });
  Object.assign(image, { size: [12, 12], spacing: [1, 1], origin: [0, 0], data });
  return [...(await of(image, { shrinkFactors: [2, 2] })).downsampled.data.subarray(0, 6)].map((x) => x.toFixed(2) * 1).join(" ");
};
const step = Array.from({ length: 144 }, (_, i) => (i % 12 < 6 ? 10 : 20));
console.log("ones in float32:", await half(downsampleNode, "float32", new Float32Array(144).fill(1)));
console.log("ones in uint8:", await half(downsampleNode, "uint8", new Uint8Array(144).fill(1)));
console.log("ones in uint8, as labels:", await half(downsampleLabelImageNode, "uint8", new Uint8Array(144).fill(1)));
console.log("10 and 20 in float32:", await half(downsampleNode, "float32", Float32Array.from(step)));
console.log("10 and 20 in uint8:", await half(downsampleNode, "uint8", Uint8Array.from(step)));
JS
seen "ones in float32: 1 1 1 1 1 1
ones in uint8: 0 0 0 0 0 0
ones in uint8, as labels: 1 1 1 1 1 1
10 and 20 in float32: 10 10 11.04 18.96 20 20
10 and 20 in uint8: 9 9 9 17 19 19"
