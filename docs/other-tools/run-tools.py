"""Scores of pairs of masks by one tool, a line of JSON each: `run-tools.py TOOL PAIRS`, of a file that main.ts writes.

A tool that is not installed ends the program with the code 3. Only public functions of each tool are called, with their defaults
but for the spacing.
"""

import json
import struct
import sys
import warnings

import numpy as np

TOLERANCE = 1.5


def pairs(path):
    with open(path, "rb") as file:
        data = file.read()
    at = 0
    while at < len(data):
        shape = struct.unpack_from("<3i", data, at)
        spacing = struct.unpack_from("<3d", data, at + 12)
        at += 36
        size = shape[0] * shape[1] * shape[2]
        maps = [np.frombuffer(data, np.uint8, size, at + k * size).reshape(shape).astype(bool) for k in (0, 1)]
        at += 2 * size
        yield maps[0], maps[1], spacing


def scipy_scores():
    import scipy
    from scipy.ndimage import binary_erosion, distance_transform_edt
    from scipy.spatial.distance import dice, jaccard

    def directed(one, other, spacing):
        border, others = one ^ binary_erosion(one), other ^ binary_erosion(other)
        return distance_transform_edt(~others, sampling=spacing)[border]

    def scores(p, t, spacing):
        a, b = directed(p, t, spacing), directed(t, p, spacing)
        return {
            "dice": 1 - dice(p.ravel(), t.ravel()),
            "jaccard": 1 - jaccard(p.ravel(), t.ravel()),
            "hd": max(a.max(), b.max()),
            "hd95": max(np.percentile(a, 95), np.percentile(b, 95)),
            "assd": np.concatenate([a, b]).mean(),
            "surface-dice": (np.sum(a <= TOLERANCE) + np.sum(b <= TOLERANCE)) / (len(a) + len(b)),
        }

    return scipy.__version__, scores


def skimage_scores():
    import skimage
    from skimage.metrics import hausdorff_distance

    def scores(p, t, spacing):
        return {"hd in voxels": hausdorff_distance(p, t)}

    return skimage.__version__, scores


def sklearn_scores():
    import sklearn
    from sklearn import metrics

    def scores(p, t, spacing):
        p, t = p.ravel(), t.ravel()
        return {
            "dice": metrics.f1_score(t, p),
            "jaccard": metrics.jaccard_score(t, p),
            "precision": metrics.precision_score(t, p),
            "recall": metrics.recall_score(t, p),
            "accuracy": metrics.accuracy_score(t, p),
            "balanced-accuracy": metrics.balanced_accuracy_score(t, p),
            "mcc": metrics.matthews_corrcoef(t, p),
            "kappa": metrics.cohen_kappa_score(t, p),
        }

    return sklearn.__version__, scores


def medpy_scores():
    from medpy.metric import binary

    def scores(p, t, spacing):
        return {
            "dice": binary.dc(p, t),
            "jaccard": binary.jc(p, t),
            "precision": binary.precision(p, t),
            "recall": binary.recall(p, t),
            "specificity": binary.specificity(p, t),
            "hd": binary.hd(p, t, spacing),
            "hd95": binary.hd95(p, t, spacing),
            "assd": binary.assd(p, t, spacing),
        }

    return version_of("medpy"), scores


def deepmind_scores():
    import surface_distance

    def scores(p, t, spacing):
        distances = surface_distance.compute_surface_distances(t, p, spacing)
        return {
            "dice": surface_distance.compute_dice_coefficient(t, p),
            "hd": surface_distance.compute_robust_hausdorff(distances, 100),
            "hd95": surface_distance.compute_robust_hausdorff(distances, 95),
            "surface-dice": surface_distance.compute_surface_dice_at_tolerance(distances, TOLERANCE),
        }

    return version_of("surface-distance"), scores


def monai_scores():
    import torch
    from monai import metrics

    def scores(p, t, spacing):
        p, t = (torch.from_numpy(np.stack([~mask, mask])[None]) for mask in (p, t))
        surfaces = {"spacing": list(spacing)}
        return {
            "dice": float(metrics.DiceMetric(include_background=False)(p, t)[0, 0]),
            "hd": float(metrics.compute_hausdorff_distance(p, t, **surfaces)[0, 0]),
            "hd95": float(metrics.compute_hausdorff_distance(p, t, percentile=95, **surfaces)[0, 0]),
            "assd": float(metrics.compute_average_surface_distance(p, t, symmetric=True, **surfaces)[0, 0]),
            "surface-dice": float(metrics.compute_surface_dice(p, t, [TOLERANCE], **surfaces)[0, 0]),
        }

    return version_of("monai"), scores


def panoptica_scores():
    from panoptica.metrics import Metric

    def scores(p, t, spacing):
        return {
            "dice": Metric.DSC(t, p),
            "jaccard": Metric.IOU(t, p),
            "hd": Metric.HD(t, p, voxelspacing=spacing),
            "hd95": Metric.HD95(t, p, voxelspacing=spacing),
            "assd": Metric.ASSD(t, p, voxelspacing=spacing),
            "surface-dice": Metric.NSD(t, p, voxelspacing=spacing, threshold=TOLERANCE),
        }

    return version_of("panoptica"), scores


def torchmetrics_scores():
    import torch
    from torchmetrics.functional.segmentation import dice_score, hausdorff_distance

    def scores(p, t, spacing):
        p, t = (torch.from_numpy(np.stack([~mask, mask])[None].astype(np.int64)) for mask in (p, t))
        return {
            "dice": float(dice_score(p, t, 2, average="none", include_background=False)[0, 0]),
            "hd": float(hausdorff_distance(p, t, 2, spacing=list(spacing))[0, 0]),
        }

    return version_of("torchmetrics"), scores


def segmetrics_scores():
    from seg_metrics import seg_metrics

    def scores(p, t, spacing):
        found = seg_metrics.write_metrics(
            labels=[1],
            gdth_img=t.astype(np.uint8),
            pred_img=p.astype(np.uint8),
            spacing=spacing,
            TPTNFPFN=False,
            metrics=["dice", "jaccard", "precision", "recall", "hd", "hd95", "msd"],
        )[0]
        names = {"msd": "assd"}
        return {names.get(name, name): found[name][0] for name in found if name not in ("label", "filename")}

    return version_of("seg-metrics"), scores


TOOLS = {
    "scipy": scipy_scores,
    "scikit-image": skimage_scores,
    "scikit-learn": sklearn_scores,
    "medpy": medpy_scores,
    "deepmind": deepmind_scores,
    "monai": monai_scores,
    "panoptica": panoptica_scores,
    "torchmetrics": torchmetrics_scores,
    "seg-metrics": segmetrics_scores,
}


def version_of(package):
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "source"


def main():
    tool, path = sys.argv[1:]
    warnings.simplefilter("ignore")
    try:
        version, scores = TOOLS[tool]()
    except ImportError as error:
        print(error, file=sys.stderr)
        sys.exit(3)
    print(json.dumps({"version": version}))
    for p, t, spacing in pairs(path):
        print(json.dumps({name: float(value) for name, value in scores(p, t, spacing).items()}))


main()
