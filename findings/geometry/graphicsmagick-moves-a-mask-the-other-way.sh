#!/usr/bin/env bash
# GraphicsMagick 1.3.40 of Debian 12: `-affine sx,rx,ry,sy,tx,ty` is a matrix "for use by subsequent -draw or -transform options". -draw moves what it
# draws by tx to the right. -transform of a picture with the same matrix moves it by tx to the left, so that a mask and a contour that is drawn over
# it part by twice the shift. The size of the picture stays, what leaves it is lost, and of the columns that come in the last is white, like the mask.
# Seen: moved by 2, a pixel drawn at 3 is at 5, and the pixel of a mask at 3 is at 1; of the two columns that come in, one is 0 and the last is 255.
. "$(dirname "$0")/../run.sh"
command -v gm >/dev/null || apt-get install --yes --no-install-recommends graphicsmagick >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf 'P2\n8 2\n255\n0 0 0 255 0 0 0 0\n0 0 0 255 0 0 0 0\n' >mask.pgm
printf 'P2\n8 2\n255\n0 0 0 0 0 0 0 0\n0 0 0 0 0 0 0 0\n' >empty.pgm
# row ARGUMENTS…: the first row of the picture that they make.
row() { gm convert "$@" -depth 8 gray:- | head --bytes 8 | od -An -tu1 | tr -s ' '; }
printed="drawn $(row empty.pgm -affine 1,0,0,1,2,0 -fill white -draw 'point 3,0')
moved $(row mask.pgm -affine 1,0,0,1,2,0 -transform)"
seen "drawn  0 0 0 0 0 255 0 0
moved  0 255 0 0 0 0 0 255"
