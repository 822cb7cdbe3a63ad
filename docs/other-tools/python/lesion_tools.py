"""Tools that score lesion by lesion."""

import os
import tempfile

import numpy as np

from tool_scores import scores_of, version_of

WORST_DISTANCE = 374


def brats_scores():
    import metrics
    import nibabel

    folder = tempfile.mkdtemp()

    def both(prediction, target, spacing, classes):
        files = []
        for name, mask in (("prediction", prediction), ("target", target)):
            image = nibabel.Nifti1Image(3 * mask.astype(np.uint8), np.diag([*spacing, 1]))
            files.append(os.path.join(folder, f"{name}.nii"))
            nibabel.save(image, files[-1])
        table = metrics.get_LesionWiseResults(*files, "BraTS-GLI")
        row = table[table["Labels"] == "ET"].iloc[0]
        names = {
            "matched": "Num_TP",
            "missed": "Num_FN",
            "extra": "Num_FP",
            "lesion-dice": "LesionWise_Score_Dice",
            "lesion-hd95": "LesionWise_Score_HD95",
        }
        return {"classes": [scores_of({name: lambda own=own: row[own] for name, own in names.items()})]}

    return version_of("BraTS-2023-Metrics"), both


def panoptica_scores():
    import panoptica
    from panoptica.utils.edge_case_handling import EdgeCaseHandler, EdgeCaseResult, MetricZeroTPEdgeCaseHandling

    handler = EdgeCaseHandler()
    # It has no value of HD where nothing is matched, and raises an error unless it is given one.
    handler.listmetric_zeroTP_handling[panoptica.Metric.HD] = MetricZeroTPEdgeCaseHandling(
        default_result=EdgeCaseResult.INF, no_instances_result=EdgeCaseResult.NAN
    )
    evaluator = panoptica.Panoptica_Evaluator(
        panoptica.InputType.SEMANTIC,
        panoptica.ConnectedComponentsInstanceApproximator(),
        panoptica.NaiveThresholdMatching(),
        instance_metrics=[panoptica.Metric.DSC, panoptica.Metric.IOU, panoptica.Metric.HD],
        edge_case_handler=handler,
        global_metrics=[],
    )

    def both(prediction, target, spacing, classes):
        (result,) = evaluator.evaluate(prediction, target, voxelspacing=spacing, verbose=False).values()
        names = {
            "matched": "tp",
            "missed": "fn",
            "extra": "fp",
            "lesion-precision": "prec",
            "lesion-recall": "rec",
            "lesion-f1": "rq",
            "lesion-sq": "sq",
            "lesion-pq": "pq",
            "lesion-dice": "sq_dsc",
            "lesion-hd100": "sq_hd",
        }
        return {"classes": [scores_of({name: lambda own=own: getattr(result, own) for name, own in names.items()})]}

    return version_of("panoptica"), both


def cc_scores():
    import CCMetrics
    import torch

    def both(prediction, target, spacing, classes):
        maps = [torch.from_numpy(np.stack([1 - mask, mask])[None].astype(np.int64)) for mask in (prediction, target)]

        def mean(make, **options):
            metric = make(use_caching=False, **options)
            metric(*maps)
            return metric.cc_aggregate()[0]

        worst = {"metric_worst_score": WORST_DISTANCE}
        return {"classes": [scores_of({
            "lesion-dice": lambda: mean(CCMetrics.CCDiceMetric),
            # In voxels: it hands no spacing on.
            "lesion-hd95 in voxels": lambda: mean(CCMetrics.CCHausdorffDistance95Metric, **worst),
        })]}

    return version_of("CC-Metrics"), both
