#!/usr/bin/env bash
# nifti-reader-js 0.8.0, readHeader: the quaternion of a NIfTI has three stored numbers, and the fourth is √(1 − b² − c² − d²). Of a half turn,
# of which the fourth is 0, the three are rounded to float32, and their squares may add up to a little more than 1. The NIfTI
# library scales them to 1 then; this package takes the root of a number below 0, and the affine is NaN, without an error.
# Seen: b = d = 0.7071068, half a turn around the axis (1, 0, 1), rounded up, has the first row NaN NaN NaN 0.
source "$(dirname "$0")/../run.sh"
finding nifti-reader-js@0.8.0 <<'JS'
import * as nifti from "nifti-reader-js";
const affineOf = (b, d) => {
  const view = new DataView(new ArrayBuffer(360));
  view.setInt32(0, 348, true);
  [3, 2, 2, 2, 1, 1, 1, 1].forEach((extent, k) => view.setInt16(40 + 2 * k, extent, true));
  view.setInt16(70, 2, true);
  view.setInt16(72, 8, true);
  [1, 2, 3, 4].forEach((size, k) => view.setFloat32(76 + 4 * k, size, true));
  view.setFloat32(108, 352, true);
  view.setInt16(252, 1, true);
  view.setFloat32(256, b, true);
  view.setFloat32(264, d, true);
  [0x6e, 0x2b, 0x31].forEach((byte, k) => view.setUint8(344 + k, byte));
  return nifti.readHeader(view.buffer).affine;
};
// The float32 above √½ and the one below it.
for (const part of [0.70710683, 0.70710677]) {
  console.log(...affineOf(part, part)[0].map((value) => (Number.isNaN(value) ? "NaN" : value.toFixed(3))));
}
JS
seen "NaN NaN NaN 0.000
0.000 -0.001 4.000 0.000"
