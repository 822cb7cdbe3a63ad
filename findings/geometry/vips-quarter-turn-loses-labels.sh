#!/usr/bin/env bash
# libvips 8.14.1 of Debian 12: `vips rotate` and `vips similarity --angle` turn a picture by an angle. By 90, 180 and 270 degrees, which permute the
# pixels, the turned picture lies a pixel beside the area that is kept: its first row or column is 0 and the last is lost, with nearest
# neighbor, too. The documentation names no loss. `vips rot`, for these angles alone, is right.
# Seen: 1 2 3 / 4 5 6 turned by 90 is 0 4 / 0 5 / 0 6 and by 180 it is 0 0 0 / 0 6 5, in place of 4 1 / 5 2 / 6 3 and 6 5 4 / 3 2 1.
. "$(dirname "$0")/../run.sh"
command -v vips >/dev/null || apt-get install --yes --no-install-recommends libvips-tools >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf 'P2\n3 2\n255\n1 2 3\n4 5 6\n' >labels.pgm
# turn OPERATION ARGUMENTS…: the rows of the turned picture.
turn() {
  local operation=$1
  shift
  vips "$operation" labels.pgm turned.v "$@"
  vips copy turned.v turned.csv
  tr '\t\n' ' /' <turned.csv
}
printed="rotate 90 $(turn rotate 90 --interpolate nearest), 180 $(turn rotate 180 --interpolate nearest)
rot 90 $(turn rot d90), 180 $(turn rot d180)"
seen "rotate 90 0 4/0 5/0 6/, 180 0 0 0/0 6 5/
rot 90 4 1/5 2/6 3/, 180 6 5 4/3 2 1/"
