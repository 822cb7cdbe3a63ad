#!/usr/bin/env bash
# ImageMagick 6.9.11-60 of Debian 12: `compare -metric NCC` prints the normalized cross-correlation of two pictures, which is 1 for a picture and
# itself. It is 1 − 1/n for n pixels: the sum of products is divided by n, and the deviations beside it by n − 1. So a crop of a mask agrees less
# with itself than the whole does, and a threshold near 1 depends on the size of the picture. The documentation names no such factor.
# Seen: a picture of 4 pixels and itself have 0.75, one of 25 have 0.96, one of 10,000 have 0.9999. RMSE of each is 0.
. "$(dirname "$0")/../run.sh"
command -v compare >/dev/null || apt-get install --yes --no-install-recommends imagemagick >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# itself SIDE: both metrics of a square mask, whose left half is set, and itself.
itself() {
  { printf 'P2\n%s %s\n255\n' "$1" "$1"; for ((i = 0; i < $1 * $1; i++)); do echo $((i % $1 < $1 / 2 ? 255 : 0)); done; } >mask.pgm
  echo "$(($1 * $1)) pixels: NCC $(compare -metric NCC mask.pgm mask.pgm null: 2>&1), RMSE $(compare -metric RMSE mask.pgm mask.pgm null: 2>&1)"
}
printed=$(itself 2; itself 5; itself 100)
seen "4 pixels: NCC 0.75, RMSE 0 (0)
25 pixels: NCC 0.96, RMSE 0 (0)
10000 pixels: NCC 0.9999, RMSE 0 (0)"
