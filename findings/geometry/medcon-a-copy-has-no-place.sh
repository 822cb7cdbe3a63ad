#!/usr/bin/env bash
# XMedCon 0.23.0 of Debian 12: `medcon -f labels.nii -c nifti` copies the voxels. The copy has no place and no direction: both codes of the header
# that say which affine holds are 0, so that each reader invents one. All label maps of a study share it then, whatever their affines were, and
# a map that was stored from right to left lies mirrored over one that was stored from left to right. The documentation does not say so.
# Seen: the first voxels of three maps are at 10 20 30, at 2 0 0 (from right to left) and at 0 0 0; nibabel has all three at 1 −0.5 −0.5.
. "$(dirname "$0")/../run.sh"
command -v medcon >/dev/null || apt-get install --yes --no-install-recommends medcon >/dev/null
/usr/bin/python3 -c "import nibabel" 2>/dev/null || apt-get install --yes --no-install-recommends python3-nibabel >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
/usr/bin/python3 - <<'PY'
import nibabel
import numpy

labels = numpy.zeros((3, 2, 2), numpy.uint8)
labels[0, 0, 0] = 7
for name, direction, place in ("far", 1, (10, 20, 30)), ("right", -1, (2, 0, 0)), ("left", 1, (0, 0, 0)):
    affine = numpy.diag([direction, 1, 1, 1.0])
    affine[:3, 3] = place
    image = nibabel.Nifti1Image(labels, affine)
    image.set_qform(affine, 1)
    image.set_sform(affine, 1)
    nibabel.save(image, name + ".nii")
PY
for name in far right left; do
  medcon -f $name.nii -c nifti -o $name-copy -w -noprefix -s >/dev/null 2>&1
done
printed=$(/usr/bin/python3 - <<'PY'
import nibabel

for name in "far", "right", "left":
    for file in name + ".nii", name + "-copy.nii":
        image = nibabel.load(file)
        place = (f"{number:g}" for number in image.affine[:3, 3])
        print(file, "codes", image.header["qform_code"], image.header["sform_code"], "place", *place, "to", nibabel.aff2axcodes(image.affine)[0])
PY
)
seen "far.nii codes 1 1 place 10 20 30 to R
far-copy.nii codes 0 0 place 1 -0.5 -0.5 to L
right.nii codes 1 1 place 2 0 0 to L
right-copy.nii codes 0 0 place 1 -0.5 -0.5 to L
left.nii codes 1 1 place 0 0 0 to R
left-copy.nii codes 0 0 place 1 -0.5 -0.5 to L"
