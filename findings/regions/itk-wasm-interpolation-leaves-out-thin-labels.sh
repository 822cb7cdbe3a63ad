#!/usr/bin/env bash
# @itk-wasm/morphological-contour-interpolation 2.0.0: it fills the slices between two labelled ones. Where a label is at most two pixels wide
# in one of the two slices, the slices between them stay empty, without an error, even where both slices are equal and with `axis` given. It
# detects which slices are labelled, as documented; told them by `labeledSliceIndices`, it fills them.
# Seen: between two slices of 3 × 5 pixels it writes 15, between two of 2 × 5 none, and 10 if it is told the slices.
source "$(dirname "$0")/../run.sh"
finding @itk-wasm/morphological-contour-interpolation@2.0.0 <<'JS'
import { morphologicalContourInterpolationNode } from "@itk-wasm/morphological-contour-interpolation";
const told = { useCustomSlicePositions: true, labeledSliceIndicesAxis: 2, labeledSliceIndicesLabel: 1, labeledSliceIndices: [0, 2] };
const between = async (width, options) => {
  const data = new Uint8Array(9 * 9 * 3);
  for (const z of [0, 2]) for (let y = 2; y < 7; y++) data.fill(1, 81 * z + 9 * y + 3, 81 * z + 9 * y + 3 + width);
  const imageType = { dimension: 3, componentType: "uint8", pixelType: "Scalar", components: 1 };
  const direction = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
  const image = { imageType, name: "labels", origin: [0, 0, 0], spacing: [1, 1, 1], direction, size: [9, 9, 3], data, metadata: new Map() };
  const { outputImage } = await morphologicalContourInterpolationNode(image, options);
  return outputImage.data.subarray(81, 162).reduce((sum, label) => sum + label, 0);
};
const results = [await between(3, {}), await between(2, {}), await between(2, { axis: 2 }), await between(2, told)];
console.log(`three wide ${results[0]}, two wide ${results[1]}, along the axis ${results[2]}, told the slices ${results[3]}`);
process.exit(0);
JS
seen "three wide 15, two wide 0, along the axis 0, told the slices 10"
