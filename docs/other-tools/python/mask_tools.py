"""Tools that score two masks."""

import numpy as np

from tool_scores import TOLERANCE, by_class, scores_of, version_of


def scipy_scores():
    import scipy
    from scipy.ndimage import binary_erosion, distance_transform_edt
    from scipy.spatial.distance import dice, jaccard

    def directed(one, other, spacing):
        border, others = one ^ binary_erosion(one), other ^ binary_erosion(other)
        return distance_transform_edt(~others, sampling=spacing)[border]

    def scores(p, t, spacing):
        a, b = directed(p, t, spacing), directed(t, p, spacing)
        return scores_of({
            "dice": lambda: 1 - dice(p.ravel(), t.ravel()),
            "jaccard": lambda: 1 - jaccard(p.ravel(), t.ravel()),
            "hd": lambda: max(a.max(), b.max()),
            "hd95": lambda: max(np.percentile(a, 95), np.percentile(b, 95)),
            "assd": lambda: np.concatenate([a, b]).mean(),
            "surface-dice": lambda: (np.sum(a <= TOLERANCE) + np.sum(b <= TOLERANCE)) / (len(a) + len(b)),
        })

    return scipy.__version__, by_class(scores, empty=False)


def skimage_scores():
    import skimage
    from skimage.metrics import hausdorff_distance

    def scores(p, t, spacing):
        return scores_of({"hd in voxels": lambda: hausdorff_distance(p, t)})

    return skimage.__version__, by_class(scores, empty=False)


def sklearn_scores():
    import sklearn
    from sklearn import metrics

    def scores(p, t, spacing):
        p, t = p.ravel(), t.ravel()
        return scores_of({
            "dice": lambda: metrics.f1_score(t, p),
            "jaccard": lambda: metrics.jaccard_score(t, p),
            "precision": lambda: metrics.precision_score(t, p),
            "recall": lambda: metrics.recall_score(t, p),
            "accuracy": lambda: metrics.accuracy_score(t, p),
            "balanced-accuracy": lambda: metrics.balanced_accuracy_score(t, p),
            "mcc": lambda: metrics.matthews_corrcoef(t, p),
            "kappa": lambda: metrics.cohen_kappa_score(t, p),
        })

    return sklearn.__version__, by_class(scores, empty=False)


def medpy_scores():
    from medpy.metric import binary

    def scores(p, t, spacing):
        return scores_of({
            "dice": lambda: binary.dc(p, t),
            "jaccard": lambda: binary.jc(p, t),
            "precision": lambda: binary.precision(p, t),
            "recall": lambda: binary.recall(p, t),
            "specificity": lambda: binary.specificity(p, t),
            "hd": lambda: binary.hd(p, t, spacing),
            "hd95": lambda: binary.hd95(p, t, spacing),
            "assd": lambda: binary.assd(p, t, spacing),
        })

    return version_of("medpy"), by_class(scores)


def deepmind_scores():
    import surface_distance as tool

    def scores(p, t, spacing):
        def of(function, *arguments):
            return lambda: function(tool.compute_surface_distances(t, p, spacing), *arguments)

        return scores_of({
            "dice": lambda: tool.compute_dice_coefficient(t, p),
            "hd": of(tool.compute_robust_hausdorff, 100),
            "hd95": of(tool.compute_robust_hausdorff, 95),
            "surface-dice": of(tool.compute_surface_dice_at_tolerance, TOLERANCE),
        })

    return version_of("surface-distance"), by_class(scores)


def panoptica_scores():
    import panoptica
    from panoptica.metrics import Metric

    names = {"dice": "dsc", "jaccard": "iou", "hd": "hd", "hd95": "hd95", "assd": "assd", "surface-dice": "nsd"}

    def evaluated(p, t, name):
        # One score at a time: an evaluator that lacks one of them raises an error for all.
        evaluator = panoptica.Panoptica_Evaluator(
            panoptica.InputType.SEMANTIC,
            panoptica.ConnectedComponentsInstanceApproximator(),
            panoptica.NaiveThresholdMatching(),
            instance_metrics=[Metric.DSC],
            global_metrics=[next(metric for metric in Metric if metric.name.lower() == name)],
        )
        (result,) = evaluator.evaluate(p.astype(np.uint8), t.astype(np.uint8), verbose=False).values()
        return getattr(result, f"global_bin_{name}")

    def scores(p, t, spacing):
        if not (p.any() and t.any()):
            # Its functions are for masks with voxels; those without are a matter of the evaluator.
            return scores_of({name: lambda own=own: evaluated(p, t, own) for name, own in names.items()})
        return scores_of({
            "dice": lambda: Metric.DSC(t, p),
            "jaccard": lambda: Metric.IOU(t, p),
            "hd": lambda: Metric.HD(t, p, voxelspacing=spacing),
            "hd95": lambda: Metric.HD95(t, p, voxelspacing=spacing),
            "assd": lambda: Metric.ASSD(t, p, voxelspacing=spacing),
            "surface-dice": lambda: Metric.NSD(t, p, voxelspacing=spacing, threshold=TOLERANCE),
        })

    return version_of("panoptica"), by_class(scores)
