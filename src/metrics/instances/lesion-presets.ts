import type { LesionRules } from "../lesions/lesion-rules.ts";

/**
 * The rules of challenges and libraries, to spread into the options of {@link lesionScores} or into the lesions of a {@link DiceMeter}.
 *
 * Each of them overlooks one fault:
 *
 * - `brats2023` (BraTS 2023 of gliomas): the size of an isolated false lesion does not matter, one voxel costs as much as a hundred ml; a
 *   false lesion that touches the dilated target counts as its prediction.
 * - `panoptica` (IoU from 0.5 up, one to one): a target that is found in two halves counts as missed, and both halves as extra lesions;
 *   the mean Dice is that of matched lesions alone, so it rises when a difficult one is missed. In 2-D panoptica connects pixels that
 *   share an edge: add `connectivity: 4`.
 * - `"cc-metrics"` (Voronoi cells of the targets): an isolated false lesion is not counted, and lowers only the score of the target
 *   whose cell it is in; a target without lesions has no cells, and any prediction there has Dice 0.
 *
 * @example
 * lesionPresets.panoptica.match // "threshold"
 * @see Saluja et al., https://github.com/rachitsaluja/BraTS-2023-Metrics
 * @see Kofler et al. 2023, https://arxiv.org/abs/2312.02608
 * @see Jaus et al. 2024, https://arxiv.org/abs/2410.18684
 */
export const lesionPresets: Readonly<Record<"brats2023" | "panoptica" | "cc-metrics", LesionRules>> = {
  brats2023: {
    match: "dilation",
    dilation: 3,
    minimum: 50,
    mean: "all",
    penalty: 374,
    percentiles: [95],
  },
  panoptica: {
    match: "threshold",
    agreement: "iou",
    threshold: 0.5,
    mean: "matched",
    percentiles: [95],
    boundary: "voxels",
  },
  "cc-metrics": { match: "voronoi", cells: "voxels", mean: "targets", percentiles: [95], boundary: "voxels" },
};
