"""Surface distances by SciPy, in the box around each class. Prints milliseconds of processor time, a run a line, and the peak in MB."""

import resource
import sys
import time

import numpy as np
from scipy import ndimage


def read(path, edge):
    """The bytes of a MetaImage file behind its header."""
    with open(path, "rb") as file:
        return np.frombuffer(file.read()[-(edge**3) :], np.uint8).reshape(edge, edge, edge)


def average_distances(prediction, target):
    """The average symmetric surface distance of each class."""
    found = []
    for label in range(1, int(target.max()) + 1):
        places = np.where((prediction == label) | (target == label))
        if len(places[0]) == 0:
            continue
        box = tuple(slice(max(0, axis.min() - 1), axis.max() + 2) for axis in places)
        masks = [volume[box] == label for volume in (prediction, target)]
        first, second = [mask ^ ndimage.binary_erosion(mask) for mask in masks]
        there = ndimage.distance_transform_edt(~second)[first]
        back = ndimage.distance_transform_edt(~first)[second]
        found.append((there.sum() + back.sum()) / (there.size + back.size))
    return found


runs, edge = int(sys.argv[2]), round(int(sys.argv[3]) ** (1 / 3))
prediction, target = (read(path, edge) for path in sys.argv[-2:])
for run in range(runs + 1):
    start = time.process_time()
    average_distances(prediction, target)
    if run > 0:
        print((time.process_time() - start) * 1e3, flush=True)
print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
