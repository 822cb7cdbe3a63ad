"""Components by SciPy of a volume of bytes. Prints, as JSON, milliseconds of each run, those of processor time, and the number found."""

import json
import sys
import time

import numpy as np
from scipy import ndimage

path, edge, corners, runs = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "26", int(sys.argv[4])
volume = np.fromfile(path, np.uint8).reshape(edge, edge, edge)
structure = ndimage.generate_binary_structure(3, 3 if corners else 1)
ndimage.label(volume, structure)
samples, begun = [], time.process_time()
for _ in range(runs):
    start = time.perf_counter()
    _, count = ndimage.label(volume, structure)
    samples.append((time.perf_counter() - start) * 1e3)
print(json.dumps({"samples": samples, "processor": (time.process_time() - begun) * 1e3 / runs, "count": count}))
