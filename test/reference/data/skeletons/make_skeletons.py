"""Writes skeletons.json: the skeletons that scikit-image gives of small random masks, by the method of Lee, flat and row-major.

    python3 make_skeletons.py > skeletons.json
"""

import json

import numpy as np
import skimage
from skimage.morphology import skeletonize

random = np.random.default_rng(31)
SHAPES = [(4, 4), (5, 6), (12, 12), (2, 2, 2), (3, 3, 3), (3, 4, 5), (8, 8, 8)]


def text(mask):
    return "".join(str(int(voxel)) for voxel in mask.ravel())


masks = []
for shape in SHAPES:
    for part in np.tile([0.3, 0.5, 0.7, 0.85], 3 if np.prod(shape) > 100 else 10):
        mask = random.random(shape) < part
        masks.append({"shape": shape, "mask": text(mask), "skeleton": text(skeletonize(mask, method="lee") > 0)})

print('{ "scikit-image": %s, "masks": [' % json.dumps(skimage.__version__))
print(",\n".join(json.dumps(mask) for mask in masks))
print("] }")
