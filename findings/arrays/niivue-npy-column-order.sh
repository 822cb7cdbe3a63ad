#!/usr/bin/env bash
# @niivue/niivue 0.69.0, NVImage.new: an .npy file says `fortran_order: True` where the first index runs fastest. niivue does not read that
# and takes the voxels in C order, so that the labels are scattered over the volume, in the right shape and without an error. Masks made from
# nibabel's arrays are such: their order is NIfTI's, and numpy.save keeps it.
# Seen: the mask of 2 × 2 × 3 voxels in which only index [0, :, :] is 1 comes back as slices 1010 1010 1010, as if every second voxel were.
source "$(dirname "$0")/../run.sh"
finding @niivue/niivue@0.69.0 <<'JS'
globalThis.window = globalThis;
globalThis.document = { createElement: () => ({ getContext: () => null, style: {} }), addEventListener() {} };
const { NVImage } = await import("@niivue/niivue");
const log = console.log;
console.log = () => {};
async function read(fortran) {
  const header = `{'descr': '|u1', 'fortran_order': ${fortran ? "True" : "False"}, 'shape': (2, 2, 3), }`.padEnd(117) + "\n";
  const file = new Uint8Array(128 + 12);
  file.set([0x93, 78, 85, 77, 80, 89, 1, 0, 118, 0]);
  file.set(new TextEncoder().encode(header), 10);
  for (let i = 0; i < 2; i++)
    for (let j = 0; j < 2; j++)
      for (let k = 0; k < 3; k++) file[128 + (fortran ? i + 2 * j + 4 * k : 6 * i + 3 * j + k)] = i === 0 ? 1 : 0;
  const { img, hdr } = await NVImage.new(file.buffer, "mask.npy");
  // The last index of NumPy is the first axis of the image.
  return `${hdr.dims.slice(1, 4).join(" × ")}: ${img.slice(0, 6).join("")} ${img.slice(6).join("")}`;
}
log("C order      ", await read(false));
log("Fortran order", await read(true));
JS
seen "C order       3 × 2 × 2: 111111 000000
Fortran order 3 × 2 × 2: 101010 101010"
