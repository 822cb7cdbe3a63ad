#!/usr/bin/env bash
# image-js 1.7.0, Roi.perimeter: it is documented as the number of outer sides of the pixels of a region, less a correction for corners. In
# the last row of the picture the lower sides are not counted, nor the right one in its corner, so that a region that touches the lower
# border is shorter than the same region that touches the upper one.
# Seen: four pixels in a square have a perimeter of 5.66 at the upper border, 4.83 at the lower one and 3.83 in the last corner.
source "$(dirname "$0")/../run.sh"
finding image-js@1.7.0 <<'JS'
import { fromMask, Mask } from "image-js";
const perimeter = (left, top) => {
  const mask = new Mask(6, 5);
  for (const [x, y] of [[0, 0], [0, 1], [1, 0], [1, 1]]) mask.setBit(left + x, top + y, true);
  return fromMask(mask).getRois({ kind: "white" })[0].perimeter.toFixed(2);
};
console.log(`top ${perimeter(2, 0)}, right ${perimeter(4, 1)}, bottom ${perimeter(2, 3)}, last corner ${perimeter(4, 3)}`);
JS
seen "top 5.66, right 5.66, bottom 4.83, last corner 3.83"
