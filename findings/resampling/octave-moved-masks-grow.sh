#!/usr/bin/env bash
# octave-image 2.14.0 of Debian 12: imresize, imrotate and imsmooth of a logical mask interpolate numbers and cast them to logical at the end,
# where every number but 0 is true, be it 0.01 or −0.01. So a mask grows, most with "cubic", the default of imresize. The documentation does
# not say so. A threshold of 0.5 on double(mask) keeps the size.
# Seen: of 8 pixels of which 5 are true, twice as wide, 13 of 16 are true; 4 pixels turned by 30° are 24, and 5 of 8 smoothed are 8.
. "$(dirname "$0")/../run.sh"
dpkg --status octave-image >/dev/null 2>&1 || apt-get install --yes --no-install-recommends octave octave-image >/dev/null
printed=$(octave --no-gui --norc --eval '
  pkg load image;
  half = logical([0 0 0 1 1 1 1 1]);
  square = false(6);
  square(3:4, 3:4) = true;
  wide = @(mask) imresize(mask, [1 16]);
  turned = @(mask) imrotate(mask, 30, "bicubic", "crop");
  printf("twice as wide %d, smoothed %d, turned %d\n", nnz(wide(half)), nnz(imsmooth(half, "Gaussian", 1)), nnz(turned(square)));
  printf("of double, above 0.5: %d, %d, %d\n", nnz(wide(double(half)) > 0.5), nnz(imsmooth(double(half), "Gaussian", 1) > 0.5), nnz(turned(double(square)) > 0.5));
  ' 2>/dev/null)
seen "twice as wide 13, smoothed 8, turned 24
of double, above 0.5: 10, 5, 4"
