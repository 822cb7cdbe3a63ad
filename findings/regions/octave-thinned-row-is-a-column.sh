#!/usr/bin/env bash
# octave-image 2.14.0 of Debian 12 (GNU Octave 7.3.0): bwmorph applies a morphological operation to a picture, and its result has the size of the
# picture. A mask of one row comes back as a column from "thin", "bridge", "spur", "diag", "hbreak" and "endpoints", and as a square from "skel"
# and "shrink", without an error. Octave broadcasts rows with columns, so that what is compared with the mask next is a square, too.
# Seen: of 1 0 1 1 "thin" has 4 × 1 pixels, "skel" 4 × 4, all set, and "dilate" 1 × 4; with a row of zeros below it all are 2 × 4.
. "$(dirname "$0")/../run.sh"
octave --no-gui --norc --eval 'pkg load image' >/dev/null 2>&1 || apt-get install --yes --no-install-recommends octave octave-image >/dev/null
printed=$(octave --no-gui --norc --eval '
pkg load image
row = logical([1 0 1 1]);
for operation = {"thin", "skel", "dilate"}
  thinned = bwmorph(row, operation{1});
  printf("%s %dx%d of %d pixels, %dx%d\n", operation{1}, size(thinned), nnz(thinned), size(bwmorph([row; false(1, 4)], operation{1})));
end' 2>/dev/null)
seen "thin 4x1 of 3 pixels, 2x4
skel 4x4 of 16 pixels, 2x4
dilate 1x4 of 4 pixels, 2x4"
