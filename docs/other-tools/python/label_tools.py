"""Tools that score two label maps."""

import math

import numpy as np

from tool_scores import TOLERANCE, scores_of, version_of


def one_hot(labels, classes):
    import torch

    return torch.from_numpy(np.stack([labels == label for label in range(classes)])[None].astype(np.int64))


def monai_scores():
    from monai import metrics

    def mean(metric):
        # MONAI gives 0 for the mean of no score at all.
        metric.get_not_nans = True
        value, count = metric.aggregate()
        return value if count > 0 else math.nan

    def both(prediction, target, spacing, classes):
        p, t = one_hot(prediction, classes), one_hot(target, classes)
        tools = {
            "dice": (metrics.DiceMetric(), {}),
            "jaccard": (metrics.MeanIoU(), {}),
            "hd": (metrics.HausdorffDistanceMetric(), {"spacing": spacing}),
            "hd95": (metrics.HausdorffDistanceMetric(percentile=95), {"spacing": spacing}),
            "assd": (metrics.SurfaceDistanceMetric(symmetric=True), {"spacing": spacing}),
            "surface-dice": (metrics.SurfaceDiceMetric([TOLERANCE] * (classes - 1)), {"spacing": spacing}),
        }
        found = {name: tool(p, t, **options)[0, 1 - classes :] for name, (tool, options) in tools.items()}
        return {
            "classes": [scores_of({name: lambda row=row: row[k] for name, row in found.items()}) for k in range(classes - 1)],
            "mean": scores_of({name: lambda tool=tool: mean(tool) for name, (tool, _) in tools.items()}),
        }

    return version_of("monai"), both


def torchmetrics_scores():
    from torchmetrics.functional.segmentation import dice_score, hausdorff_distance
    from torchmetrics.segmentation import DiceScore, HausdorffDistance

    def mean(metric, p, t):
        metric.update(p, t)
        return metric.compute()

    def both(prediction, target, spacing, classes):
        p, t = one_hot(prediction, classes), one_hot(target, classes)
        spacing = list(spacing)

        def masks(label):
            return one_hot(prediction == label, 2), one_hot(target == label, 2)

        def of_class(label):
            found = {"dice": lambda: dice_score(p, t, classes, average="none")[0, label]}
            if is_square:
                found["hd"] = lambda: hausdorff_distance(*masks(label), 2, spacing=spacing)[0, 0]
            return scores_of(found)

        # In other images its distances are those of other pixels, or it raises an error.
        is_square = len(prediction.shape) == 2 and prediction.shape[0] == prediction.shape[1]
        means = {"dice": lambda: mean(DiceScore(classes), p, t)}
        # A class in neither map raises an error for all of them.
        if is_square and np.union1d(prediction, target).size == classes:
            means["hd"] = lambda: mean(HausdorffDistance(classes, spacing=spacing), p, t)
        return {"classes": [of_class(label) for label in range(1, classes)], "mean": scores_of(means)}

    return version_of("torchmetrics"), both


def segmetrics_scores():
    from seg_metrics import seg_metrics

    names = ["dice", "jaccard", "precision", "recall", "hd", "hd95", "msd"]

    def both(prediction, target, spacing, classes):
        labels = list(range(1, classes))
        maps = {"gdth_img": target, "pred_img": prediction}
        found = seg_metrics.write_metrics(labels, metrics=names, spacing=spacing, TPTNFPFN=False, **maps)[0]
        title = {"msd": "assd"}
        return {
            "classes": [
                scores_of({title.get(name, name): lambda name=name: found[name][k] for name in names})
                for k in range(classes - 1)
            ]
        }

    return version_of("seg-metrics"), both


def nnunet_scores():
    from nnunetv2.evaluation.evaluate_predictions import compute_metrics

    class Maps:
        """Stands for files: a reader of label maps in memory."""

        def read_seg(self, labels):
            return labels[None], {}

    def both(prediction, target, spacing, classes):
        labels = list(range(1, classes))
        found = compute_metrics(target, prediction, Maps(), labels)["metrics"]
        return {
            "classes": [
                scores_of({"dice": lambda: found[label]["Dice"], "jaccard": lambda: found[label]["IoU"]})
                for label in labels
            ]
        }

    return version_of("nnunetv2"), both
