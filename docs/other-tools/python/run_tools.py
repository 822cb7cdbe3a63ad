"""Scores of pairs of label maps by one tool, a line of JSON each: `run_tools.py TOOL PAIRS`, of a file that run-tools.ts writes.

Without a file the program prints the version of the tool alone. A tool that is not installed ends it with the code 3. Only public
functions of each tool are called, with their defaults but for the spacing. A line has the scores of every class but class 0, and
the means over the classes where the tool has one. A score is null where the tool gives NaN or raises an error.
"""

import contextlib
import json
import logging
import os
import struct
import sys
import warnings

import label_tools
import lesion_tools
import mask_tools
import numpy as np


def pairs(path):
    with open(path, "rb") as file:
        data = file.read()
    at = 0
    while at < len(data):
        axes, classes, *shape = struct.unpack_from("<5i", data, at)
        spacing = struct.unpack_from("<3d", data, at + 20)[3 - axes :]
        at += 44
        size = shape[0] * shape[1] * shape[2]
        maps = [np.frombuffer(data, np.uint8, size, at + k * size).reshape(shape[3 - axes :]) for k in (0, 1)]
        at += 2 * size
        yield maps[0], maps[1], spacing, classes


TOOLS = {
    "scipy": mask_tools.scipy_scores,
    "scikit-image": mask_tools.skimage_scores,
    "scikit-learn": mask_tools.sklearn_scores,
    "medpy": mask_tools.medpy_scores,
    "deepmind": mask_tools.deepmind_scores,
    "monai": label_tools.monai_scores,
    "panoptica": mask_tools.panoptica_scores,
    "torchmetrics": label_tools.torchmetrics_scores,
    "seg-metrics": label_tools.segmetrics_scores,
    "nnunet": label_tools.nnunet_scores,
    "brats2023": lesion_tools.brats_scores,
    "panoptica lesions": lesion_tools.panoptica_scores,
    "cc-metrics": lesion_tools.cc_scores,
}


def main():
    tool, *files = sys.argv[1:]
    warnings.simplefilter("ignore")
    logging.disable()
    out = sys.stdout
    # Some tools print while they work.
    with open(os.devnull, "w") as nothing, contextlib.redirect_stdout(nothing):
        try:
            version, scores = TOOLS[tool]()
        except ImportError as error:
            print(error, file=sys.stderr)
            sys.exit(3)
        if not files:
            print(version, file=out)
        for pair in (pair for path in files for pair in pairs(path)):
            print(json.dumps(scores(*pair)), file=out)


main()
