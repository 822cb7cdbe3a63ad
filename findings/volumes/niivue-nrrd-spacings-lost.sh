#!/usr/bin/env bash
# @niivue/niivue 0.69.0, NVImage.new: an NRRD of which the lengths are given by `spacings`, without a space, gets them in pixDims, but its
# affine stays the identity, by which places, distances and volumes are shown. The same lengths in `space directions` are right. Where the
# first axis holds the layers of a segmentation (`none`, as 3D Slicer writes it), both are lost.
# Seen: voxels of 2 × 3 × 4 mm have an affine with 1, 1, 1 on its diagonal.
source "$(dirname "$0")/../run.sh"
finding @niivue/niivue@0.69.0 <<'JS'
globalThis.window = globalThis;
globalThis.document = { createElement: () => ({ getContext: () => null, style: {} }), addEventListener() {} };
const { NVImage } = await import("@niivue/niivue");
const log = console.log;
console.log = () => {};
async function read(fields) {
  const text = new TextEncoder().encode(`NRRD0004\ntype: uint8\n${fields}\nencoding: raw\n\n`);
  const file = new Uint8Array(text.length + 24);
  file.set(text);
  const { hdr } = await NVImage.new(file.buffer, "labels.nrrd");
  return `pixDims ${hdr.pixDims.slice(1, 4).join(" ")}, affine ${[0, 1, 2].map((k) => Math.abs(hdr.affine[k][k])).join(" ")}`;
}
const space = "space: left-posterior-superior\nspace origin: (0,0,0)\nspace directions:";
log("directions:", await read(`dimension: 3\nsizes: 2 3 4\n${space} (2,0,0) (0,3,0) (0,0,4)`));
log("spacings:", await read("dimension: 3\nsizes: 2 3 4\nspacings: 2 3 4"));
log("layers:", await read(`dimension: 4\nsizes: 2 2 3 2\n${space} none (2,0,0) (0,3,0) (0,0,4)`));
JS
seen "directions: pixDims 2 3 4, affine 2 3 4
spacings: pixDims 2 3 4, affine 1 1 1
layers: pixDims 1 1 1, affine 1 1 1"
