"""Dice, HD95 and surface Dice at 2 mm of every class of every pair of two folders, by nibabel and SciPy, in the box around each class."""

import os
import sys

import nibabel as nib
import numpy as np
from scipy import ndimage

predictions, targets = sys.argv[1:]


def surface_distances(prediction, target, spacing):
    """Distances of the border voxels of each mask to the border of the other one."""
    first, second = [mask ^ ndimage.binary_erosion(mask) for mask in (prediction, target)]
    there = ndimage.distance_transform_edt(~second, sampling=spacing)[first]
    back = ndimage.distance_transform_edt(~first, sampling=spacing)[second]
    return there, back


for name in sorted(os.listdir(targets)):
    images = [nib.load(os.path.join(folder, name)) for folder in (predictions, targets)]
    prediction, target = [np.asanyarray(image.dataobj) for image in images]
    spacing = images[1].header.get_zooms()[:3]
    boxes = [ndimage.find_objects(volume) for volume in (prediction, target)]
    for label in range(1, max(map(len, boxes)) + 1):
        found = [each[label - 1] for each in boxes if len(each) >= label and each[label - 1]]
        if not found:
            continue
        box = tuple(
            slice(max(0, min(one[axis].start for one in found) - 1), max(one[axis].stop for one in found) + 1)
            for axis in range(3)
        )
        masks = [volume[box] == label for volume in (prediction, target)]
        dice = 2 * (masks[0] & masks[1]).sum() / (masks[0].sum() + masks[1].sum())
        if len(found) < 2:
            print(name, label, dice)
            continue
        there, back = surface_distances(*masks, spacing)
        hd95 = max(np.percentile(there, 95), np.percentile(back, 95))
        near = ((there <= 2).sum() + (back <= 2).sum()) / (there.size + back.size)
        print(name, label, dice, hd95, near)
