"""Prints the lesion scores that scipy-lesions.test values hold: SciPy 1.10.1, scikit-image 0.19.3, NumPy 1.24.2 of Debian 12.

Written after the definitions of BraTS 2023, panoptica and CC-Metrics, with whole arrays as they have it. Run: /usr/bin/python3 scipy-lesions.py
"""
import json

import numpy as np
from scipy import ndimage
from scipy.optimize import linear_sum_assignment
from skimage.measure import regionprops

SHAPE = (20, 24, 28)
state = 1


def draw(below):
    global state
    state = state * 48271 % 2147483647
    return state % below


def ball(mask, centre, square):
    z, y, x = np.indices(SHAPE)
    mask |= (z - centre[0]) ** 2 + (y - centre[1]) ** 2 + (x - centre[2]) ** 2 <= square


target, prediction = np.zeros(SHAPE, bool), np.zeros(SHAPE, bool)
for _ in range(16):
    centre = [draw(extent) for extent in SHAPE]
    square = 1 + draw(9)
    ball(target, centre, square)
    if draw(5) > 0:
        ball(prediction, [place + draw(3) - 1 for place in centre], 1 + draw(9))
for _ in range(4):
    ball(prediction, [draw(extent) for extent in SHAPE], 1 + draw(4))

corners = np.ones((3, 3, 3))
edges = ndimage.generate_binary_structure(3, 2)
faces = ndimage.generate_binary_structure(3, 1)
targets, nt = ndimage.label(target, corners)
predictions, np_ = ndimage.label(prediction, corners)


def dice(a, b):
    return 2 * (a & b).sum() / (a.sum() + b.sum())


def iou(a, b):
    return (a & b).sum() / (a | b).sum()


def hd95(a, b):
    if not a.any() or not b.any():
        return 374.0
    edge = lambda m: m & ~ndimage.binary_erosion(m, faces)
    ea, eb = edge(a), edge(b)
    da, db = ndimage.distance_transform_edt(~ea), ndimage.distance_transform_edt(~eb)
    return max(np.percentile(db[ea], 95), np.percentile(da[eb], 95))


def rows(pairs):
    return [[round(float(dice(a, b)), 12), round(float(hd95(a, b)), 12)] for a, b in pairs]


out = {"voxels": [int(prediction.sum()), int(target.sum())], "lesions": [np_, nt]}

wide, nw = ndimage.label(ndimage.binary_dilation(target, edges), corners)
used, pairs = set(), []
for k in range(1, nw + 1):
    lesion = target & (wide == k)
    grown = ndimage.binary_dilation(lesion, edges)
    members = set(np.unique(predictions[grown])) - {0}
    used |= members
    pairs.append((np.isin(predictions, list(members)), lesion))
out["dilation"] = {"rows": rows(pairs), "extra": np_ - len(used)}

nearest, best = np.zeros(SHAPE, int), np.full(SHAPE, np.inf)
for k in range(1, nt + 1):
    distance = ndimage.distance_transform_edt(targets != k)
    nearest[distance < best] = k
    best = np.minimum(best, distance)
out["voronoi"] = {"rows": rows([(prediction & (nearest == k), targets == k) for k in range(1, nt + 1)])}

table = np.array([[iou(predictions == p, targets == t) for p in range(1, np_ + 1)] for t in range(1, nt + 1)])
for name, threshold in (("threshold", 0.3), ("maximum", 0.05)):
    allowed = np.where(table >= threshold, table, 0)
    if name == "maximum":
        chosen = [(t, p) for t, p in zip(*linear_sum_assignment(-allowed)) if allowed[t, p] > 0]
    else:
        chosen = []
        for at in np.argsort(-allowed, axis=None, kind="stable"):
            t, p = divmod(int(at), np_)
            if allowed[t, p] > 0 and t not in [a for a, _ in chosen] and p not in [b for _, b in chosen]:
                chosen.append((t, p))
    out[name] = {
        "matched": sorted([int(t) + 1, int(p) + 1] for t, p in chosen),
        "iou": round(float(sum(allowed[t, p] for t, p in chosen)), 12),
    }

out["centres"] = [[round(float(c), 12) for c in region.centroid] for region in regionprops(targets)][:4]
print(json.dumps(out))
