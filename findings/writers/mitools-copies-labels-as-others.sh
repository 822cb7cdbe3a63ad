#!/usr/bin/env bash
# mitools 2.0.5 of Debian 12: `miconv labels.nii copy.nii`, which "converts medical image data between formats", keeps size, type and place of a NIfTI
# of bytes. Its labels are other ones: they are stretched until the largest is the largest number of the type, and those of a signed type until the
# smallest is the smallest, background included. The factor is not stored, in the header the slope is 1, so that no reader can undo it. Floats are
# copied. -noscale, a line of its help on storing integers, keeps labels.
# Seen: 0 1 2 7 of bytes come back as 0 36 73 255, and of shorts as −32768 −23406 −14044 32767.
. "$(dirname "$0")/../run.sh"
command -v miconv >/dev/null || apt-get install --yes --no-install-recommends mitools >/dev/null
/usr/bin/python3 -c "import nibabel" 2>/dev/null || apt-get install --yes --no-install-recommends python3-nibabel >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >labels.py <<'PY'
import sys

import nibabel
import numpy

name, type_ = sys.argv[1:]
if type_ == "show":
    image = nibabel.load(name)
    print(image.get_data_dtype(), "slope", image.dataobj.slope, *image.get_fdata().ravel(order="F").astype(int))
else:
    nibabel.save(nibabel.Nifti1Image(numpy.array([0, 1, 2, 7], type_).reshape((2, 2, 1), order="F"), numpy.eye(4)), name)
PY
# copied TYPE OPTION…: the labels of a copy.
copied() {
  /usr/bin/python3 labels.py labels.nii "$1"
  miconv "${@:2}" labels.nii copy.nii >/dev/null 2>&1
  /usr/bin/python3 labels.py copy.nii show
}
printed=$(copied uint8; copied int16; copied float32; copied uint8 -noscale)
seen "uint8 slope 1.0 0 36 73 255
int16 slope 1.0 -32768 -23406 -14044 32767
float32 slope 1.0 0 1 2 7
uint8 slope 1.0 0 1 2 7"
