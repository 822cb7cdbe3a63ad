"""Makes the files of the folders below, with programs that are not ours.

    apt-get install python3-nibabel python3-pydicom python3-tifffile python3-pil python3-zarr python3-h5py plastimatch mrtrix3 libtiff-tools optipng
    /usr/bin/python3 test/files/data/make-data.py

Every volume is the same map: 7 x 5 x 4 voxels of 0.8 x 1.2 x 3 mm with the labels 0 to 4, rotated about two axes. The
file expected.json holds its labels, x first, and nibabel's matrix.
"""

import json
import os
import subprocess
import zipfile

import nibabel as nib
import numpy as np
import tifffile
from PIL import Image

os.chdir(os.path.dirname(os.path.abspath(__file__)))

SHAPE = (7, 5, 4)
SPACING = (0.8, 1.2, 3.0)


def rotation(axis, degrees):
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    i, j = [(1, 2), (2, 0), (0, 1)][axis]
    matrix = np.eye(3)
    matrix[i, i] = matrix[j, j] = c
    matrix[i, j], matrix[j, i] = -s, s
    return matrix


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


labels = (np.arange(140).reshape(SHAPE, order="F") * 7 // 5 % 5).astype("uint8")
affine = np.eye(4)
affine[:3, :3] = rotation(2, 20) @ rotation(0, 10) @ np.diag(SPACING)
affine[:3, 3] = (-10, 20, 5)
json.dump(
    {"shape": SHAPE, "spacing": SPACING, "labels": labels.ravel(order="F").tolist(), "affine": affine[:3].ravel().tolist()},
    open("expected.json", "w"),
)

# nibabel: NIfTI-1 and -2, a pair, Analyze 7.5, FreeSurfer.
nib.save(nib.Nifti1Image(labels, affine), "nifti/nibabel.nii.gz")
nib.save(nib.Nifti2Image(labels.astype(">i2"), affine), "nifti/nibabel-2-big-endian.nii")
nib.save(nib.Nifti1Pair(labels, affine), "nifti/nibabel-pair.img")
nib.save(nib.AnalyzeImage(labels.astype("int16"), affine), "nifti/nibabel-analyze.img")
nib.save(nib.MGHImage(labels, affine), "mgh/nibabel.mgz")
nib.save(nib.MGHImage(labels.astype("int32"), affine), "mgh/nibabel-int32.mgh")
nib.save(nib.MGHImage(labels.astype("float32"), affine), "mgh/nibabel-float.mgz")
# Labels as floats under a header of uint8: stretched over 0 to 255.
scaled = nib.Nifti1Image(labels.astype("float64"), affine)
scaled.set_data_dtype("uint8")
nib.save(scaled, "nifti/nibabel-scaled.nii.gz")
# A voxel size in pixdim that contradicts the matrix.
contradiction = nib.Nifti1Image(labels, affine)
contradiction.set_sform(affine, 1)
contradiction.set_qform(None, 0)
contradiction.header.set_zooms((1, 1, 1))
nib.save(contradiction, "nifti/nibabel-zooms.nii.gz")

# ITK 5.2, through plastimatch.
for name in ("metaimage/itk.mha", "metaimage/itk.mhd", "nrrd/itk.nrrd", "nrrd/itk.nhdr", "nifti/itk.nii.gz"):
    run("plastimatch", "convert", "--input", "nifti/nibabel.nii.gz", "--output-img", name, "--output-type", "uchar")
run("plastimatch", "convert", "--input", "nifti/nibabel.nii.gz", "--output-img", "metaimage/itk-float.mha", "--output-type", "float")

# MRtrix: the same voxels in other memory orders, which are axes in another sequence.
run("mrconvert", "nifti/nibabel.nii.gz", "nifti/mrtrix-strides.nii", "-strides", "-2,3,1", "-datatype", "uint8", "-force")
run("mrconvert", "nifti/nibabel.nii.gz", "nifti/mrtrix-oblique.nii", "-strides", "3,-1,2", "-datatype", "uint8", "-force")
run("mrconvert", "nifti/nibabel.nii.gz", "mgh/mrtrix.mgz", "-datatype", "int32be", "-force")

# NumPy.
flat = labels.transpose(2, 1, 0)
np.save("npy/numpy-big-endian.npy", flat.astype(">i4"))
np.savez_compressed("npy/numpy.npz", labels=flat.astype("uint16"))
np.savez("npy/numpy-two.npz", labels=flat, probabilities=np.zeros((2, 4, 5, 7), "float32"))
with zipfile.ZipFile("npy/numpy-zip64.npz", "w") as archive, archive.open("arr_0.npy", "w", force_zip64=True) as member:
    np.lib.format.write_array(member, flat, version=(2, 0))

# TIFF: pages, ImageJ, OME, BigTIFF, tiles, predictor, byte order, LZW by libtiff.
image = dict(photometric="minisblack")
tifffile.imwrite("tiff/tifffile.tif", flat, resolution=(1 / 0.08, 1 / 0.12), resolutionunit="CENTIMETER", **image)
tifffile.imwrite("tiff/tifffile-imagej.tif", flat, imagej=True, resolution=(1 / 0.8, 1 / 1.2), metadata={"spacing": 3.0, "unit": "mm", "axes": "ZYX"})
tifffile.imwrite("tiff/tifffile.ome.tif", flat.astype("uint16"), metadata={
    "axes": "ZYX", "PhysicalSizeX": 800, "PhysicalSizeXUnit": "µm", "PhysicalSizeY": 1.2, "PhysicalSizeYUnit": "mm",
    "PhysicalSizeZ": 3.0, "PhysicalSizeZUnit": "mm"}, **image)
tifffile.imwrite("tiff/tifffile-big.tif", flat.astype("int32"), bigtiff=True, byteorder=">", **image)
tifffile.imwrite("tiff/tifffile-tiles.tif", flat, tile=(16, 16), compression="zlib", **image)
tifffile.imwrite("tiff/tifffile-one.tif", flat[0], **image)
tifffile.imwrite("tiff/tifffile-bool.tif", flat == 1, **image)
run("tiffcp", "-c", "jpeg:90", "tiff/tifffile-one.tif", "tiff/libtiff-jpeg.tif")
run("tiffcp", "-c", "lzw:2", "tiff/tifffile.tif", "tiff/libtiff-lzw.tif")
run("tiffcp", "-c", "packbits", "tiff/tifffile.tif", "tiff/libtiff-packbits.tif")

# PNG: one picture in every way in which programs and optimisers write it.
picture = labels[:, :, 1].T * 60
Image.fromarray(picture).save("png/pillow.png")
if os.path.exists("png/optipng.png"):
    os.remove("png/optipng.png")
run("optipng", "-o7", "-out", "png/optipng.png", "png/pillow.png")
run("convert", "png/pillow.png", "-interlace", "PNG", "png/imagemagick-interlaced.png")
two_bits = (labels[:, :, 1].T % 4) * 85
Image.fromarray(two_bits.astype("uint8")).save("png/pillow-85.png")
run("convert", "png/pillow-85.png", "png/imagemagick-2-bits.png")
run("convert", "png/pillow-85.png", "-interlace", "PNG", "png/imagemagick-2-bits-interlaced.png")

# DICOM SEG by pydicom: four segments and a fifth one over the second and third, frames in no sequence, empty ones left out.
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

LPS = np.diag([-1, -1, 1])


def item(**fields):
    dataset = Dataset()
    for name, value in fields.items():
        setattr(dataset, name, value)
    return dataset


def text(numbers):
    return ["%.8g" % number for number in numbers]


def dicom_seg(name, masks, kind):
    axes = LPS @ affine[:3, :3] / np.array(SPACING)
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID = "1.2.840.10008.5.1.4.1.1.66.4"
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID = "1.2.3.4"
    ds.Modality, ds.SegmentationType = "SEG", kind
    ds.Rows, ds.Columns, ds.SamplesPerPixel, ds.PhotometricInterpretation, ds.PixelRepresentation = 5, 7, 1, "MONOCHROME2", 0
    bits = 1 if kind == "BINARY" else 8
    ds.BitsAllocated = ds.BitsStored = bits
    ds.HighBit = bits - 1
    if kind == "FRACTIONAL":
        ds.SegmentationFractionalType, ds.MaximumFractionalValue = "PROBABILITY", 200
    ds.SegmentSequence = Sequence([item(SegmentNumber=k + 1, SegmentLabel=label) for k, (label, _) in enumerate(masks)])
    ds.SharedFunctionalGroupsSequence = Sequence([item(
        PlaneOrientationSequence=Sequence([item(ImageOrientationPatient=text([*axes[:, 0], *axes[:, 1]]))]),
        PixelMeasuresSequence=Sequence([item(PixelSpacing=text([SPACING[1], SPACING[0]]), SliceThickness="3")]))])
    frames, groups = [], []
    for z in (2, 0, 3, 1):
        for k, (_, mask) in enumerate(masks):
            if not mask[:, :, z].any():
                continue
            position = LPS @ (affine[:3] @ [0, 0, z, 1])
            groups.append(item(
                SegmentIdentificationSequence=Sequence([item(ReferencedSegmentNumber=k + 1)]),
                PlanePositionSequence=Sequence([item(ImagePositionPatient=text(position))])))
            frames.append(mask[:, :, z].T)
    ds.NumberOfFrames = len(frames)
    ds.PerFrameFunctionalGroupsSequence = Sequence(groups)
    stream = np.stack(frames).ravel()
    data = np.packbits(stream.astype("uint8"), bitorder="little").tobytes() if bits == 1 else (stream * 200).astype("uint8").tobytes()
    ds.PixelData = data + b"\0" * (len(data) % 2)
    ds["PixelData"].VR = "OB"
    ds.is_little_endian, ds.is_implicit_VR = True, False
    ds.save_as(name, write_like_original=False)


names = ["spleen", "right kidney", "left kidney", "gallbladder"]
plain = [(name, labels == k + 1) for k, name in enumerate(names)]
dicom_seg("dicom/pydicom-binary.dcm", plain, "BINARY")
dicom_seg("dicom/pydicom-fractional.dcm", [(name, mask * 0.8 + (labels == 0) * 0.1) for name, mask in plain], "FRACTIONAL")
dicom_seg("dicom/pydicom-overlap.dcm", [*plain, ("kidneys", (labels == 2) | (labels == 3))], "BINARY")
cropped = labels.copy()
cropped[:, :, 0] = 0
dicom_seg("dicom/pydicom-cropped.dcm", [(name, cropped == k + 1) for k, name in enumerate(names)], "BINARY")

# Zarr 2 by zarr-python: a store of OME-NGFF 0.4 in folders, and arrays of every compressor in an archive.
import shutil

import zarr
from numcodecs import LZ4, Blosc, GZip, Zlib, Zstd

shutil.rmtree("zarr", ignore_errors=True)
store = zarr.NestedDirectoryStore("zarr/image.ome.zarr")
root = zarr.group(store)
axes = [{"name": "c", "type": "channel"}] + [{"name": name, "type": "space", "unit": "micrometer"} for name in "zyx"]


def multiscale(axes, scale):
    return [{
        "version": "0.4", "axes": axes, "datasets": [{"path": "0", "coordinateTransformations": [{"type": "scale", "scale": scale}]}],
        "coordinateTransformations": [{"type": "scale", "scale": [2.0 if axis["type"] == "space" else 1.0 for axis in axes]}]}]


root.attrs["multiscales"] = multiscale(axes, [1, 1500, 600, 400])
root.create_dataset("0", data=flat[None].astype("float32"), chunks=(1, 4, 5, 7))
organs = root.create_group("labels")
organs.attrs["labels"] = ["organs"]
organs = organs.create_group("organs")
organs.attrs["multiscales"] = multiscale(axes, [1, 1500, 600, 400])
organs.attrs["image-label"] = {
    "version": "0.4", "colors": [{"label-value": 1, "rgba": [255, 0, 0, 255]}],
    "properties": [{"label-value": k + 1, "name": name} for k, name in enumerate(names)]}
organs.create_dataset("0", data=flat[None].astype("int64"), chunks=(1, 2, 5, 7), compressor=Blosc(cname="zstd", shuffle=Blosc.BITSHUFFLE))

with zarr.ZipStore("zarr/arrays.zarr.zip", mode="w") as store:
    root = zarr.group(store)
    for name, compressor in dict(blosc=Blosc(), zlib=Zlib(), gzip=GZip(), zstd=Zstd(), lz4=LZ4(), none=None).items():
        root.create_dataset(name, data=flat.astype(">i4"), chunks=(3, 3, 4), compressor=compressor)
    root.create_dataset("fortran", data=flat.astype("uint16"), chunks=(3, 3, 4), order="F")
    root.create_dataset("bool", data=flat == 1, chunks=(4, 5, 4))
    root.create_dataset("unwritten", shape=(4, 5, 7), chunks=(4, 5, 7), dtype="u1", fill_value=3)

# Zarr 3 by its specification, for zarr-python 2 writes an earlier draft of it: OME-NGFF 0.5 with a shard of eight chunks.
import struct



def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    return struct.pack("<I", crc ^ 0xFFFFFFFF)


def zarr3(shape, chunk, codecs, data_type="uint16", **more):
    return json.dumps({
        "zarr_format": 3, "node_type": "array", "shape": shape, "data_type": data_type, "fill_value": 0,
        "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": chunk}},
        "chunk_key_encoding": {"name": "default", "configuration": {"separator": "/"}}, "codecs": codecs, **more})


