#!/usr/bin/env bash
# distance-transform 1.0.2: of a picture of 3 × 3 with the last pixel of row 2 and the middle one of row 3 set, the distance of the first
# pixel is √5 = 2.24; the package gives √3, which is no distance between pixels. Distances beside two set pixels come out too small.
. "$(dirname "$0")/../run.sh"
finding distance-transform@1.0.2 ndarray@1.0.19 <<'JS'
import distanceTransform from "distance-transform";
import ndarray from "ndarray";
const picture = ndarray(Float64Array.of(0, 0, 0, 0, 0, 1, 0, 1, 0), [3, 3]);
distanceTransform(picture);
console.log(Array.from(picture.data, (x) => x.toFixed(2)).join(" "));
JS
seen "1.73 1.41 1.00 1.41 1.00 0.00 1.00 0.00 1.00"
