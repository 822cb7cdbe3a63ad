"""Pairs of labels counted by NumPy. Prints milliseconds of processor time, a run a line."""

import sys
import time

import numpy as np

runs, voxels = int(sys.argv[2]), int(sys.argv[3])
random = np.random.default_rng(3)
lengths = random.integers(5, 600, voxels // 150)
labels = np.repeat(random.integers(0, 8, len(lengths)).astype(np.uint8), lengths)
target = np.resize(labels, voxels)
prediction = np.roll(target, 1)
for run in range(runs + 1):
    start = time.process_time()
    np.bincount(prediction.astype(np.int64) * 16 + target, minlength=256)
    if run > 0:
        print((time.process_time() - start) * 1e3, flush=True)
