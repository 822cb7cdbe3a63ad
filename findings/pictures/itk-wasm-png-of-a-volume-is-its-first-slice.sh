#!/usr/bin/env bash
# @itk-wasm/image-io 1.6.1, writeImageNode: a volume written as PNG, a format of one slice, is a picture of its first slice. No error is thrown,
# and the other slices are lost. The same volume as TIFF keeps its slices.
# Seen: of two slices of labels 1 2 3 4 / 5 6 7 8 come back 1 2 3 4.
. "$(dirname "$0")/../run.sh"
finding @itk-wasm/image-io@1.6.1 <<'JS'
import { readImageNode, writeImageNode } from "@itk-wasm/image-io";
const imageType = { dimension: 3, componentType: "uint8", pixelType: "Scalar", components: 1 };
const direction = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
const data = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const volume = { imageType, name: "labels", origin: [0, 0, 0], spacing: [1, 1, 1], direction, size: [2, 2, 2], data, metadata: new Map() };
const back = async (path) => {
  await writeImageNode(volume, path);
  const { size, data } = await readImageNode(path);
  return `${size.join(" × ")}: ${data.join(" ")}`;
};
console.log(`PNG ${await back("labels.png")}, TIFF ${await back("labels.tif")}`);
process.exit(0);
JS
seen "PNG 2 × 2: 1 2 3 4, TIFF 2 × 2 × 2: 1 2 3 4 5 6 7 8"
