"""Writes scores.json: scores of random label maps by NumPy, SciPy, scikit-image and scikit-learn.

    python3 make_scores.py     Debian 12: numpy 1.24.2, scipy 1.10.1, scikit-image 0.19.3, scikit-learn 1.2.1
"""

import json
from pathlib import Path

import numpy as np
from scipy import ndimage
from skimage.measure import euler_number, label
from skimage.morphology import skeletonize
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss, confusion_matrix

random = np.random.default_rng(17)
CLASSES = 3


def blobs(shape, scale):
    """Labels 0 to 2 of smooth noise."""
    noise = ndimage.gaussian_filter(random.standard_normal(shape), scale)
    return np.digitize(noise, np.quantile(noise, [0.6, 0.85])).astype(int)


def surface(mask):
    return mask & ~ndimage.binary_erosion(mask, ndimage.generate_binary_structure(mask.ndim, 1))


def distances(prediction, target, spacing):
    ours, theirs = surface(prediction), surface(target)
    there = ndimage.distance_transform_edt(~theirs, sampling=spacing)[ours]
    back = ndimage.distance_transform_edt(~ours, sampling=spacing)[theirs]
    both = np.concatenate([there, back])
    return {
        "asd-to-target": there.mean(),
        "asd-to-prediction": back.mean(),
        "hd-to-target": there.max(),
        "hd-to-prediction": back.max(),
        "hd95-to-target": np.percentile(there, 95),
        "hd95-to-prediction": np.percentile(back, 95),
        "median-distance": np.median(both),
        "rms-distance": np.sqrt((both**2).mean()),
        "distance-deviation": both.std(),
        "balanced-ahd": (there.sum() + back.sum()) / len(back) / 2,
    }


def betti(mask):
    """Components, tunnels and cavities by components and the Euler number, all neighbours connected inside."""
    b0 = label(mask, connectivity=mask.ndim).max()
    outside = label(np.pad(~mask, 1, constant_values=True), connectivity=1).max() - 1
    euler = euler_number(mask, connectivity=mask.ndim)
    if mask.ndim == 2:
        assert euler == b0 - outside
        return [b0, outside, 0]
    return [b0, b0 + outside - euler, outside]


def scores(prediction, target, spacing):
    matrix = confusion_matrix(target.ravel(), prediction.ravel())
    (tn, fp), (fn, tp) = matrix
    volume = np.prod(spacing) / 1000
    centres = [np.array(ndimage.center_of_mass(mask)) * spacing for mask in (prediction, target)]
    ours, theirs = betti(prediction), betti(target)
    return {
        **distances(prediction, target, spacing),
        "centre-distance": np.linalg.norm(centres[0] - centres[1]),
        "volume-difference": (fp - fn) * volume,
        "absolute-volume-difference": abs(fp - fn) * volume,
        "relative-volume-difference": 100 * (fp - fn) / (tp + fn),
        "absolute-relative-volume-difference": 100 * abs(fp - fn) / (tp + fn),
    }, {
        "confusion": [int(n) for n in (tp, fp, fn, tn)],
        "betti": [[int(n) for n in ours], [int(n) for n in theirs]],
        "skeletons": [int((skeletonize(mask) > 0).sum()) for mask in (prediction, target)],
        "centerline-dice": centerline(prediction, target),
    }


def centerline(prediction, target):
    ours, theirs = skeletonize(prediction) > 0, skeletonize(target) > 0
    precision = (ours & target).sum() / ours.sum()
    sensitivity = (theirs & prediction).sum() / theirs.sum()
    return 2 * precision * sensitivity / (precision + sensitivity)


def pairs():
    for shape, spacing in [((24, 30), (0.8, 1.25)), ((40, 33), (1, 1)), ((12, 14, 16), (3, 0.75, 0.75)), ((18, 16, 15), (1, 1, 1))]:
        prediction, target = blobs(shape, 1.6), blobs(shape, 1.6)
        mixed = np.where(ndimage.gaussian_filter(random.standard_normal(shape), 2) > 0, target, prediction)
        classes = []
        for c in range(1, CLASSES):
            numbers, others = scores(mixed == c, target == c, spacing)
            classes.append({"class": c, "scores": {name: float(value) for name, value in numbers.items()}, **others})
        yield {
            "shape": shape,
            "spacing": spacing,
            "prediction": "".join(map(str, mixed.ravel())),
            "target": "".join(map(str, target.ravel())),
            "classes": classes,
        }


def calibration():
    for bins in (5, 10, 15):
        # Tenths lie on the borders of bins, which belong to the bin below.
        p = np.round(random.beta(0.6, 0.8, 400), 2).astype(np.float32).astype(float)
        t = (random.random(400) < p**1.4).astype(int)
        true, predicted = calibration_curve(t, p, n_bins=bins)
        ids = np.searchsorted(np.linspace(0, 1, bins + 1)[1:-1], p)
        sizes = np.bincount(ids, minlength=bins)
        sizes = sizes[sizes > 0]
        gaps = np.abs(true - predicted)
        yield {
            "bins": bins,
            "probabilities": p.tolist(),
            "target": t.tolist(),
            "expected": float((gaps * sizes).sum() / sizes.sum()),
            "average": float(gaps.mean()),
            "maximum": float(gaps.max()),
            "brier": float(brier_score_loss(t, p)),
        }


result = {"pairs": list(pairs()), "calibration": list(calibration())}
Path(__file__).with_name("scores.json").write_text(json.dumps(result) + "\n")
