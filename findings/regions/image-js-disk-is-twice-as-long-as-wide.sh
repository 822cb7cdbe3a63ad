#!/usr/bin/env bash
# image-js 1.7.0, Roi.ellipse: the axes of the ellipse of a region are of the right ratio as points, and their lengths are not. The length of
# the minor axis is measured from an end of the minor axis to an end of the major one, so that a disk gets axes of 2 : 1 in place of 1 : 1,
# and both lengths are scaled by the wrong ratio to the area of the region.
# Seen: a disk of the radius 18 has the axes 50.7 and 25.3 (36 and 36), and an ellipse of 50 × 20 has 39.4 and 25.1.
source "$(dirname "$0")/../run.sh"
finding image-js@1.7.0 <<'JS'
import { fromMask, Mask } from "image-js";
for (const [a, b] of [
  [18, 18],
  [25, 10],
]) {
  const mask = new Mask(61, 61);
  for (let y = 0; y < 61; y++) for (let x = 0; x < 61; x++) mask.setBit(x, y, ((x - 30) / a) ** 2 + ((y - 30) / b) ** 2 <= 1);
  const { majorAxis, minorAxis } = fromMask(mask).getRois({ kind: "white" })[0].ellipse;
  console.log(`${2 * a} × ${2 * b}: ${majorAxis.length.toFixed(1)} × ${minorAxis.length.toFixed(1)}`);
}
JS
seen "36 × 36: 50.7 × 25.3
50 × 20: 39.4 × 25.1"
