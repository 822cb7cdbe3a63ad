import type { Convention } from "./convention.ts";

/** The name of a convention. */
export type ConventionName =
  | "deepmind"
  | "monai"
  | "medpy"
  | "medpy-0.4"
  | "panoptica"
  | "plastimatch"
  | "plastimatch-boundary"
  | "itk"
  | "itk-contour"
  | "seg-metrics"
  | "nnunet"
  | "torchmetrics"
  | "torchmetrics-1.8";

type Tool = Pick<Convention, "tool" | "version" | "source">;
type Usual = Omit<Convention, keyof Tool | "scores" | "boundary">;

/**
 * The conventions of other tools, a row of choices each. Where versions differ, the name without a number is the newest.
 *
 * @example
 * conventions.medpy.percentile.rule // "pooled"
 */
export const conventions: Readonly<Record<ConventionName, Convention>> = /* @__PURE__ */ conventionTable();

function conventionTable(): Record<ConventionName, Convention> {
  /** What most tools do; a row names what it does otherwise. */
  const USUAL: Usual = {
    percentile: { rule: "larger", reading: "interpolated" },
    average: "symmetric",
    surfaceDice: "pooled",
    empty: {},
    emptyWithoutTarget: [],
    missing: {},
    background: false,
    mean: "macro",
  };

  const MEDPY: Convention = {
    ...USUAL,
    tool: "MedPy",
    version: "0.5.2",
    source: "https://github.com/loli/medpy",
    scores: {
      dice: "dc",
      jaccard: "jc",
      precision: "precision",
      recall: "recall",
      specificity: "specificity",
      hd: "hd",
      percentile: "hd95",
      assd: "assd",
    },
    boundary: "voxels",
    percentile: { rule: "pooled", reading: "interpolated" },
    empty: { dice: 1, jaccard: 1, precision: 0, recall: 0, specificity: 1 },
    missing: { hd: "skip", percentile: "skip", assd: "skip" },
    remark: "raises an error instead of a distance where a map lacks the class",
  };

  const PLASTIMATCH: Usual & Tool = {
    ...USUAL,
    tool: "plastimatch",
    version: "1.9.4",
    source: "https://plastimatch.org",
    percentile: { rule: "mean", reading: "below" },
    average: "meanOfBoth",
    empty: { dice: 0 },
  };

  const ITK: Usual & Tool = {
    ...USUAL,
    tool: "ITK",
    version: "5.2.1",
    source: "https://itk.org",
  };

  const TORCHMETRICS: Convention = {
    ...USUAL,
    tool: "torchmetrics",
    version: "1.9.0",
    source: "https://github.com/Lightning-AI/torchmetrics",
    scores: { dice: "DiceScore", hd: "HausdorffDistance" },
    boundary: "voxels",
    background: true,
    remark:
      "measures distances in square images alone: in others they are those of other pixels, and in 3-D it raises an error, as it does where neither map contains the class",
  };
  return {
    deepmind: {
      ...USUAL,
      tool: "surface-distance of DeepMind",
      version: "0.1",
      source: "https://github.com/google-deepmind/surface-distance",
      scores: {
        dice: "compute_dice_coefficient",
        "surface-dice": "compute_surface_dice_at_tolerance",
        hd: "compute_robust_hausdorff(100)",
        percentile: "compute_robust_hausdorff(95)",
      },
      boundary: "area",
      empty: { hd: Infinity, percentile: Infinity },
    },
    monai: {
      ...USUAL,
      tool: "MONAI",
      version: "1.5.0",
      source: "https://github.com/Project-MONAI/MONAI",
      scores: {
        dice: "DiceMetric",
        jaccard: "MeanIoU",
        "surface-dice": "SurfaceDiceMetric",
        hd: "HausdorffDistanceMetric",
        percentile: "HausdorffDistanceMetric(percentile=95)",
        assd: "SurfaceDistanceMetric(symmetric=True)",
      },
      boundary: "voxels",
      emptyWithoutTarget: ["dice", "jaccard"],
      missing: { percentile: "skip" },
      background: true,
      remark:
        "the percentile of a missed object is NaN, which leaves the mean, so that HD95 improves where objects are missed; a mean over no class is 0",
    },
    medpy: MEDPY,
    "medpy-0.4": {
      ...MEDPY,
      version: "0.4.0",
      average: "meanOfBoth",
      empty: { precision: 0, recall: 0, specificity: 1, dice: 0 },
    },
    panoptica: {
      ...USUAL,
      tool: "panoptica",
      version: "2.1.4",
      source: "https://github.com/BrainLesion/panoptica",
      scores: {
        dice: "DSC",
        jaccard: "IOU",
        "surface-dice": "NSD",
        hd: "HD",
        percentile: "HD95",
        assd: "ASSD",
      },
      boundary: "voxels",
      percentile: { rule: "pooled", reading: "interpolated" },
      average: "meanOfBoth",
      surfaceDice: "meanOfBoth",
      missing: { "surface-dice": "skip", hd: "skip", percentile: "skip" },
      remark: "its metrics are of instances; the row is that of its functions on the mask of a class",
    },
    plastimatch: {
      ...PLASTIMATCH,
      scores: {
        dice: "DICE",
        recall: "SE",
        specificity: "SP",
        hd: "Hausdorff distance",
        percentile: "Percent (0.95) Hausdorff distance",
        assd: "Avg average Hausdorff distance",
      },
      boundary: "region",
      emptyWithoutTarget: ["recall"],
      remark: "prints 3.4e38 for Infinity",
    },
    "plastimatch-boundary": {
      ...PLASTIMATCH,
      scores: {
        hd: "Hausdorff distance (boundary)",
        percentile: "Percent (0.95) Hausdorff distance (boundary)",
        assd: "Avg average Hausdorff distance (boundary)",
      },
      boundary: "voxels",
      empty: {},
      remark:
        "prints 3.4e38 for Infinity; where both maps together are one voxel thick, it measures them as 2-D",
    },
    itk: {
      ...ITK,
      scores: {
        dice: "MeanOverlap",
        jaccard: "UnionOverlap",
        recall: "TargetOverlap",
        hd: "HausdorffDistance",
        assd: "AverageHausdorffDistance",
      },
      boundary: "region",
      average: "meanOfBoth",
      emptyWithoutTarget: ["recall"],
      missing: { hd: "skip", assd: "skip" },
      remark:
        "throws an exception instead of a distance where a map lacks the class, and prints 1.8e308 for a recall without a target",
    },
    "itk-contour": {
      ...ITK,
      scores: { assd: "ContourMeanDistance" },
      boundary: "contour",
      average: "largerOfBoth",
      empty: { assd: 0 },
      remark: "gives 1.3e154 for Infinity",
    },
    "seg-metrics": {
      ...USUAL,
      tool: "seg-metrics",
      version: "1.2.8",
      source: "https://github.com/Jingnan-Jia/segmentation_metrics",
      scores: {
        dice: "dice",
        jaccard: "jaccard",
        precision: "precision",
        recall: "recall",
        hd: "hd",
        percentile: "hd95",
        assd: "msd",
      },
      boundary: "contour",
      percentile: { rule: "pooled", reading: "interpolated" },
      empty: { dice: 1, jaccard: 1, precision: 1, recall: 1, hd: 0, percentile: 0, assd: 0 },
      missing: { hd: 0, percentile: 0, assd: 0 },
      remark: "gives a class that one map lacks the distance 0, the best there is",
    },
    nnunet: {
      ...USUAL,
      tool: "nnU-Net",
      version: "2.8.1",
      source: "https://github.com/MIC-DKFZ/nnUNet",
      scores: { dice: "Dice", jaccard: "IoU" },
      boundary: null,
    },
    torchmetrics: TORCHMETRICS,
    "torchmetrics-1.8": { ...TORCHMETRICS, version: "1.8.2", mean: "micro" },
  };
}
