#!/usr/bin/env bash
# hdf5-tools 1.10.8 of Debian 12: `h5diff a.h5 b.h5`, by which scripts ask whether two label maps are the same, exits with "0 if no differences, 1 if
# differences found". Maps of two sizes, and those of a signed and an unsigned type, are not compared, whatever they hold, and it exits with 0,
# as for equal maps; with -r it says "0 differences found". A line on objects that are not comparable is all that tells them apart.
# Seen: 2 × 3 against 2 × 2 labels, and 200 100 of uint8 against 7 8 of int16, exit with 0, as equal maps do; other labels of one type exit with 1.
. "$(dirname "$0")/../run.sh"
command -v h5diff >/dev/null || apt-get install --yes --no-install-recommends hdf5-tools >/dev/null
/usr/bin/python3 -c "import h5py" 2>/dev/null || apt-get install --yes --no-install-recommends python3-h5py >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
/usr/bin/python3 - <<'PY'
import h5py
import numpy

maps = {
    "wide": numpy.array([[0, 1, 2], [3, 4, 5]], numpy.uint8),
    "narrow": numpy.array([[9, 9], [9, 9]], numpy.uint8),
    "unsigned": numpy.array([200, 100], numpy.uint8),
    "signed": numpy.array([7, 8], numpy.int16),
    "other": numpy.array([200, 101], numpy.uint8),
}
for name, labels in maps.items():
    with h5py.File(name + ".h5", "w") as file:
        file["labels"] = labels
PY
# compared FILE FILE: the code of the comparison, and what it says of differences.
compared() {
  local text code=0
  text=$(h5diff -r "$1.h5" "$2.h5") || code=$?
  echo "$1 $2: exit $code, $(grep "differences found" <<<"$text" | uniq)"
}
printed=$(compared wide wide; compared wide narrow; compared unsigned signed; compared unsigned other)
seen "wide wide: exit 0, 0 differences found
wide narrow: exit 0, 0 differences found
unsigned signed: exit 0, 0 differences found
unsigned other: exit 1, 1 differences found"