def codec(name, **configuration):
    return {"name": name, "configuration": configuration}


little = codec("bytes", endian="little")
with zipfile.ZipFile("zarr/image.ozx", "w") as archive:
    group = {"zarr_format": 3, "node_type": "group"}
    archive.writestr("zarr.json", json.dumps({**group, "attributes": {"ome": {"version": "0.5", "multiscales": []}}}))
    archive.writestr("labels/zarr.json", json.dumps({**group, "attributes": {"ome": {"version": "0.5", "labels": ["organs"]}}}))
    space = [{"name": name, "type": "space", "unit": "millimeter"} for name in "zyx"]
    archive.writestr("labels/organs/zarr.json", json.dumps({**group, "attributes": {"ome": {
        "version": "0.5", "multiscales": multiscale(space, [1.5, 0.6, 0.4]), "image-label": {}}}}))
    chunks, places = b"", b""
    for z in (0, 2):
        for y in (0, 3):
            for x in (0, 4):
                chunk = np.zeros((2, 3, 4), "<u2")
                part = flat[z:z + 2, y:y + 3, x:x + 4]
                chunk[:part.shape[0], :part.shape[1], :part.shape[2]] = part
                packed = Zstd().encode(chunk.tobytes())
                packed = bytes(packed) + crc32c(bytes(packed))
                places += struct.pack("<QQ", len(chunks), len(packed))
                chunks += packed
    archive.writestr("labels/organs/0/zarr.json", zarr3([4, 5, 7], [4, 6, 8], [codec(
        "sharding_indexed", chunk_shape=[2, 3, 4], codecs=[little, codec("zstd", level=0), codec("crc32c")],
        index_codecs=[little, codec("crc32c")], index_location="end")]))
    archive.writestr("labels/organs/0/c/0/0/0", chunks + places + crc32c(places))
    archive.writestr("gzip/zarr.json", zarr3([4, 5, 7], [4, 5, 7], [codec("transpose", order=[2, 0, 1]), little, codec("gzip", level=5)]))
    archive.writestr("gzip/c/0/0/0", GZip().encode(flat.transpose(2, 0, 1).astype("<u2").tobytes()))

