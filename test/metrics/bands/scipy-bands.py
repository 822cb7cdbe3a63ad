"""Prints the counts that count-boundary.test and band-counts.test hold: SciPy 1.17.1, NumPy 2.4.6.

Written after the definition, with distance transforms: of voxels from the outermost ones, of points from a grid of half the spacing.
Run: python3 scipy-bands.py
"""
import json

import numpy as np
from scipy import ndimage

SHAPE = (9, 14, 15)
SPACING = (3.0, 0.8, 1.1)


def ball(middle, radius):
    places = np.indices(SHAPE).astype(float)
    square = sum(((places[k] - middle[k]) * SPACING[k]) ** 2 for k in range(3))
    return square <= radius * radius


def outermost(mask):
    return mask & ~ndimage.binary_erosion(mask, border_value=0)


def by_voxels(mask, distance):
    border = outermost(mask)
    return mask & (ndimage.distance_transform_edt(~border, sampling=SPACING) <= distance)


def by_points(mask, distance):
    padded = np.pad(mask, 1).astype(int)
    size = tuple(n + 1 for n in mask.shape)
    around = sum(
        padded[p : p + size[0], r : r + size[1], c : c + size[2]] for p in (0, 1) for r in (0, 1) for c in (0, 1)
    )
    # On a grid of half the spacing, points between voxels are at even places, voxels at odd ones.
    sites = np.zeros(tuple(2 * n + 1 for n in mask.shape), bool)
    sites[::2, ::2, ::2] = (around > 0) & (around < 8)
    far = ndimage.distance_transform_edt(~sites, sampling=[size / 2 for size in SPACING])
    return mask & ((far[1::2, 1::2, 1::2] <= distance) | outermost(mask))


prediction = ball((4.2, 6.1, 7.3), 5.1)
target = ball((3.9, 7.4, 6.8), 5.6) & ~ball((3.9, 7.4, 6.8), 1.7)
for name, band in (("voxels", by_voxels), ("area", by_points)):
    for distance in (0.0, 1.0, 1.7, 2.5, 4.0):
        ours, theirs = band(prediction, distance), band(target, distance)
        print(json.dumps([name, distance, int((ours & theirs).sum()), int(ours.sum()), int(theirs.sum())]))


def by_paper(mask):
    """The definition of Cheng et al. 2021: 3 × 3 erosions by 2 % of the diagonal, rounded, of a mask with zeros around it."""
    steps = max(1, round(0.02 * float(np.hypot(*mask.shape))))
    return mask & ~ndimage.binary_erosion(mask, np.ones((3, 3)), iterations=steps, border_value=0)


def rectangles(*corners):
    mask = np.zeros((200, 150), bool)
    for top, left, bottom, right in corners:
        mask[top:bottom, left:right] = True
    return mask


ours, theirs = by_paper(rectangles((10, 20, 150, 120))), by_paper(rectangles((13, 20, 150, 126), (160, 0, 200, 9)))
print(json.dumps(["paper", int((ours & theirs).sum()), int(ours.sum()), int(theirs.sum())]))
