#!/usr/bin/env bash
# nibabel 5.0.0 of Debian 12: get_fdata gives float64, and an image that is made of it and of the old header, as one does after changing
# some voxels, is stored as the header says, in int16. All labels are whole numbers that int16 holds, and are scaled to its range all the
# same, so that a reader gets numbers just below the labels. A cast to whole numbers, which cuts the digits off, makes each label the one
# below it. An array of int16 is not scaled. The documentation describes the scaling of floats, and not that whole numbers have it, too.
# Seen: the labels 0 1 2 5 come back as 0 0.9999999998 1.9999999995 4.9999999988, and as 0 0 1 4 after a cast.
source "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import nibabel" 2>/dev/null || apt-get install --yes --no-install-recommends python3-nibabel >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import os
import tempfile

import nibabel
import numpy

with tempfile.TemporaryDirectory() as folder:
    first, second = os.path.join(folder, "first.nii"), os.path.join(folder, "second.nii")
    labels = numpy.array([0, 1, 2, 5], dtype=numpy.int16).reshape(2, 2, 1)
    nibabel.save(nibabel.Nifti1Image(labels, numpy.eye(4)), first)
    image = nibabel.load(first)
    nibabel.save(nibabel.Nifti1Image(image.get_fdata(), image.affine, image.header), second)
    again = nibabel.load(second)
    values = again.get_fdata().ravel()
    print(again.get_data_dtype(), *(f"{value:.11g}" for value in values), *values.astype(numpy.uint8))
PY
)
seen "int16 0 0.99999999977 1.9999999995 4.9999999988 0 0 1 4"