# HDF5 by h5py.
import h5py

os.makedirs("hdf5", exist_ok=True)
with h5py.File("hdf5/h5py.h5", "w") as file:
    data = file.create_dataset("exported/labels", data=flat, chunks=(2, 5, 7), compression="gzip", shuffle=True, fletcher32=True)
    data.attrs["element_size_um"] = [3000.0, 1200.0, 800.0]
    file["link"] = h5py.SoftLink("/exported/labels")
    file["sizes"] = np.arange(3)
with h5py.File("hdf5/h5py-several.h5", "w", libver="latest") as file:
    file["int64"] = flat.astype(">i8")
    file["bool"] = flat == 1
    file.create_dataset("lzf", data=flat, chunks=(4, 5, 7), compression="lzf")
    file.create_dataset("scaleoffset", data=flat.astype("int32"), chunks=(4, 5, 7), scaleoffset=0)
    file["probabilities"] = flat.astype("float32") / 4
    file["half"] = flat.astype("float16")
    file["text"] = np.array([[b"a", b"b"]])
    file["nothing"] = h5py.Empty("i4")
    layout = h5py.VirtualLayout(shape=(4, 5, 7), dtype="u1")
    layout[:] = h5py.VirtualSource("missing.h5", "labels", shape=(4, 5, 7))
    file.create_virtual_dataset("virtual", layout)
