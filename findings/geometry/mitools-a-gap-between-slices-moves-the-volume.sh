#!/usr/bin/env bash
# mitools 2.0.5 of Debian 12: miconv makes a NIfTI of a series of DICOM, whose slices say where they are. The distance of the slices is right. Where
# it is not their thickness, as with gaps or with slices that overlap, the volume is moved along the slices by half the difference, without a
# warning: labels that were drawn on the copy lie beside the organ. dcm2niix 1.0.20220720 of the same series puts the first slice where it is.
# Seen: four slices of 1 mm from 0 mm on, 5 mm apart, begin at 2 mm; slices of 5 mm, 2.5 mm apart, begin at −1.25 mm; those of 5 mm, 5 mm apart, at 0.
. "$(dirname "$0")/../run.sh"
command -v miconv >/dev/null || apt-get install --yes --no-install-recommends mitools >/dev/null
command -v dcm2niix >/dev/null || apt-get install --yes --no-install-recommends dcm2niix >/dev/null
/usr/bin/python3 -c "import nibabel, pydicom" 2>/dev/null || apt-get install --yes --no-install-recommends python3-nibabel python3-pydicom >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >series.py <<'PY'
import sys

import numpy
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

folder, thickness, distance = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
for slice_ in range(4):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.2"
    meta.MediaStorageSOPInstanceUID = f"1.2.3.{slice_ + 1}"
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    file = FileDataset(f"{folder}/{slice_}.dcm", {}, file_meta=meta, preamble=b"\0" * 128)
    file.is_little_endian, file.is_implicit_VR = True, False
    file.SOPClassUID, file.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    file.StudyInstanceUID, file.SeriesInstanceUID, file.FrameOfReferenceUID = "1.2.4", "1.2.5", "1.2.6"
    file.Modality, file.PatientName, file.PatientID, file.SeriesNumber, file.InstanceNumber = "CT", "a", "1", 1, slice_ + 1
    file.StudyDate = file.SeriesDate = file.AcquisitionDate = file.ContentDate = "20200101"
    file.StudyTime = file.SeriesTime = file.AcquisitionTime = file.ContentTime = "120000"
    file.Rows, file.Columns, file.SamplesPerPixel, file.PhotometricInterpretation = 6, 5, 1, "MONOCHROME2"
    file.BitsAllocated, file.BitsStored, file.HighBit, file.PixelRepresentation = 16, 16, 15, 0
    file.PixelSpacing, file.SliceThickness, file.RescaleSlope, file.RescaleIntercept = [1, 1], thickness, 1, 0
    file.ImageOrientationPatient, file.ImagePositionPatient = [1, 0, 0, 0, 1, 0], [0, 0, distance * slice_]
    file.PixelData = numpy.full((6, 5), slice_, numpy.uint16).tobytes()
    file.save_as(file.filename, write_like_original=False)
PY
# begin THICKNESS DISTANCE: the distance of slices and the place of the first one, by both programs.
begin() {
  mkdir "$1-$2"
  /usr/bin/python3 series.py "$1-$2" "$1" "$2"
  miconv "$1-$2" "miconv-$1-$2.nii" >/dev/null 2>&1
  dcm2niix -f "dcm2niix-$1-$2" -o . "$1-$2" >/dev/null 2>&1
  for program in miconv dcm2niix; do
    /usr/bin/python3 -c 'import nibabel, sys; print(*sys.argv[2:], *nibabel.load(sys.argv[1]).affine[2, 2:])' "$program-$1-$2.nii" "$1 mm, $program:"
  done
}
printed=$(begin 1 5; begin 5 2.5; begin 5 5)
seen "1 mm, miconv: 5.0 2.0
1 mm, dcm2niix: 5.0 0.0
5 mm, miconv: 2.5 -1.25
5 mm, dcm2niix: 2.5 0.0
5 mm, miconv: 5.0 0.0
5 mm, dcm2niix: 5.0 0.0"
